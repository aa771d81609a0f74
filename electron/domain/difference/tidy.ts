import type { Edit } from './edits.ts';

/** Makes exact edits readable: they stay exact, but fall where a reader would see them. All of it counts in clusters. */

const lineBreaks: ReadonlySet<number> = new Set([0x0a, 0x0d]);
/** A change reads best when it begins behind one of these. */
const pauses: ReadonlySet<number> = new Set([...'，。！？；：、…”’）》\n,.!?;:) '].map((sign) => sign.charCodeAt(0)));
/** Longer stretches that stayed are always shown as such. */
const longestIsland = 3;

export function tidyEdits(edits: readonly Edit[], a: readonly number[], b: readonly number[]): readonly Edit[] {
  const tidy: Edit[] = [];
  for (const edit of mergeIslands(edits, a)) tidy.push(slide(edit, tidy.at(-1), a, b));
  return tidy;
}

/** A single sign that stayed between two changes, or two or three between longer ones, is chance: the clause was rewritten. */
function mergeIslands(edits: readonly Edit[], a: readonly number[]): readonly Edit[] {
  const merged: Edit[] = [];
  for (const next of edits) {
    let edit = next;
    for (let last = merged.at(-1); last && isIsland(last, edit, a); last = merged.at(-1)) {
      edit = { ...last, toA: edit.toA, toB: edit.toB };
      merged.pop();
    }
    merged.push(edit);
  }
  return merged;
}

function isIsland(before: Edit, after: Edit, a: readonly number[]): boolean {
  const length = after.fromA - before.toA;
  if (length > longestIsland || (length > 1 && length >= Math.min(size(before), size(after)))) return false;
  // Paragraphs stay apart.
  for (let at = before.toA; at < after.fromA; at++) if (lineBreaks.has(a[at] ?? 0)) return false;
  return true;
}

function size({ fromA, toA, fromB, toB }: Edit): number {
  return Math.max(toA - fromA, toB - fromB);
}

/**
 * `这里…。` before `这座桥` may be found as `里…。这` behind its first sign: an insertion or a removal is moved to the left
 * as long as it stays the same, to a place behind a pause when there is one.
 */
function slide(edit: Edit, before: Edit | undefined, a: readonly number[], b: readonly number[]): Edit {
  const [text, from, to] = edit.fromA === edit.toA ? [b, edit.fromB, edit.toB] : [a, edit.fromA, edit.toA];
  if (edit.fromA !== edit.toA && edit.fromB !== edit.toB) return edit;
  const room = edit.fromA - (before?.toA ?? 0);
  const most = Math.min(room, to - from);
  for (let by = 0; by <= most; by++) {
    if (by > 0 && text[from - by] !== text[to - by]) break;
    const sign = text[from - by - 1];
    if (sign === undefined || pauses.has(sign)) return { fromA: edit.fromA - by, toA: edit.toA - by, fromB: edit.fromB - by, toB: edit.toB - by };
  }
  return edit;
}
