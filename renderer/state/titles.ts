import { useList } from './list.ts';
import { placeOf, rowAt } from './listPages.ts';

/** When these articles changed, as far as the list knows; of the first five hundred. */
export function changesOf(ids: readonly string[]): readonly string[] {
  const { pages } = useList.getState();
  return ids.slice(0, 500).flatMap((id) => {
    const place = placeOf(pages, id);
    return (place === undefined ? undefined : rowAt(pages, place)?.updatedAt) ?? [];
  });
}

/** Titles as the list has them, of the first five hundred; an article out of sight has none here. */
export function titlesOf(ids: readonly string[]): Map<string, string> {
  const { pages } = useList.getState();
  const titles = new Map<string, string>();
  for (const id of ids.slice(0, 500)) {
    const place = placeOf(pages, id);
    const title = place === undefined ? undefined : rowAt(pages, place)?.title;
    if (title !== undefined) titles.set(id, title);
  }
  return titles;
}
