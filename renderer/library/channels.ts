import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../state/desk.ts';

/** How the portal calls a channel; one that it does not have goes by its key. */
export function useChannelName(): (key: string) => string {
  const { t } = useTranslation();
  const portal = useDesk((desk) => desk.portal);
  const channels = useMemo(() => new Map(portal?.profile.page.channels.map(({ key, name }) => [key, name])), [portal]);
  return useCallback((key: string) => (key === '' ? t('fields.noChannel') : (channels.get(key) ?? key)), [channels, t]);
}
