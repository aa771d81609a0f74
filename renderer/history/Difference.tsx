import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../state/actions.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  readonly how: 'beside' | 'inline';
  /** What to say when the two texts are the same. */
  readonly note: string | undefined;
  readonly names: { readonly before: string; readonly after: string };
}

/** The two texts; what compares them is loaded when the first pair is shown. */
export function Difference({ before, after, how, note, names }: Props) {
  const { t, i18n } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const { before: nameBefore, after: nameAfter } = names;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` speaks the language in force
  useEffect(() => {
    let unmount: (() => void) | undefined;
    let current = true;
    setReady(false);
    void attempt('history.failed', async () => {
      const { mountComparison } = await import('./comparison.ts');
      if (!current || !host.current) return;
      const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
      const words = { before: nameBefore, after: nameAfter, unchanged: t('history.unchanged') };
      unmount = mountComparison({ parent: host.current, before, after, how, nonce, words });
      setReady(true);
    });
    return () => {
      current = false;
      unmount?.();
    };
  }, [before, after, how, nameBefore, nameAfter, i18n.language]);

  return (
    <div className="history-difference">
      {before === after && note ? <p className="history-note">{note}</p> : null}
      {how === 'beside' ? (
        <div className="history-names" aria-hidden="true">
          <span>{nameBefore}</span>
          <span>{nameAfter}</span>
        </div>
      ) : null}
      <div className={`history-texts history-${how}`} ref={host} aria-busy={!ready} />
    </div>
  );
}
