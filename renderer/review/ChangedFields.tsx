import { useTranslation } from 'react-i18next';
import { piecesOf } from '#domain/difference/pieces.ts';
import { useChecks } from '../state/checks.ts';
import type { FieldChange } from '../state/fieldChanges.ts';
import { Button } from '../ui/Button.tsx';
import { Pieces } from '../ui/Pieces.tsx';

/** Fields that lead to a control of another name. */
const places: Readonly<Record<string, string>> = { source: 'source.name' };

/** Each field with what went and what came in it; its name leads there. */
export function ChangedFields({ changes }: { readonly changes: readonly FieldChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  const goTo = (field: string) => useChecks.setState({ wanted: { field: places[field] ?? field, start: 0, end: 0 } });
  return (
    <table className="changes-fields">
      <caption className="visually-hidden">{t('history.fields')}</caption>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">
              <Button tone="quiet" aria-label={t('changes.goTo', { place: t(`fields.${field}`) })} onPress={() => goTo(field)}>
                {t(`fields.${field}`)}
              </Button>
            </th>
            <td>
              <Pieces pieces={piecesOf(before, after)} />
              {after === '' ? <span className="changes-empty">{t('history.none')}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
