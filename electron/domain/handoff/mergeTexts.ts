import { type Change, followTexts } from '../diff.ts';

/** A stretch that both sides changed, each in its own way. The ranges are UTF-16 units of the merged text and of the base. */
export interface TextConflict {
  /** Where ours stands in the merged text: what is there until a person has chosen. */
  readonly start: number;
  readonly end: number;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  readonly conflicts: readonly TextConflict[];
}

/**
 * Two versions of one text made one: paragraphs first, signs within them. What only one side changed is taken from it, what both
 * changed alike is taken once, and where both changed the same stretch, or put something at the same place, ours stays in the text
 * and theirs in the conflict: no character of either side is lost.
 */
export function mergeTexts(base: string, ours: string, theirs: string): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const conflicts: TextConflict[] = [];
  let text = '';
  let at = 0;
  for (const { from, to, own, other } of stretches(followTexts(base, ours), followTexts(base, theirs))) {
    text += base.slice(at, from);
    at = to;
    const mine = applied(base, from, to, own, ours);
    const yours = applied(base, from, to, other, theirs);
    const start = text.length;
    if (own.length === 0) text += yours;
    else text += mine;
    if (own.length > 0 && other.length > 0 && mine !== yours) {
      conflicts.push({ start, end: text.length, base: base.slice(from, to), ours: mine, theirs: yours });
    }
  }
  return { text: text + base.slice(at), conflicts };
}

/** A stretch of the base that one side changed, or both. */
interface Stretch {
  from: number;
  to: number;
  readonly own: Change[];
  readonly other: Change[];
}

/** Changes that touch each other, of whichever side, are one stretch. */
function stretches(ours: readonly Change[], theirs: readonly Change[]): readonly Stretch[] {
  const all = [...ours.map((change) => ({ change, mine: true })), ...theirs.map((change) => ({ change, mine: false }))].sort(
    (one, other) => one.change.fromA - other.change.fromA || one.change.toA - other.change.toA,
  );
  const found: Stretch[] = [];
  for (const { change, mine } of all) {
    let last = found.at(-1);
    if (!last || change.fromA > last.to) {
      last = { from: change.fromA, to: change.toA, own: [], other: [] };
      found.push(last);
    }
    last.to = Math.max(last.to, change.toA);
    (mine ? last.own : last.other).push(change);
  }
  return found;
}

/** What a side made of a stretch of the base. */
function applied(base: string, from: number, to: number, changes: readonly Change[], side: string): string {
  let text = '';
  let at = from;
  for (const { fromA, toA, fromB, toB } of changes) {
    text += base.slice(at, fromA) + side.slice(fromB, toB);
    at = toA;
  }
  return text + base.slice(at, to);
}
