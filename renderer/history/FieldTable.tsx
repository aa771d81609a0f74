import { useTranslation } from 'react-i18next';
import type { EditableFields } from '#domain/article.ts';
import { whenText } from '../i18n/when.ts';
import { useChannelNames } from '../state/channels.ts';
import { useDesk } from '../state/desk.ts';
import { fieldChanges } from '../state/fieldChanges.ts';

/** The fields of the head that differ; nothing when none does. */
export function FieldTable({ before, after }: { readonly before: EditableFields; readonly after: EditableFields }) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const channels = useChannelNames();
  const changes = fieldChanges(before, after, {
    channel: (key) => channels.get(key) ?? key,
    time: (instant) => whenText(instant, timeZone, i18n.language),
    kind: (kind) => t(`fields.${kind}`),
    pictures: (count) => t('history.pictures', { count }),
  });
  if (changes.length === 0) return null;
  return (
    <table className="history-fields">
      <caption className="visually-hidden">{t('history.fields')}</caption>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{t(`fields.${change.field}`)}</th>
            <td>
              <del>{change.before || t('history.none')}</del>
            </td>
            <td>
              <ins>{change.after || t('history.none')}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
