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
 * and theirs in the conflict: no character of either side is lost. Two hands in one clause are a conflict too: of their words, put
 * together sign by sign, nobody wrote the sentence.
 */
export function mergeTexts(base: string, ours: string, theirs: string): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const conflicts: TextConflict[] = [];
  let text = '';
  let at = 0;
  for (const { from, to, own, other } of stretches(base, followTexts(base, ours), followTexts(base, theirs))) {
    text += base.slice(at, from);
    at = to;
    const mine = applied(base, from, to, own, ours);
    const yours = applied(base, from, to, other, theirs);
    const start = text.length;
    const isTheirs = isWithin({ changes: own, side: ours }, { changes: other, side: theirs });
    text += isTheirs ? yours : mine;
    if (!isTheirs && !isWithin({ changes: other, side: theirs }, { changes: own, side: ours })) {
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

/** A clause of more units without a mark is so long that its ends say different things. */
const longestClause = 16;

/** Nothing ends a clause between a stretch and a change behind it; nor does what was changed end with it. */
function isOneClause(base: string, { from, to }: Pick<Stretch, 'from' | 'to'>, next: number): boolean {
  const between = base.slice(from < to ? to - 1 : to, next);
  return next - to <= longestClause && !/[，。；：！？、…—\n]/.test(between);
}

interface Side {
  readonly changes: readonly Change[];
  /** The whole text of the side. */
  readonly side: string;
}

/** Whether another side made every change of one, alike; also where there is none. */
function isWithin(one: Side, other: Side): boolean {
  const put = ({ side }: Side, { fromB, toB }: Change) => side.slice(fromB, toB);
  return one.changes.every((change) =>
    other.changes.some((each) => each.fromA === change.fromA && each.toA === change.toA && put(other, each) === put(one, change)),
  );
}

/** Changes that touch each other or stand in one clause, of whichever side, are one stretch. */
function stretches(base: string, ours: readonly Change[], theirs: readonly Change[]): readonly Stretch[] {
  const all = [...ours.map((change) => ({ change, mine: true })), ...theirs.map((change) => ({ change, mine: false }))].sort(
    (one, other) => one.change.fromA - other.change.fromA || one.change.toA - other.change.toA,
  );
  const found: Stretch[] = [];
  for (const { change, mine } of all) {
    let last = found.at(-1);
    if (!last || (change.fromA > last.to && !isOneClause(base, last, change.fromA))) {
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
