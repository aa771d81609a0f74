import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannelNames } from '../state/channels.ts';

/** How the portals call a channel; one that none of them has goes by its key. */
export function useChannelName(): (key: string) => string {
  const { t } = useTranslation();
  const names = useChannelNames();
  return useCallback((key: string) => (key === '' ? t('fields.noChannel') : (names.get(key) ?? key)), [names, t]);
}
