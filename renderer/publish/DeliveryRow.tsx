import { FolderOpen, type LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/result.ts';
import { failureText } from '../i18n/failure.ts';
import { sizeText } from '../i18n/size.ts';
import { attempt } from '../state/actions.ts';
import type { Delivered } from '../state/outlets.ts';
import { shown } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';
import { OutletRow } from './OutletRow.tsx';

export interface Props {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly hint: string;
  /** What its button says. */
  readonly does: string;
  /** What is said when there is no file to name. */
  readonly done?: string;
  /** Another button before its own. */
  readonly before?: ReactNode;
  deliver(): Promise<Delivered | null>;
}

type Step =
  | { readonly kind: 'ready' | 'working' }
  | { readonly kind: 'done'; readonly delivered: Delivered }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A use that ends in a file or on paper. */
export function DeliveryRow({ icon, name, hint, does, done, before, deliver }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ kind: 'ready' });
  const run = async () => {
    setStep({ kind: 'working' });
    try {
      const delivered = await deliver();
      setStep(delivered ? { kind: 'done', delivered } : { kind: 'ready' });
    } catch (error) {
      setStep({ kind: 'failed', failure: shown(error) });
    }
  };
  const actions = (
    <>
      {before}
      <Button isDisabled={step.kind === 'working'} onPress={() => void run()} aria-label={`${name}：${does}`}>
        {step.kind === 'working' ? t('otherUses.working') : does}
      </Button>
    </>
  );
  return (
    <OutletRow icon={icon} name={name} hint={hint} actions={actions}>
      {step.kind === 'failed' ? (
        <p className="use-bad" role="alert">
          {failureText(t, step.failure)}
        </p>
      ) : null}
      {step.kind === 'done' ? <Outcome delivered={step.delivered} done={done ?? ''} /> : null}
    </OutletRow>
  );
}

function Outcome({ delivered: { name, bytes, warnings, reveal }, done }: { readonly delivered: Delivered; readonly done: string }) {
  const { t } = useTranslation();
  const said = name === '' ? done : t('otherUses.saved', { name, size: bytes === undefined ? 'PDF' : sizeText(bytes) });
  return (
    <>
      <p className="use-good" role="status">
        {said}
      </p>
      <Warnings warnings={warnings} />
      {reveal ? (
        <Button tone="quiet" onPress={() => void attempt('notice.exportFailed', reveal)}>
          <FolderOpen aria-hidden="true" /> {t('otherUses.reveal')}
        </Button>
      ) : null}
    </>
  );
}

export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  return warnings.length === 0 ? null : (
    <ul className="use-warnings">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
