import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../state/desk.ts';
import { type MergeReport, restoreAndMerge, settleMerged, useMerged } from '../state/handoff.ts';
import { openArticle } from '../state/session.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { type MergeWords, wordsOfMerge } from './mergeWords.ts';
import './importReport.css';
import './merged.css';

/** What another desk handed over, article by article: what came in, what waits for a person, what was refused and why. */
export function MergedDialog() {
  const { t } = useTranslation();
  const reports = useMerged((merged) => merged.reports);
  const close = () => openDialog(null);
  const refused = reports.some(({ failure, refused: some }) => failure !== null || some.length > 0);
  const waiting = reports.flatMap(({ results }) => results).reduce((count, { conflicts }) => count + conflicts.length, 0);
  const Icon = refused || waiting > 0 ? OctagonAlert : CircleCheck;
  const articles = reports.reduce((count, { results }) => count + results.length, 0);
  const footer = (
    <Button tone="primary" onPress={close} autoFocus>
      {t('importReport.close')}
    </Button>
  );
  return (
    <Modal title={t('handoff.merged')} closeLabel={t('dialog.close')} wide onClose={close} footer={footer}>
      <p className={refused ? 'import-summary import-summary-bad' : waiting > 0 ? 'import-summary merged-waits' : 'import-summary'} role="status">
        <Icon aria-hidden="true" /> {t('handoff.summary', { count: articles })}
        {waiting > 0 ? t('handoff.summaryWaiting', { count: waiting }) : null}
      </p>
      {reports.map((report) => (
        <Report key={report.token ?? report.file} report={report} />
      ))}
    </Modal>
  );
}

function Report({ report }: { readonly report: MergeReport }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="merged" aria-label={report.file}>
      <h3>{report.file}</h3>
      <ul className="import-rows">
        {wordsOfMerge(t, i18n.language, report).map((row) => (
          <Row key={row.key} report={report} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ report, row }: { readonly report: MergeReport; readonly row: MergeWords }) {
  const { t } = useTranslation();
  const { outcome, title, id, lines, warnings, conflicts, trashed } = row;
  const open = () => {
    openDialog(null);
    if (id) void openArticle(id);
  };
  return (
    <li className="import-row">
      <Badge tone={outcome === 'refused' ? 'error' : conflicts > 0 ? 'warning' : 'plain'}>{t(`handoff.outcome.${outcome}`)}</Badge>
      <div>
        <p>
          <strong>{title}</strong>{' '}
          {id && outcome !== 'refused' ? (
            <Button tone="quiet" aria-label={t('importReport.openOther', { title })} onPress={open}>
              {t('importReport.open')}
            </Button>
          ) : null}
        </p>
        {lines.map((line) => (
          <p key={line} className="import-other">
            {line}
          </p>
        ))}
        {warnings.map((line) => (
          <p key={line} className="import-open">
            {line}
          </p>
        ))}
        {conflicts > 0 && id ? (
          <p className="merged-act">
            <span className="import-open">{t('handoff.waiting', { count: conflicts })}</span>
            <Button onPress={() => void settleMerged(id)}>{t('handoff.settle')}</Button>
          </p>
        ) : null}
        {trashed ? (
          <p className="merged-act">
            <Button onPress={() => void restoreAndMerge(report, trashed)}>{t('handoff.restoreAndMerge')}</Button>
          </p>
        ) : null}
      </div>
    </li>
  );
}
