import { CircleCheck, FolderOpen, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText, namedFailureText } from '../i18n/failure.ts';
import { attempt } from '../state/actions.ts';
import { type BatchRow, resumeBatch, useBatch } from '../state/batch.ts';
import { togglePanel } from '../state/checks.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { personHere, rememberPerson } from '../state/person.ts';
import { openArticle } from '../state/session.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import './publish.css';

/** Rows a person may want to read; the rest is a number. */
const mostRows = 300;

/** What needs somebody comes first. */
const order: readonly BatchRow['outcome'][] = ['refused', 'waiting', 'exported', 'skipped'];

/** What became of each article of a batch, and the way on where something is left. */
export function BatchDialog() {
  const { t } = useTranslation();
  const outcome = useBatch((batch) => batch.outcome);
  if (!outcome) return null;
  const { rows, stopped, reveal, portal } = outcome;
  const count = (...wanted: readonly BatchRow['outcome'][]) => rows.filter((row) => wanted.includes(row.outcome)).length;
  const done = count('exported', 'skipped');
  const skipped = count('skipped');
  const isWhole = done === rows.length;
  const Icon = isWhole ? CircleCheck : OctagonAlert;
  const close = () => openDialog(null);
  const footer = (
    <>
      {reveal ? (
        <Button onPress={() => void attempt('notice.exportFailed', reveal)}>
          <FolderOpen aria-hidden="true" /> {t('exportDialog.reveal')}
        </Button>
      ) : null}
      {isWhole ? null : <Button onPress={() => void resumeBatch()}>{t('batch.resume')}</Button>}
      <Button tone="primary" onPress={close}>
        {t('batch.close')}
      </Button>
    </>
  );
  return (
    <Modal title={t('batch.title')} closeLabel={t('dialog.close')} onClose={close} footer={footer}>
      <section className="verdict">
        <p className={isWhole ? 'verdict-good' : 'verdict-bad'} role="status">
          <Icon aria-hidden="true" />
          {t(portal === null ? 'batch.summaryOfPortals' : 'batch.summary', { done, count: rows.length })}
        </p>
        {stopped ? <p className="verdict-note">{t('batch.stopped', { reason: failureText(t, { ...stopped, thing: '' }) })}</p> : null}
        {skipped > 0 ? <p className="verdict-note">{t('batch.skipped', { count: skipped })}</p> : null}
        <Rows rows={rows} showsPortal={portal === null} />
        <Passing count={rows.filter(({ failure }) => failure?.code === 'blocked').length} />
      </section>
    </Modal>
  );
}

/** What findings hold back may go all the same, for a reason and under a name. */
function Passing({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(personHere);
  if (count === 0) return null;
  const pass = () => {
    rememberPerson(by.trim());
    void resumeBatch({ override: reason.trim(), by: by.trim() });
  };
  return (
    <div className="passing">
      <p className="verdict-note">{t('batch.passBlocked', { count })}</p>
      <Field
        label={t('exportDialog.reason')}
        placeholder={t('exportDialog.reasonPlaceholder')}
        value={reason}
        onChange={setReason}
        maxLength={1000}
      />
      <Field label={t('exportDialog.by')} value={by} onChange={setBy} maxLength={200} />
      <Button isDisabled={reason.trim() === '' || by.trim() === ''} onPress={pass}>
        {t('batch.override')}
      </Button>
    </div>
  );
}

/** To the article that was refused, with what the checks say of it. */
function OpenOne({ id, title }: { readonly id: string; readonly title: string }) {
  const { t } = useTranslation();
  const open = () => {
    openDialog(null);
    void attempt('notice.openFailed', async () => {
      await openArticle(id);
      togglePanel(true);
    });
  };
  return (
    <Button tone="quiet" aria-label={t('batch.openOne', { title: title || t('library.untitled') })} onPress={open}>
      {t('batch.open')}
    </Button>
  );
}

function Rows({ rows, showsPortal }: { readonly rows: readonly BatchRow[]; readonly showsPortal: boolean }) {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const nameOf = (title: string | null, key: string | null) => {
    if (!showsPortal || key === null || title === null) return title;
    return t('batch.forPortal', { title: title || t('library.untitled'), portal: portals.find((one) => one.key === key)?.name ?? key });
  };
  const sorted = order.flatMap((outcome) => rows.filter((row) => row.outcome === outcome));
  return (
    <ul className="verdict-list" aria-label={t('batch.list')}>
      {sorted.slice(0, mostRows).map(({ id, portal, title, outcome, failure, warnings }) => (
        <li key={`${id} ${portal}`}>
          <Badge tone={outcome === 'refused' ? 'error' : outcome === 'waiting' ? 'warning' : 'plain'}>{t(`batch.outcome.${outcome}`)}</Badge>
          <div>
            {failure && outcome === 'refused'
              ? namedFailureText(t, nameOf(title, portal), failure)
              : (nameOf(title, portal) ?? id) || t('library.untitled')}
            {failure?.code === 'blocked' ? <p className="verdict-note">{failure.message}</p> : null}
            {failure && outcome === 'refused' && title !== null ? <OpenOne id={id} title={title} /> : null}
            {warnings.map((warning) => (
              <p key={warning} className="verdict-note">
                {warning}
              </p>
            ))}
          </div>
        </li>
      ))}
      {sorted.length > mostRows ? <li>{t('batch.more', { count: sorted.length - mostRows })}</li> : null}
    </ul>
  );
}
