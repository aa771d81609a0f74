import { CircleCheck, Copy, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyParts } from '../state/clipboard.ts';
import { notify, openDialog } from '../state/desk.ts';
import { useImport } from '../state/importing.ts';
import { openArticle } from '../state/session.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { type ImportWords, inOrder, reportText, summaryOf, wordsOfImport } from './importWords.ts';
import './importReport.css';

/** Rows a person may want to read; the copied report has all. */
const mostRows = 300;

/** What became of each file of an import: opened from here, or why it was refused. */
export function ImportReport() {
  const { t, i18n } = useTranslation();
  const rows = useImport((done) => done.rows).map((row, at) => wordsOfImport(t, i18n.language, row, at));
  const isWhole = rows.every(({ outcome }) => outcome === 'imported' || outcome === 'present');
  const Icon = isWhole ? CircleCheck : OctagonAlert;
  const close = () => openDialog(null);
  const copy = async () => {
    if (await copyParts([reportText(t, rows)])) notify({ tone: 'info', key: 'importReport.copied' });
  };
  const footer = (
    <>
      <Button onPress={() => void copy()}>
        <Copy aria-hidden="true" /> {t('importReport.copy')}
      </Button>
      <Button tone="primary" onPress={close}>
        {t('importReport.close')}
      </Button>
    </>
  );
  return (
    <Modal title={t('importReport.title')} closeLabel={t('dialog.close')} wide onClose={close} footer={footer}>
      <p className={isWhole ? 'import-summary' : 'import-summary import-summary-bad'} role="status">
        <Icon aria-hidden="true" /> {summaryOf(t, rows)}
      </p>
      <ul className="import-rows" aria-label={t('importReport.list')}>
        {inOrder(rows)
          .slice(0, mostRows)
          .map((row) => (
            <Row key={row.key} row={row} />
          ))}
        {rows.length > mostRows ? <li>{t('importReport.more', { count: rows.length - mostRows })}</li> : null}
      </ul>
    </Modal>
  );
}

function Row({ row: { file, outcome, says, id, others, open, changes, count, detail } }: { readonly row: ImportWords }) {
  const { t } = useTranslation();
  return (
    <li className="import-row">
      <Badge tone={outcome === 'refused' ? 'error' : outcome === 'imported' ? 'plain' : 'warning'}>{t(`importReport.outcome.${outcome}`)}</Badge>
      <div>
        <p>
          <strong>{says}</strong> {id ? <Open id={id} label={t('importReport.openOther', { title: says })} /> : null}
        </p>
        <p className="import-file" title={detail}>
          {file}
        </p>
        {others.map((other) => (
          <p key={other.id ?? other.words} className="import-other">
            {other.words} {other.id ? <Open id={other.id} label={t('importReport.openOther', { title: other.title })} /> : null}
          </p>
        ))}
        {open.length > 0 ? (
          <ul className="import-open">
            {open.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : null}
        {outcome === 'present' ? <p className="import-other">{changes}</p> : null}
        {outcome === 'imported' && changes.length > 0 ? (
          <details>
            <summary>{t('importReport.changes', { count })}</summary>
            <ul>
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </li>
  );
}

/** The import dialog leads back to the report. */
function Open({ id, label }: { readonly id: string; readonly label: string }) {
  const { t } = useTranslation();
  const open = () => {
    openDialog(null);
    void openArticle(id);
  };
  return (
    <Button tone="quiet" aria-label={label} onPress={open}>
      {t('importReport.open')}
    </Button>
  );
}
