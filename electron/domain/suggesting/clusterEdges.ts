import { eachCluster } from '../count.ts';

/** Where a text may be cut: never inside what a reader sees as one sign. */

/** No cluster worth thinking of is longer, in UTF-16 code units. */
const reach = 32;
const plain = /^[\n\u0020-\u007e\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]{2}$/;

/** Whether no grapheme cluster goes across an offset (UTF-16). */
export function isEdge(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length || plain.test(text.slice(offset - 1, offset + 1))) return true;
  const from = Math.max(0, offset - reach);
  let isCut = false;
  eachCluster(text.slice(from, offset + reach), (start, end) => {
    isCut ||= from + start < offset && offset < from + end;
  });
  return !isCut;
}

/** Length of what two texts begin with, in whole clusters of both. */
export function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  while (!isEdge(one, length) || !isEdge(other, length)) length--;
  return length;
}

/** Length of what two texts end with, in whole clusters of both. */
export function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) length++;
  while (!isEdge(one, one.length - length) || !isEdge(other, other.length - length)) length--;
  return length;
}

export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The same edit, made wider until it neither cuts a cluster of the text nor joins with one that stays.
 * @param slice a piece of the text before the edit
 */
export function inWholeClusters(edit: TextEdit, slice: (from: number, to: number) => string, length: number): TextEdit {
  let { from, to, insert } = edit;
  const isWholeAt = (offset: number, text: string, at: number) =>
    isEdge(slice(Math.max(0, offset - reach), Math.min(length, offset + reach)), Math.min(offset, reach)) && isEdge(text, at);
  const before = () => slice(Math.max(0, from - reach), from);
  const after = () => slice(to, Math.min(length, to + reach));
  while (from > 0 && !isWholeAt(from, before() + insert + after(), Math.min(from, reach))) {
    from--;
    insert = slice(from, from + 1) + insert;
  }
  while (to < length && !isWholeAt(to, before() + insert + after(), Math.min(from, reach) + insert.length)) {
    insert += slice(to, to + 1);
    to++;
  }
  return { from, to, insert };
}
