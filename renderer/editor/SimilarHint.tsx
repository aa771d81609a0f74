import { Copy, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { openArticle } from '../state/session.ts';
import { dismissSimilar, useSimilar } from '../state/similar.ts';
import { IconButton } from '../ui/Button.tsx';

/** A quiet word that the library already has an article like this one. */
export function SimilarHint() {
  const { t } = useTranslation();
  const found = useSimilar((similar) => similar.found);
  return (
    <div className="similar" aria-live="polite">
      {found ? (
        <>
          <Copy aria-hidden="true" />
          <span className="similar-words">
            {t(`status.${found.same ? 'same' : 'similar'}.${found.like}`, { title: found.title || t('library.untitled') })}
          </span>
          <AriaButton className="similar-open" onPress={() => void openArticle(found.id)}>
            {t('status.openOther')}
          </AriaButton>
          <IconButton label={t('status.dismissSimilar')} onPress={dismissSimilar}>
            <X aria-hidden="true" />
          </IconButton>
        </>
      ) : null}
    </div>
  );
}
