import { refusal } from '../result.ts';

/** Edits of a text, and which of them are read together. */

/** `from` and `to` are UTF-16 offsets in the text before all changes of the call. */
export interface LiveChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** LF line ends at the same length, so that offsets hold. */
export function unixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', ' \n').replaceAll('\r', '\n') : text;
}

/** @throws a refusal `invalid` */
export function checkChanges(changes: readonly LiveChange[], length: number): void {
  let end = 0;
  for (const { from, to } of changes) {
    if (!(from >= end && to >= from && to <= length)) {
      throw refusal('invalid', 'live document', 'render', 'changes must be sorted, apart and within the text', { from, to, length });
    }
    end = to;
  }
}

/** Changes so near that they are read together; `first` and `last` are the chunks they touch. */
export interface ChangeGroup {
  readonly first: number;
  readonly last: number;
  readonly changes: readonly LiveChange[];
}

/** Further apart than this, groups leave each other's chunks alone. */
const groupGap = 4;

export function groupChanges(changes: readonly LiveChange[], starts: readonly number[]): ChangeGroup[] {
  const groups: { first: number; last: number; changes: LiveChange[] }[] = [];
  for (const change of changes) {
    const first = chunkAt(change.from, starts);
    const last = chunkAt(change.to, starts);
    const before = groups.at(-1);
    if (before && first - before.last < groupGap) {
      before.last = last;
      before.changes.push(change);
    } else groups.push({ first, last, changes: [change] });
  }
  return groups;
}

/** The chunk that holds the offset; at a border the one that begins there. */
function chunkAt(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text with the changes in it; `start` is where it begins in the text they are counted in. */
export function applyChanges(old: string, start: number, changes: readonly LiveChange[]): string {
  let text = '';
  let at = 0;
  for (const { from, to, insert } of changes) {
    text += old.slice(at, from - start) + unixLines(insert);
    at = to - start;
  }
  return text + old.slice(at);
}
