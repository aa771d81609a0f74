import { useTranslation } from 'react-i18next';
import { useChecks } from '../state/checks.ts';
import { Button } from '../ui/Button.tsx';
import type { PictureChange } from './pictureChanges.ts';

/** Pictures that came and went; one that is there leads to its place among the pictures. */
export function ChangedPictures({ changes }: { readonly changes: readonly PictureChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  const goTo = (id: string) => useChecks.setState({ wanted: { field: `media.${id}.caption`, start: 0, end: 0 } });
  return (
    <ul className="changes-pictures" aria-label={t('pictures.title')}>
      {changes.map(({ id, how, name }) => (
        <li key={id}>
          <span className={`changes-${how}`}>{t(`changes.picture.${how}`)}</span>
          {how === 'removed' ? (
            <span>{name}</span>
          ) : (
            <Button tone="quiet" aria-label={t('changes.goTo', { place: name })} onPress={() => goTo(id)}>
              {name}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
