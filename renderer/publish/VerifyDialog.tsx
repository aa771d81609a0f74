import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt, verifyPackage } from '../state/actions.ts';
import { openDialog } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import './publish.css';

type Outcome = NonNullable<Awaited<ReturnType<typeof verifyPackage>>>;

/** Proof that a package is whole. */
export function VerifyDialog() {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const choose = () =>
    attempt('notice.verifyFailed', async () => {
      setOutcome(await verifyPackage());
    });
  return (
    <Modal
      title={t('verifyDialog.title')}
      closeLabel={t('dialog.close')}
      onClose={() => openDialog(null)}
      footer={
        <Button tone="primary" onPress={() => void choose()}>
          {t('verifyDialog.choose')}
        </Button>
      }
    >
      <p className="verdict-note">{t('verifyDialog.hint')}</p>
      {outcome ? (
        <section className="verdict">
          <p className={outcome.ok ? 'verdict-good' : 'verdict-bad'} role="status">
            {outcome.ok ? <CircleCheck aria-hidden="true" /> : <OctagonAlert aria-hidden="true" />}
            {outcome.ok
              ? t('verifyDialog.ok', { name: outcome.name })
              : t('verifyDialog.bad', { name: outcome.name, count: outcome.problems.length })}
          </p>
          <ul className="verdict-list">
            {outcome.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </Modal>
  );
}
