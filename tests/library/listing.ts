import type { Library, ListQuery } from '../../electron/newsroom/ports.ts';

export const everything: ListQuery = {
  filter: {},
  order: 'changed',
  descending: true,
  group: 'none',
  from: 0,
  limit: 1000,
  settled: true,
  timeZone: 'Asia/Shanghai',
};

/** Every article, newest change first, and what is wrong, after a look at every file. */
export async function listed(library: Library, query: Partial<ListQuery> = {}) {
  const { articles } = await library.list({ ...everything, ...query });
  return { articles, damaged: await library.problems() };
}
