import { create } from 'zustand';
import { changesBetween } from '#domain/anchors.ts';
import { laySuggestions } from '#domain/suggesting/lay.ts';
import { keep, proposedOf, type Tracked, toBase, toProposed } from '#domain/suggesting/tracked.ts';
import { type BodyEvent, body, followBody, openBody, type TextChange } from './body.ts';
import { useCopy } from './copy.ts';
import { useReview } from './review.ts';
import { openOnes } from './suggesting.ts';
import { followSuggestions, suggestionsInText } from './suggestionSource.ts';

/** The form in which the open text is looked at: as it is, or as it would be with its open suggestions. Offsets in UTF-16 code units. */

export const useTextForm = create<{ readonly isProposed: boolean }>(() => ({ isProposed: false }));

/** How long nobody may have written, in ms, before the proposed text is told anew. */
const quiet = 120;

interface Form {
  readonly base: string;
  readonly tracked: Tracked;
  readonly text: string;
}

/** What was told last of the proposed text. */
let told: Form | undefined;

/** The text in the form that is looked at. */
export function formText(): string {
  return useTextForm.getState().isProposed ? (told ?? formNow()).text : (body()?.text() ?? '');
}

/** A place of the base in that form. */
export function inForm(offset: number): number {
  return useTextForm.getState().isProposed && told ? toProposed(told.tracked, offset) : offset;
}

/** A place of that form in the base. */
export function outOfForm(offset: number): number {
  return useTextForm.getState().isProposed && told ? toBase(told.tracked, offset) : offset;
}

/**
 * Tells what happens to the text in the form that is looked at, as `followBody` does of the text itself. Another form is a change
 * of it. The proposed form is told once writing has paused.
 */
export function followForm(listener: (event: BodyEvent) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isProposed = () => useTextForm.getState().isProposed;
  if (isProposed()) told = formNow();
  const tell = () => {
    if (isProposed()) told = say(told?.text ?? '', formNow(), listener);
  };
  const later = () => {
    if (!isProposed()) return;
    clearTimeout(timer);
    timer = setTimeout(tell, quiet);
  };
  const stops = [
    followBody((event) => {
      if (event.type === 'opened') {
        told = undefined;
        useTextForm.setState({ isProposed: false });
      }
      if (event.type === 'changed' && isProposed()) later();
      else listener(event);
    }),
    followSuggestions((event) => event.type === 'suggested' && later()),
    useReview.subscribe((now, before) => now.review !== before.review && reviewed(later)),
    useTextForm.subscribe((now, before) => {
      if (now.isProposed === before.isProposed || useCopy.getState().id !== openBody()) return;
      const [base, proposed] = [body()?.text() ?? '', now.isProposed ? formNow() : undefined];
      say(proposed ? base : (told?.text ?? base), proposed ?? { base, tracked: keep(base.length), text: base }, listener);
      told = proposed;
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    told = undefined;
  };
}

/** Without open suggestions there is one form only. */
function reviewed(later: () => void): void {
  const { id, review } = useReview.getState();
  if (id !== null && Object.keys(openOnes(review)).length === 0) useTextForm.setState({ isProposed: false });
  else later();
}

function formNow(): Form {
  const base = body()?.text() ?? '';
  const tracked = suggestionsInText()?.tracked() ?? laySuggestions(base, 'body', openOnes(useReview.getState().review)).tracked;
  return { base, tracked, text: suggestionsInText()?.shownText() ?? proposedOf(tracked, base) };
}

function say(before: string, now: Form, listener: (event: BodyEvent) => void): Form {
  const changes = changesBetween(before, now.text).map(
    ({ fromA, toA, fromB, toB }): TextChange => ({ from: fromA, to: toA, insert: now.text.slice(fromB, toB) }),
  );
  if (changes.length > 0) listener({ type: 'changed', changes, length: now.text.length, origin: 'outside' });
  return now;
}
