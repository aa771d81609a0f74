import type { Snippet } from '../query.ts';
import { foldText } from './fold.ts';
import type { Terms } from './terms.ts';

/** UTF-16 units of a snippet, and of what stands before its first hit. */
const length = 80;
const lead = 8;

/**
 * The piece of a text around the first hit, every hit in it marked.
 * @returns undefined when nothing of the terms is in the text
 */
export function snippetOf(source: string, { long, short }: Terms, around = length): Snippet | undefined {
  const text = source.normalize('NFC').replace(/\s+/g, ' ');
  const hits = findHits(text, [...long, ...short]);
  const first = hits[0];
  if (!first) return undefined;
  const from = wholeSign(text, Math.max(0, first[0] - lead));
  const to = wholeSign(text, Math.min(text.length, Math.max(from + around, first[1])));
  const before = from > 0 ? '…' : '';
  const marks: [number, number][] = [];
  for (const [start, end] of hits) {
    if (start >= to) break;
    marks.push([start - from + before.length, Math.min(end, to) - from + before.length]);
  }
  return { text: `${before}${text.slice(from, to)}${to < text.length ? '…' : ''}`, marks };
}

/** UTF-16 units on either side of a hit that are looked at for its snippet. */
const neighbourhood = 120;

/**
 * A part of a long text in which the first term stands just as it was folded, so that not all of it has to be read; the whole
 * text where that cannot be told.
 */
export function nearFirstHit(source: string, { long }: Terms): string {
  const [term] = long;
  const at = term === undefined ? -1 : source.indexOf(term);
  if (at < 0) return source;
  const from = source.lastIndexOf('\n', Math.max(0, at - neighbourhood)) + 1;
  return source.slice(
    Math.max(from, wholeSign(source, Math.max(0, at - 2 * neighbourhood))),
    wholeSign(source, Math.min(source.length, at + neighbourhood)),
  );
}

/** Where the terms are found, in order, overlapping ones joined. Offsets are UTF-16 units of `text`, which is in NFC. */
export function findHits(text: string, terms: readonly string[]): readonly (readonly [number, number])[] {
  const { text: folded, starts } = foldText(text, true);
  const hits: [number, number][] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      hits.push([starts[at] ?? 0, endOf(text, starts, at + term.length - 1)]);
    }
  }
  hits.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const joined: [number, number][] = [];
  for (const hit of hits) {
    const last = joined.at(-1);
    if (last && hit[0] <= last[1]) last[1] = Math.max(last[1], hit[1]);
    else joined.push(hit);
  }
  return joined;
}

/** The end in the source of the sign that a folded unit came from. */
function endOf(text: string, starts: readonly number[], unit: number): number {
  const start = starts[unit] ?? 0;
  return start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
}

/** Never between the halves of a surrogate pair. */
function wholeSign(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
