import { MessageCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/result.ts';
import { failureText } from '../i18n/failure.ts';
import { sizeText } from '../i18n/size.ts';
import { copyRich } from '../state/clipboard.ts';
import { type Rendered, renderOpen } from '../state/outlets.ts';
import { shown } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';
import { Warnings } from './DeliveryRow.tsx';
import { OutletRow } from './OutletRow.tsx';

type Paste =
  | { readonly kind: 'working' }
  | { readonly kind: 'ready'; readonly paste: Rendered }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Rich text for WeChat's editor. It is made when the dialog opens: a browser lets the clipboard be written only right after a click,
 * and pictures take longer.
 */
export function WechatRow({ portal }: { readonly portal: string }) {
  const { t } = useTranslation();
  const state = usePaste(portal);
  const [copied, setCopied] = useState(false);
  const paste = state.kind === 'ready' ? state.paste : undefined;
  const copy = async () => {
    if (paste?.html !== undefined) setCopied(await copyRich(paste.html, paste.text));
  };
  const actions = (
    <Button tone="primary" isDisabled={paste === undefined} onPress={() => void copy()}>
      {state.kind === 'working' ? t('otherUses.working') : t('otherUses.copyRich')}
    </Button>
  );
  return (
    <OutletRow icon={MessageCircle} name={t('otherUses.wechat')} hint={t('otherUses.wechatHint')} actions={actions}>
      {state.kind === 'failed' ? (
        <p className="use-bad" role="alert">
          {failureText(t, state.failure)}
        </p>
      ) : null}
      {paste ? <Limits counts={paste.counts} /> : null}
      {paste && paste.pictures.length > 0 ? (
        <p>{t('otherUses.pictures', { count: paste.pictures.length, size: sizeText(paste.pictures.reduce((sum, { bytes }) => sum + bytes, 0)) })}</p>
      ) : null}
      {paste ? <Warnings warnings={paste.warnings.map(({ message }) => message)} /> : null}
      {copied ? (
        <p className="use-good" role="status">
          {t('otherUses.copied')}
        </p>
      ) : null}
    </OutletRow>
  );
}

/** Made anew for another portal. */
function usePaste(portal: string): Paste {
  const [state, setState] = useState<Paste>({ kind: 'working' });
  useEffect(() => {
    let current = true;
    setState({ kind: 'working' });
    const set = (next: Paste) => {
      if (current) setState(next);
    };
    if (portal !== '') {
      renderOpen('wechat').then(
        (paste) => paste && set({ kind: 'ready', paste }),
        (error: unknown) => set({ kind: 'failed', failure: shown(error) }),
      );
    }
    return () => {
      current = false;
    };
  }, [portal]);
  return state;
}

/** How full WeChat's fields are, each as a bar. */
function Limits({ counts }: { readonly counts: Rendered['counts'] }) {
  const { t } = useTranslation();
  return (
    <ul className="use-limits">
      {counts.map(({ field, length, max = 0, unit, over }) => {
        const words = t('otherUses.count', { field, length, max, unit: t(`fields.unit.${unit}`) });
        return (
          <li key={field} className={over ? 'use-limit use-limit-over' : 'use-limit'}>
            <span>{words}</span>
            <meter min={0} max={max} value={Math.min(length, max)} aria-label={words} />
            {over ? <em>{t('otherUses.over', { count: length - max })}</em> : null}
          </li>
        );
      })}
    </ul>
  );
}
