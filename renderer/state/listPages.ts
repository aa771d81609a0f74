import type { CallOutput } from '#contract/calls.ts';

/** Pages of a long list: which are needed, which are missing, which may be forgotten. Pure. */

/** One row of the list: what an article's summary says, and where in it the words were found. */
export type Listed = CallOutput<'article.list'>['articles'][number];
export type Pages = ReadonlyMap<number, readonly Listed[]>;

/** Rows of a page. */
export const pageSize = 100;
/** Pages kept at a time: a window never holds a whole library. */
export const mostPages = 30;
/** Pages asked for at once, at most. */
const mostAtOnce = 5;

/** First and last page, both inclusive. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** The pages of the rows from `from` up to `to`, with a few rows more on both sides, so that slow scrolling meets no gap. */
export function pagesOf(from: number, to: number, margin = 30): PageRange {
  return { first: Math.floor(Math.max(0, from - margin) / pageSize), last: Math.floor(Math.max(0, to - 1 + margin) / pageSize) };
}

/** The first run of neighbours among the wanted pages that are not there or are out of date. Page 0 always exists. */
export function missingRun(wanted: PageRange, total: number, fresh: (page: number) => boolean): PageRange | undefined {
  const end = Math.min(wanted.last, Math.max(0, Math.ceil(total / pageSize) - 1));
  let first = Math.min(wanted.first, end);
  while (first <= end && fresh(first)) first += 1;
  if (first > end) return undefined;
  let last = first;
  while (last < end && last - first + 1 < mostAtOnce && !fresh(last + 1)) last += 1;
  return { first, last };
}

/** Cuts an answer into pages. A row that says the same as before stays the same object, so that nothing is drawn anew. */
export function cutPages({ first, last }: PageRange, articles: readonly Listed[], before: Pages): [number, readonly Listed[]][] {
  const known = new Map<string, Listed>();
  for (const rows of before.values()) for (const row of rows) known.set(row.id, row);
  const kept = articles.map((row) => {
    const old = known.get(row.id);
    return old && sameRow(old, row) ? old : row;
  });
  return Array.from({ length: last - first + 1 }, (_, at) => [first + at, kept.slice(at * pageSize, (at + 1) * pageSize)]);
}

function sameRow(one: Listed, other: Listed): boolean {
  return (
    one.revision === other.revision &&
    one.updatedAt === other.updatedAt &&
    one.title === other.title &&
    one.channel === other.channel &&
    one.state === other.state &&
    one.han === other.han &&
    one.authors.join('\n') === other.authors.join('\n') &&
    one.snippet?.text === other.snippet?.text &&
    one.snippet?.marks.join() === other.snippet?.marks.join()
  );
}

/** Forgets the pages that are farthest from the wanted ones, and those beyond the end. */
export function trimPages(pages: Pages, wanted: PageRange, total: number): Pages {
  const end = Math.max(1, Math.ceil(total / pageSize));
  const away = (page: number) => Math.max(0, wanted.first - page, page - wanted.last);
  const nearest = [...pages.keys()].filter((page) => page < end).sort((one, other) => away(one) - away(other));
  const kept = new Set(nearest.slice(0, mostPages));
  return kept.size === pages.size ? pages : new Map([...pages].filter(([page]) => kept.has(page)));
}

export function rowAt(pages: Pages, index: number): Listed | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

/** Where an article stands among the rows that are there. */
export function placeOf(pages: Pages, id: string): number | undefined {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return page * pageSize + at;
  }
  return undefined;
}
