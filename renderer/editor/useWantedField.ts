import { useEffect } from 'react';
import { useChecks, type Wanted } from '../state/checks.ts';
import { textNow } from '../state/fixes.ts';

/** A finding in a field is to be seen: its part of the head opens, the field takes the focus. */

export type HeadTab = 'info' | 'pictures';

/** Fields of the head that may be folded away, by their tab; those above it are always in sight. */
export const tabFields = {
  info: ['channel', 'source.', 'authors', 'editor', 'publishAt', 'shortTitle', 'summary', 'keywords', 'kicker'],
  pictures: ['cover', 'media.'],
} as const;

/** @param open makes a tab visible; null for a field that needs none */
export function useWantedField(open: (tab: HeadTab | null) => void): void {
  const wanted = useChecks((checks) => checks.wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish once, whatever else is drawn anew
  useEffect(() => {
    if (!wanted || wanted.field === 'body') return;
    useChecks.setState({ wanted: null });
    open(tabOf(wanted.field));
    // The tab's fields are there once it has been drawn.
    requestAnimationFrame(() => focusField(wanted));
  }, [wanted]);
}

function tabOf(field: string): HeadTab | null {
  const within = (names: readonly string[]) => names.some((name) => field === name || (name.endsWith('.') && field.startsWith(name)));
  return within(tabFields.info) ? 'info' : within(tabFields.pictures) ? 'pictures' : null;
}

function focusField({ field, start, end }: Wanted): void {
  const place = document.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? document.querySelector('.head-panel');
  const control = place?.querySelector<HTMLElement>('input, textarea, button:not(.field-mark)');
  if (!control) return;
  control.focus();
  control.scrollIntoView({ block: 'nearest' });
  const isText = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  // Lists and times read otherwise in their control than in the article.
  if (isText && control.value === textNow(field)) control.setSelectionRange(start, end);
}
