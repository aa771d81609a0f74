import { useTranslation } from 'react-i18next';
import type { EditableFields } from '#domain/article.ts';
import { whenText } from '../i18n/when.ts';
import { useChannelNames } from '../state/channels.ts';
import { useDesk } from '../state/desk.ts';
import { type FieldChange, fieldChanges } from '../state/fieldChanges.ts';

/** Fields of the head that differ; pictures are told by themselves. */
export function useFieldChanges(before: EditableFields, after: EditableFields | null): readonly FieldChange[] {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const channels = useChannelNames();
  if (!after) return [];
  const changes = fieldChanges(before, after, {
    channel: (key) => channels.get(key) ?? key,
    time: (instant) => whenText(instant, timeZone, i18n.language),
    kind: (kind) => t(`fields.${kind}`),
    pictures: String,
  });
  return changes.filter(({ field }) => field !== 'pictures');
}
