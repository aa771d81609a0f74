import { settleDelimiters } from './emphasis.ts';
import { append, isTooDeep, piece, remove, wrap } from './pieces.ts';
import type { Run } from './run.ts';
import type { AllowedTag } from './tokens.ts';

/**
 * Raw HTML in a run. `u sub sup ruby rt rp` pass when they are balanced, `<br>` is a line break; their attributes are
 * dropped, since pasted text is full of `<sup style=…>` and none of them may be written out. Every other tag and every
 * comment is text, to the letter.
 */

const allowed: ReadonlySet<string> = new Set<AllowedTag>(['u', 'sub', 'sup', 'ruby', 'rt', 'rp']);
const closing = /<\/([A-Za-z][A-Za-z0-9-]*)\s*>/y;
const opening = /<([A-Za-z][A-Za-z0-9-]*)(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*(\/?)>/y;

/** Reads raw HTML at `run.at`. @returns false when there is none */
export function readTag(run: Run): boolean {
  if (run.source.startsWith('<!--', run.at)) return readComment(run);
  const end = matchAt(closing, run);
  if (end) {
    readClosing(run, end[0], (end[1] ?? '').toLowerCase());
    return true;
  }
  const start = matchAt(opening, run);
  if (!start) return false;
  const name = (start[1] ?? '').toLowerCase();
  const { at } = run;
  run.at += start[0].length;
  if (name === 'br') {
    append(run.pieces, piece('break', '', { at }));
    return true;
  }
  const added = append(run.pieces, piece('text', start[0], { at }));
  if (allowed.has(name) && start[2] === '') {
    const places = run.tagPlaces.get(name);
    if (places) places.push(run.tags.length);
    else run.tagPlaces.set(name, [run.tags.length]);
    run.tags.push({ piece: added, name, delimiter: run.delimiter, brackets: run.brackets.length });
  }
  return true;
}

function matchAt(pattern: RegExp, run: Run): RegExpExecArray | null {
  pattern.lastIndex = run.at;
  return pattern.exec(run.source);
}

function readComment(run: Run): boolean {
  if (run.withoutCommentEnd) return false;
  const end = run.source.indexOf('-->', run.at + 4);
  if (end < 0) {
    run.withoutCommentEnd = true;
    return false;
  }
  append(run.pieces, piece('text', run.source.slice(run.at, end + 3), { at: run.at }));
  run.at = end + 3;
  return true;
}

function readClosing(run: Run, written: string, name: string): void {
  const { at } = run;
  run.at += written.length;
  const index = lastOpen(run, name);
  const opener = run.tags[index];
  if (opener && !isTooDeep(opener.piece, undefined)) {
    settleDelimiters(run, opener.delimiter);
    // what opened inside and is still open has lost its chance
    run.tags.length = index;
    run.brackets.length = Math.min(run.brackets.length, opener.brackets);
    const wrapper = piece('tag', name);
    wrap(run.pieces, opener.piece, undefined, wrapper);
    remove(run.pieces, opener.piece);
    return;
  }
  if (opener) run.tags.length = 0;
  append(run.pieces, piece('text', written, { at }));
}

/** Index of the innermost open tag of this name, -1 for none. */
function lastOpen(run: Run, name: string): number {
  const places = run.tagPlaces.get(name) ?? [];
  while (places.length > 0) {
    const index = places.at(-1) ?? 0;
    if (run.tags[index]?.name === name) return index;
    places.pop();
  }
  return -1;
}
