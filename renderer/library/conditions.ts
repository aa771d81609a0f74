import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ListFilter } from '#domain/query.ts';
import { useList } from '../state/list.ts';
import { useChannelName } from './channels.ts';

export interface Condition {
  readonly field: keyof ListFilter;
  readonly words: string;
}

/** The conditions in force besides the words searched for. */
export function useConditions(): readonly Condition[] {
  const { t } = useTranslation();
  const filter = useList((list) => list.filter);
  return conditionsOf(filter, t, useChannelName());
}

export function conditionsOf(filter: ListFilter, t: TFunction, channelName: (key: string) => string): readonly Condition[] {
  const { channel, state, author, from, to } = filter;
  return [
    ...(channel === undefined ? [] : [{ field: 'channel' as const, words: channelName(channel) }]),
    ...(state === undefined ? [] : [{ field: 'state' as const, words: t(`state.${state}`) }]),
    ...(author === undefined ? [] : [{ field: 'author' as const, words: author }]),
    ...(from === undefined ? [] : [{ field: 'from' as const, words: t('library.since', { day: from }) }]),
    ...(to === undefined ? [] : [{ field: 'to' as const, words: t('library.until', { day: to }) }]),
  ];
}
