import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#domain/problems.ts';
import { libraryText } from '../i18n/libraryWords.ts';
import { cancelWork } from '../state/actions.ts';
import { checkLibrary, type DoctorReport } from '../state/backups.ts';
import { openDialog } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { verdict } from './verdict.ts';
import './settings.css';

/** So many problems are listed; the command line lists them all. */
const listed = 200;

type Work = 'check' | 'repair';

/** Is every file of the library as it was written? */
export function DoctorDialog() {
  const { t } = useTranslation();
  const [done, setDone] = useState<{ readonly work: Work; readonly report: DoctorReport } | null>(null);
  const [working, setWorking] = useState<Work | null>(null);
  const run = async (work: Work) => {
    setWorking(work);
    const report = await checkLibrary(work === 'repair');
    if (report) setDone({ work, report });
    setWorking(null);
  };
  const footer =
    working === null ? (
      <>
        {done && !done.report.ok ? <Button onPress={() => void run('repair')}>{t('doctor.repair')}</Button> : null}
        <Button tone="primary" onPress={() => void run('check')}>
          {done ? t('doctor.again') : t('doctor.go')}
        </Button>
      </>
    ) : (
      <Button onPress={() => void cancelWork()}>{t('doctor.cancel')}</Button>
    );
  return (
    <Modal title={t('doctor.title')} closeLabel={t('dialog.close')} wide onClose={() => openDialog(null)} footer={footer}>
      {done || working === 'repair' ? null : <p className="settings-hint">{t('doctor.hint')}</p>}
      {working ? <p role="status">{t(working === 'repair' ? 'doctor.repairing' : 'doctor.working')}</p> : null}
      {done && !working ? <Report {...done} /> : null}
    </Modal>
  );
}

function Report({ report, work }: { readonly report: DoctorReport; readonly work: Work }) {
  const { t } = useTranslation();
  const { ok, problems } = report;
  const { good, words, count } = verdict(report, work);
  const Icon = good ? CircleCheck : OctagonAlert;
  return (
    <section className="doctor">
      <p className={good ? 'doctor-good' : 'doctor-bad'} role="status">
        <Icon aria-hidden="true" />
        {t(`doctor.${words}`, { count })}
      </p>
      {ok ? null : <p className="settings-hint">{t('doctor.repairHint')}</p>}
      {problems.length > 0 ? (
        <ul className="doctor-list" aria-label={t('doctor.found')}>
          {problems.slice(0, listed).map((problem) => (
            <ProblemRow key={`${problem.file} ${problem.kind} ${problem.message}`} problem={problem} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const { t, i18n } = useTranslation();
  const { kind, file, message, action } = problem;
  return (
    <li>
      <span className={`doctor-kind doctor-${kind}`}>{t(`doctor.kind.${kind}`)}</span>
      <div>
        <code>{file}</code>
        <p>{libraryText(i18n.language, message)}</p>
        <p className="doctor-action">{libraryText(i18n.language, action)}</p>
      </div>
    </li>
  );
}
