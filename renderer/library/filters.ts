import type { ListFilter } from '#domain/query.ts';
import type { Settings } from '#domain/settings.ts';

/** Saved filters as settings hold them: a name once, in the order they were saved. Pure. */
type Filters = Settings['filters'];

/** As many as settings take. */
export const mostFilters = 50;

/** With a filter under a name; one of the same name gives way. */
export function withFilter(filters: Filters, name: string, filter: ListFilter): Filters {
  return [...filters.filter((other) => other.name !== name), { name, filter }];
}

/** With another name in the same place; one that had the name already gives way. */
export function renamed(filters: Filters, name: string, to: string): Filters {
  return filters.filter((other) => other.name === name || other.name !== to).map((one) => (one.name === name ? { ...one, name: to } : one));
}
