import { Copy, Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/result.ts';
import { copyParts } from '../state/clipboard.ts';
import { useCopy } from '../state/copy.ts';
import { presentText } from '../state/history.ts';
import { standingFailure } from '../state/standing.ts';
import { Bar } from '../ui/Bar.tsx';
import { Button } from '../ui/Button.tsx';

/** So long, in ms, a silence may last before somebody is troubled with it. */
const patience = 5000;

/** The program no longer answers this page: what is not saved is here alone, and can be taken along. */
export function LostBar() {
  const { t } = useTranslation();
  const code = useStandingFailure()?.code;
  const isLong = useLasting(code === 'unreachable');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (code === undefined) setCopied(false);
  }, [code]);
  if (code !== 'not-allowed' && !(code === 'unreachable' && isLong)) return null;
  const copy = async () => {
    const text = presentText();
    if (text) setCopied(await copyParts([text.kicker, text.title, text.subtitle, text.summary, text.body]));
  };
  return (
    <Bar
      icon={Unplug}
      tone="warn"
      actions={
        <Button onPress={() => void copy()}>
          <Copy aria-hidden="true" /> {copied ? t('lost.copied') : t('lost.copy')}
        </Button>
      }
    >
      {code === 'not-allowed' ? t('lost.gone') : t('lost.silent')}
    </Bar>
  );
}

function useStandingFailure(): Failure | null {
  const save = useCopy((copy) => copy.save);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => setFailure((before) => standingFailure(before, save)), [save]);
  return failure;
}

/** Whether something has been so for a while. */
function useLasting(is: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!is) return;
    const timer = setTimeout(() => setLasting(true), patience);
    return () => clearTimeout(timer);
  }, [is]);
  return lasting;
}
