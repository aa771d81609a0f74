import type { ListGroup, ListOrder } from '#domain/query.ts';
import type { Settings } from '#domain/settings.ts';
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
  if (filter.text !== undefined) setHits(nextArrangement(hits, order));
  else void saveSettings({ list: ordered(list, order) });
}

export function chooseGroup(group: ListGroup): void {
  void saveSettings({ list: grouped(useDesk.getState().settings.list, group) });
}

/** Newest and longest first, names from the beginning; the best never last. */
export function nextArrangement(before: Arrangement, order: ListOrder): Arrangement {
  if (order === 'best') return { order, descending: true };
  if (order === before.order) return { order, descending: !before.descending };
  return { order, descending: order === 'changed' || order === 'han' };
}

/** Who sorts by title means the whole library, not each day by itself. */
export function ordered(list: Settings['list'], order: ListOrder): Settings['list'] {
  const group = list.group === 'day' && order !== 'changed' ? 'none' : list.group;
  return { ...nextArrangement(list, order), group };
}

/** Days go by the time of the last change. */
export function grouped(list: Settings['list'], group: ListGroup): Settings['list'] {
  return group === 'day' ? { group, order: 'changed', descending: true } : { ...list, group };
}
