import { type Change, diffTexts } from '../diff.ts';
import { folded, type Piece } from './pieces.ts';

/** What differs between two texts, paragraph by paragraph, to be read in a narrow column. */
export interface ChangedPlace {
  /** Where the changes stand in the new text, in UTF-16 units; the same for what only went. */
  readonly from: number;
  readonly to: number;
  /** The paragraphs around it, with what went and what came; long stretches that stayed are folded. */
  readonly pieces: readonly Piece[];
}

/** Signs left beside a change where a stretch is folded. */
const around = 24;

/** In the order of the text. @param most so many at most */
export function changedPlaces(
  before: string,
  after: string,
  most = Number.POSITIVE_INFINITY,
): { readonly places: readonly ChangedPlace[]; readonly total: number } {
  const groups: { readonly start: number; end: number; readonly isWhole: boolean; readonly changes: Change[] }[] = [];
  for (const change of diffTexts(before, after)) {
    const { start, end, isWhole } = paragraphsOf(change, before, after);
    const last = groups.at(-1);
    if (last && !last.isWhole && !isWhole && start <= last.end) {
      last.changes.push(change);
      last.end = Math.max(last.end, end);
    } else groups.push({ start, end, isWhole, changes: [change] });
  }
  return { places: groups.slice(0, most).map((group) => placeOf(group, before, after)), total: groups.length };
}

/** The stretch of the new text to show with a change: its paragraphs, or, where whole paragraphs came or went, these alone. */
function paragraphsOf(
  { fromA, toA, fromB, toB }: Change,
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly isWhole: boolean } {
  const [gone, come] = [before.slice(fromA, toA), after.slice(fromB, toB)];
  const opens = fromB === 0 || after[fromB - 1] === '\n';
  const closes = toB === after.length || after[toB] === '\n';
  const isWholeBelow = opens && [gone, come].every((text) => text === '' || text.endsWith('\n'));
  const isWholeAbove = closes && [gone, come].every((text) => text === '' || text.startsWith('\n'));
  if (isWholeBelow || isWholeAbove) return { start: fromB, end: toB, isWhole: true };
  const end = after.indexOf('\n', toB);
  return { start: after.lastIndexOf('\n', fromB - 1) + 1, end: end < 0 ? after.length : end, isWhole: false };
}

function placeOf(
  { start, end, changes }: { readonly start: number; readonly end: number; readonly changes: readonly Change[] },
  before: string,
  after: string,
): ChangedPlace {
  const pieces: Piece[] = [];
  let at = start;
  for (const { fromA, toA, fromB, toB } of changes) {
    pieces.push(
      { kind: 'same', text: after.slice(at, fromB) },
      { kind: 'gone', text: before.slice(fromA, toA) },
      { kind: 'come', text: after.slice(fromB, toB) },
    );
    at = toB;
  }
  pieces.push({ kind: 'same', text: after.slice(at, end) });
  const [first, last] = [changes[0], changes.at(-1)];
  return { from: first?.fromB ?? start, to: last?.toB ?? start, pieces: folded(withoutEdges(pieces), around) };
}

/** Line breaks at the ends are nothing to see, unless they are all there is. */
function withoutEdges(pieces: readonly Piece[]): readonly Piece[] {
  const isBlank = pieces.every(({ text }) => text.trim() === '');
  if (isBlank) return pieces.filter(({ text }) => text !== '').map((piece) => ({ ...piece, text: piece.text.replaceAll('\n', '¶') }));
  const found = pieces.filter(({ text }) => text !== '');
  return found
    .map((piece, at) => {
      const head = at === 0 ? piece.text.replace(/^\n+/, '') : piece.text;
      return { ...piece, text: at === found.length - 1 ? head.replace(/\n+$/, '') : head };
    })
    .filter(({ text }) => text !== '');
}
