import { SlidersHorizontal, Smartphone } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenSuggestion } from '#domain/remarks.ts';
import { choosePortal } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { editPortals } from '../state/portalEditor.ts';
import { useReview } from '../state/review.ts';
import { useTextForm } from '../state/textForm.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Segments } from '../ui/Segments.tsx';
import { usePreview } from './usePreview.ts';
import './preview.css';

const emptyPage = '<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>';

/** The right of the desk: the real portal page of the open article, as it is being written. */
export function PreviewPane() {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const portal = useDesk((desk) => desk.portal);
  const isOpen = useCopy((copy) => copy.id !== null);
  const [phone, setPhone] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState<HTMLIFrameElement | null>(null);
  const onLoad = useCallback(() => setLoaded(frame.current), []);
  const failed = usePreview(loaded);
  return (
    <aside className="preview" aria-label={t('preview.title')}>
      <header>
        <h2>{t('preview.title')}</h2>
        <div className="preview-portal">
          <Choice label={t('bar.portal')} hideLabel value={portal?.profile.key ?? ''} options={portals} onChange={(key) => void choosePortal(key)} />
        </div>
        <IconButton label={t('portals.open')} onPress={editPortals}>
          <SlidersHorizontal aria-hidden="true" />
        </IconButton>
        <IconButton label={phone ? t('preview.desktop') : t('preview.phone')} pressed={phone} onPress={() => setPhone(!phone)}>
          <Smartphone aria-hidden="true" />
        </IconButton>
      </header>
      {isOpen ? <FormChoice /> : null}
      {failed ? <p className="preview-failed">{t('preview.failed')}</p> : null}
      <div className={phone ? 'preview-page preview-phone' : 'preview-page'}>
        <iframe ref={frame} title={t('preview.frame')} sandbox="allow-same-origin" srcDoc={emptyPage} onLoad={onLoad} hidden={!isOpen} />
        {isOpen ? null : <p className="preview-empty">{t('preview.empty')}</p>}
      </div>
    </aside>
  );
}

/** The page of the text as it is, or as it would be with its open suggestions. Nothing where there are none. */
function FormChoice() {
  const { t } = useTranslation();
  const isProposed = useTextForm((form) => form.isProposed);
  const count = useReview(({ review }) => Object.values(review.suggestions).filter(isOpenSuggestion).length);
  if (count === 0) return null;
  return (
    <div className="preview-form">
      <Segments<'base' | 'proposed'>
        label={t('suggesting.form')}
        value={isProposed ? 'proposed' : 'base'}
        options={[
          { key: 'base', name: t('suggesting.base') },
          { key: 'proposed', name: t('suggesting.proposed') },
        ]}
        onChange={(form) => useTextForm.setState({ isProposed: form === 'proposed' })}
      />
      <span>{t('suggesting.count', { count })}</span>
    </div>
  );
}
