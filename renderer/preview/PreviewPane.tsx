import { SlidersHorizontal, Smartphone } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choosePortal } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { editPortals } from '../state/portalEditor.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
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
      {failed ? <p className="preview-failed">{t('preview.failed')}</p> : null}
      <div className={phone ? 'preview-page preview-phone' : 'preview-page'}>
        <iframe ref={frame} title={t('preview.frame')} sandbox="allow-same-origin" srcDoc={emptyPage} onLoad={onLoad} hidden={!isOpen} />
        {isOpen ? null : <p className="preview-empty">{t('preview.empty')}</p>}
      </div>
    </aside>
  );
}
