import { Braces, CodeXml, FileText, FileType, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlocking } from '#domain/checks/finding.ts';
import { attempt, choosePortal } from '../state/actions.ts';
import { copyParts } from '../state/clipboard.ts';
import { useCopy } from '../state/copy.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { printOpen, renderOpen, saveOutlet } from '../state/outlets.ts';
import { theHost } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Modal } from '../ui/Modal.tsx';
import { DeliveryRow } from './DeliveryRow.tsx';
import { useFreshFindings } from './freshFindings.ts';
import { Verdict, type VerdictWords } from './Verdict.tsx';
import { WechatRow } from './WechatRow.tsx';
import './otherUses.css';

/** The open article for other uses than a package: to paste, to print, to hand on. */
export function OutletsDialog() {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const portal = useDesk((desk) => desk.portal?.profile.key ?? '');
  const isDesktop = theHost().kind === 'desktop';
  return (
    <Modal title={t('otherUses.title')} closeLabel={t('dialog.close')} wide onClose={() => openDialog(null)}>
      <Choice label={t('otherUses.to')} value={portal} options={portals} onChange={(key) => void choosePortal(key)} />
      <Standing portal={portal} />
      <ul className="uses">
        <WechatRow portal={portal} />
        <DeliveryRow
          icon={FileText}
          name={t('otherUses.text')}
          hint={t('otherUses.textHint')}
          does={t('otherUses.save')}
          before={<CopyText />}
          deliver={() => saveOutlet('text')}
        />
        <DeliveryRow
          icon={FileType}
          name={t('otherUses.docx')}
          hint={t('otherUses.docxHint')}
          does={t('otherUses.save')}
          deliver={() => saveOutlet('docx')}
        />
        <DeliveryRow
          icon={Printer}
          name={t('otherUses.pdf')}
          hint={t('otherUses.pdfHint')}
          does={t(isDesktop ? 'otherUses.savePdf' : 'otherUses.print')}
          done={t('otherUses.printed')}
          deliver={printOpen}
        />
        <DeliveryRow
          icon={Braces}
          name={t('otherUses.ninjs')}
          hint={t('otherUses.ninjsHint')}
          does={t('otherUses.save')}
          deliver={() => saveOutlet('ninjs')}
        />
        <DeliveryRow
          icon={CodeXml}
          name={t('otherUses.newsml')}
          hint={t('otherUses.newsmlHint')}
          does={t('otherUses.save')}
          deliver={() => saveOutlet('newsml')}
        />
      </ul>
    </Modal>
  );
}

const words: VerdictWords = { blocked: 'otherUses.blocked', ok: 'exportDialog.ok', passable: 'exportDialog.ok' };

/** What would stand in a package's way. A proof to read may well have it; what is pasted into a portal should not, unseen. */
function Standing({ portal }: { readonly portal: string }) {
  const id = useCopy((copy) => copy.id);
  const findings = useFreshFindings(id, portal, 'notice.exportFailed')?.get(portal) ?? [];
  const blocking = findings.filter(isBlocking);
  return blocking.length > 0 ? <Verdict findings={blocking} words={words} /> : null;
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
    <Button onPress={() => void copy()} aria-label={copied ? t('otherUses.copied') : `${t('otherUses.text')}：${t('otherUses.copy')}`}>
      {copied ? t('otherUses.copied') : t('otherUses.copy')}
    </Button>
  );
}
