import type { ListOrder } from '#domain/query.ts';
import { saveSettings } from '../state/actions.ts';
import { useDesk } from '../state/desk.ts';
import { setHits, useList } from '../state/list.ts';

export interface Arrangement {
  readonly order: ListOrder;
  readonly descending: boolean;
}

/** The order in force: a search has its own, and forgets it; the list's is kept in the settings. */
export function useArrangement(): Arrangement {
  const hits = useList((list) => (list.filter.text === undefined ? null : list.hits));
  const kept = useDesk((desk) => desk.settings.list);
  return hits ?? kept;
}

/** Another order begins the way a person expects it; the same one again is turned round. */
export function chooseOrder(order: ListOrder): void {
  const { filter, hits } = useList.getState();
  const { list } = useDesk.getState().settings;
  const searching = filter.text !== undefined;
  const arranged = nextArrangement(searching ? hits : list, order);
  if (searching) setHits(arranged);
  else void saveSettings({ list: { ...list, ...arranged } });
}

/** Newest and longest first, names from the beginning; the best never last. */
export function nextArrangement(before: Arrangement, order: ListOrder): Arrangement {
  if (order === 'best') return { order, descending: true };
  if (order === before.order) return { order, descending: !before.descending };
  return { order, descending: order === 'changed' || order === 'han' };
}
