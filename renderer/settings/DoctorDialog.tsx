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
import './settings.css';

/** So many problems are listed; the command line lists them all. */
const listed = 200;

/** Is every file of the library as it was written? */
export function DoctorDialog() {
  const { t } = useTranslation();
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [working, setWorking] = useState<'check' | 'repair' | null>(null);
  const run = async (work: 'check' | 'repair') => {
    setWorking(work);
    const found = await checkLibrary(work === 'repair');
    if (found) setReport(found);
    setWorking(null);
  };
  const footer =
    working === null ? (
      <>
        {report && !report.ok ? <Button onPress={() => void run('repair')}>{t('doctor.repair')}</Button> : null}
        <Button tone="primary" onPress={() => void run('check')}>
          {report ? t('doctor.again') : t('doctor.go')}
        </Button>
      </>
    ) : (
      <Button onPress={() => void cancelWork()}>{t('doctor.cancel')}</Button>
    );
  return (
    <Modal title={t('doctor.title')} closeLabel={t('dialog.close')} wide onClose={() => openDialog(null)} footer={footer}>
      <p className="settings-hint">{t('doctor.hint')}</p>
      {working ? <p role="status">{t(working === 'repair' ? 'doctor.repairing' : 'doctor.working')}</p> : null}
      {report && !working ? <Report report={report} /> : null}
    </Modal>
  );
}

function Report({ report }: { readonly report: DoctorReport }) {
  const { t } = useTranslation();
  const { ok, articles, problems } = report;
  const Icon = problems.length === 0 ? CircleCheck : OctagonAlert;
  return (
    <section className="doctor">
      <p className={problems.length === 0 ? 'doctor-good' : 'doctor-bad'} role="status">
        <Icon aria-hidden="true" />
        {problems.length === 0 ? t('doctor.ok', { count: articles }) : t('doctor.bad', { count: problems.length })}
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
