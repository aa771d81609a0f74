import type { ListFilter } from '#domain/query.ts';

/** What to say of an empty list. A single sign is looked for in titles alone. */
export function whyEmpty(filter: ListFilter): 'none' | 'empty' | 'oneSign' {
  if (Object.keys(filter).length === 0) return 'none';
  return [...(filter.text ?? '').replace(/\s/g, '')].length === 1 ? 'oneSign' : 'empty';
}
