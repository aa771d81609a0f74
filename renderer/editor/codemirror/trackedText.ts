import { invertedEffects } from '@codemirror/commands';
import { type EditorState, type Extension, StateEffect, StateField, Transaction } from '@codemirror/state';
import { editTracked } from '#domain/suggesting/edit.ts';
import type { Author } from '#domain/suggesting/tidy.ts';
import { baseLength, baseOf, type Segment, type Side, type Tracked, toBase, toProposed } from '#domain/suggesting/tracked.ts';
import { fromOutside } from './outsideText.ts';

/**
 * In suggestion mode the text of the editor is the proposed one, and this is what tells it from the base: every edit of the writer
 * becomes suggestions of theirs. Elsewhere there is nothing here, and the text is the base.
 */

interface Tracking {
  readonly tracked: Tracked;
  readonly author: Author;
  /** Grows whenever the text is laid anew: what an undo step remembers of it before then is of another base. */
  readonly turn: number;
}

/** A part of the segments as they were, to be put back by undo. */
interface Patch {
  readonly turn: number;
  readonly at: number;
  readonly removed: number;
  readonly put: readonly Segment[];
}

const track = StateEffect.define<{ readonly tracked: Tracked; readonly author: Author } | null>();
const sitDown = StateEffect.define<Author>();
const restore = StateEffect.define<Patch>();

/** The text is laid anew: this is what is proposed in it. Null: it is the base. */
export function trackText(tracked: Tracked | null, author: Author): StateEffect<unknown> {
  return track.of(tracked && { tracked, author });
}

/** Somebody else writes from now on. */
export function writtenBy(author: Author): StateEffect<unknown> {
  return sitDown.of(author);
}

const tracking = StateField.define<Tracking | null>({
  create: () => null,
  update: (before, transaction) => {
    const laid = transaction.effects.findLast((effect) => effect.is(track));
    if (laid) return laid.value && { ...laid.value, turn: (before?.turn ?? 0) + 1 };
    if (!before) return null;
    const author = transaction.effects.findLast((effect) => effect.is(sitDown))?.value ?? before.author;
    const now = author === before.author ? before : { ...before, author };
    if (!transaction.docChanged) return now;
    const patches = transaction.effects.flatMap((effect) => (effect.is(restore) ? [effect.value] : []));
    if (patches.length > 0 && patches.every(({ turn }) => turn === before.turn)) return { ...now, tracked: patches.reduce(patched, before.tracked) };
    return { ...now, tracked: edited(now, transaction) };
  },
});

function edited({ tracked, author }: Tracking, { changes, startState }: Transaction): Tracked {
  const edits: { from: number; to: number; insert: string }[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => edits.push({ from, to, insert: inserted.toString() }));
  // From the end: what stands before an edit is still where it was.
  let now = tracked;
  let { doc } = startState;
  for (const edit of edits.toReversed()) {
    const before = doc;
    now = editTracked(now, edit, author, (from, to) => before.sliceString(from, to), before.length);
    if (edits.length > 1) doc = before.replace(edit.from, edit.to, startState.toText(edit.insert));
  }
  return now;
}

function patched(tracked: Tracked, { at, removed, put }: Patch): Tracked {
  return [...tracked.slice(0, at), ...put, ...tracked.slice(at + removed)];
}

/** What leads from one list of segments back to the other; both share all that no edit touched. */
function patchBetween(now: Tracked, before: Tracked, turn: number): Patch {
  let at = 0;
  while (at < now.length && at < before.length && now[at] === before[at]) at++;
  let behind = 0;
  const most = Math.min(now.length, before.length) - at;
  while (behind < most && now[now.length - 1 - behind] === before[before.length - 1 - behind]) behind++;
  return { turn, at, removed: now.length - at - behind, put: before.slice(at, before.length - behind) };
}

const undoing = invertedEffects.of((transaction) => {
  const [before, now] = [transaction.startState.field(tracking), transaction.state.field(tracking)];
  if (!before || !now || before.turn !== now.turn || before.tracked === now.tracked) return [];
  if (transaction.annotation(fromOutside) || transaction.annotation(Transaction.addToHistory) === false) return [];
  return [restore.of(patchBetween(now.tracked, before.tracked, now.turn))];
});

export const trackedText: Extension = [tracking, undoing];

/** What is proposed in the text; undefined outside the mode. */
export function trackedOf(state: EditorState): Tracked | undefined {
  return state.field(tracking, false)?.tracked;
}

/** Who writes in the mode. */
export function authorOf(state: EditorState): Author | undefined {
  return state.field(tracking, false)?.author;
}

const bases = new WeakMap<Tracked, { readonly doc: EditorState['doc']; readonly text: string }>();

/** The text without the open suggestions of the mode. */
export function baseText(state: EditorState): string {
  const tracked = trackedOf(state);
  if (!tracked) return state.doc.toString();
  const known = bases.get(tracked);
  if (known?.doc === state.doc) return known.text;
  const shown = state.doc.toString();
  const text = baseOf(tracked, (from, to) => shown.slice(from, to));
  bases.set(tracked, { doc: state.doc, text });
  return text;
}

export function baseTextLength(state: EditorState): number {
  const tracked = trackedOf(state);
  return tracked ? tracked.reduce((sum, segment) => sum + baseLength(segment), 0) : state.doc.length;
}

/** A place of the base in the text that is shown. */
export function shownAt(state: EditorState, position: number, side: Side = -1): number {
  const tracked = trackedOf(state);
  return tracked ? toProposed(tracked, position, side) : position;
}

/** A place of the text that is shown, in the base. */
export function baseAt(state: EditorState, position: number, side: Side = -1): number {
  const tracked = trackedOf(state);
  return tracked ? toBase(tracked, position, side) : position;
}

export interface TextStretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch of the base where it is shown, without what is proposed right beside it. */
export function shownStretch(state: EditorState, { from, to }: TextStretch): TextStretch {
  const start = shownAt(state, from, from === to ? -1 : 1);
  return { from: start, to: from === to ? start : Math.max(start, shownAt(state, to)) };
}

export function baseStretch(state: EditorState, { from, to }: TextStretch): TextStretch {
  const start = baseAt(state, from, from === to ? -1 : 1);
  return { from: start, to: from === to ? start : Math.max(start, baseAt(state, to)) };
}
