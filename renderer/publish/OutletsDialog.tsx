import { Braces, CodeXml, FileText, FileType, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt, choosePortal } from '../state/actions.ts';
import { copyParts } from '../state/clipboard.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { printOpen, renderOpen, saveOutlet } from '../state/outlets.ts';
import { theHost } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Modal } from '../ui/Modal.tsx';
import { DeliveryRow } from './DeliveryRow.tsx';
import { WechatRow } from './WechatRow.tsx';
import './outlets.css';

/** The open article for other uses than a package: to paste, to print, to hand on. */
export function OutletsDialog() {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const portal = useDesk((desk) => desk.portal?.profile.key ?? '');
  const isDesktop = theHost().kind === 'desktop';
  return (
    <Modal title={t('outlets.title')} closeLabel={t('dialog.close')} wide onClose={() => openDialog(null)}>
      <Choice label={t('outlets.to')} value={portal} options={portals} onChange={(key) => void choosePortal(key)} />
      <ul className="outlets">
        <WechatRow portal={portal} />
        <DeliveryRow
          icon={FileText}
          name={t('outlets.text')}
          hint={t('outlets.textHint')}
          does={t('outlets.save')}
          before={<CopyText />}
          deliver={() => saveOutlet('text')}
        />
        <DeliveryRow
          icon={FileType}
          name={t('outlets.docx')}
          hint={t('outlets.docxHint')}
          does={t('outlets.save')}
          deliver={() => saveOutlet('docx')}
        />
        <DeliveryRow
          icon={Printer}
          name={t('outlets.pdf')}
          hint={t('outlets.pdfHint')}
          does={t(isDesktop ? 'outlets.savePdf' : 'outlets.print')}
          done={t('outlets.printed')}
          deliver={printOpen}
        />
        <DeliveryRow
          icon={Braces}
          name={t('outlets.ninjs')}
          hint={t('outlets.ninjsHint')}
          does={t('outlets.save')}
          deliver={() => saveOutlet('ninjs')}
        />
        <DeliveryRow
          icon={CodeXml}
          name={t('outlets.newsml')}
          hint={t('outlets.newsmlHint')}
          does={t('outlets.save')}
          deliver={() => saveOutlet('newsml')}
        />
      </ul>
    </Modal>
  );
}

function CopyText() {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    attempt('history.copyFailed', async () => {
      const rendered = await renderOpen('text');
      if (rendered) setCopied(await copyParts([rendered.text]));
    });
  return (
    <Button onPress={() => void copy()} aria-label={copied ? t('outlets.copied') : `${t('outlets.text')}：${t('outlets.copy')}`}>
      {copied ? t('outlets.copied') : t('outlets.copy')}
    </Button>
  );
}
