/**
 * The smallest reasonable change from one text to another, so that cursor, selection and scroll keep their place when a
 * text is replaced from outside or tidied. Lines are matched first (lines that occur once in both texts are the
 * anchors), then what differs within a pair of lines.
 */

/** A replacement in offsets (UTF-16) of the text before all changes. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Sorted, apart from each other; empty when the texts are equal. */
export function changesBetween(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const old = linesOf(before);
  const fresh = linesOf(after);
  const changes: TextChange[] = [];
  compare(old, fresh, 0, old.length, 0, fresh.length, changes);
  return joined(changes, before);
}

interface TextLine {
  /** With its line break. */
  readonly text: string;
  readonly from: number;
}

function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found + 1;
    lines.push({ text: text.slice(from, to), from });
    from = to;
  }
  return lines;
}

type Lines = readonly TextLine[];

function compare(old: Lines, fresh: Lines, oldFrom: number, oldTo: number, freshFrom: number, freshTo: number, out: TextChange[]): void {
  let [a, b, c, d] = [oldFrom, oldTo, freshFrom, freshTo];
  while (a < b && c < d && old[a]?.text === fresh[c]?.text) [a, c] = [a + 1, c + 1];
  while (a < b && c < d && old[b - 1]?.text === fresh[d - 1]?.text) [b, d] = [b - 1, d - 1];
  if (a === b && c === d) return;
  const anchors = a < b && c < d ? anchorsBetween(old, fresh, a, b, c, d) : [];
  if (anchors.length === 0) {
    replaceLines(old, fresh, a, b, c, d, out);
    return;
  }
  let [i, j] = [a, c];
  for (const [oldAt, freshAt] of anchors) {
    compare(old, fresh, i, oldAt, j, freshAt, out);
    [i, j] = [oldAt + 1, freshAt + 1];
  }
  compare(old, fresh, i, b, j, d, out);
}

/** Pairs of lines that occur once in each text, in the longest run that rises in both. */
function anchorsBetween(old: Lines, fresh: Lines, a: number, b: number, c: number, d: number): readonly (readonly [number, number])[] {
  const seen = new Map<string, { old: number; fresh: number }>();
  const note = (lines: Lines, from: number, to: number, side: 'old' | 'fresh') => {
    for (let at = from; at < to; at++) {
      const text = lines[at]?.text ?? '';
      const known = seen.get(text) ?? { old: -1, fresh: -1 };
      known[side] = known[side] === -1 ? at : -2;
      seen.set(text, known);
    }
  };
  note(old, a, b, 'old');
  note(fresh, c, d, 'fresh');
  const pairs = [...seen.values()].filter((pair) => pair.old >= 0 && pair.fresh >= 0).sort((one, two) => one.old - two.old);
  return longestRise(pairs.map((pair) => [pair.old, pair.fresh] as const));
}

function longestRise(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const run: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

/** Lines without a counterpart: in pairs when there are as many on both sides, else as one piece. */
function replaceLines(old: Lines, fresh: Lines, a: number, b: number, c: number, d: number, out: TextChange[]): void {
  const end = b < old.length ? (old[b]?.from ?? 0) : (old.at(-1)?.from ?? 0) + (old.at(-1)?.text.length ?? 0);
  if (b - a !== d - c) {
    const from = a < b ? (old[a]?.from ?? end) : end;
    const was = old.slice(a, b).map((line) => line.text);
    const now = fresh.slice(c, d).map((line) => line.text);
    out.push(...narrowed(from, was.join(''), now.join('')));
    return;
  }
  for (let index = 0; index < b - a; index++) {
    const [was, now] = [old[a + index], fresh[c + index]];
    if (was && now) out.push(...narrowed(was.from, was.text, now.text));
  }
}

/** Takes off what both begin and end with; never splits a surrogate pair. */
function narrowed(at: number, was: string, now: string): TextChange[] {
  if (was === now) return [];
  const most = Math.min(was.length, now.length);
  let start = 0;
  while (start < most && was[start] === now[start]) start++;
  if (start > 0 && /[\ud800-\udbff]/.test(was[start - 1] ?? '')) start--;
  let end = 0;
  while (end < most - start && was[was.length - 1 - end] === now[now.length - 1 - end]) end++;
  if (end > 0 && /[\udc00-\udfff]/.test(was[was.length - end] ?? '')) end--;
  return [{ from: at + start, to: at + was.length - end, insert: now.slice(start, now.length - end) }];
}

/** Neighbours that touch become one change. */
function joined(changes: readonly TextChange[], before: string): TextChange[] {
  const out: TextChange[] = [];
  for (const change of changes) {
    const last = out.at(-1);
    if (last && last.to === change.from) out[out.length - 1] = { from: last.from, to: change.to, insert: last.insert + change.insert };
    else out.push(change);
  }
  return out.filter((change) => before.slice(change.from, change.to) !== change.insert);
}
