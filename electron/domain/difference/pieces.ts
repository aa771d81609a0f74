import { diffTexts } from '../diff.ts';

/** Two texts as one, to be read: what stayed, what went, what came. */
export interface Piece {
  /** `fold`: something long that stayed is left out here. */
  readonly kind: 'same' | 'gone' | 'come' | 'fold';
  readonly text: string;
}

export function piecesOf(before: string, after: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { fromA, toA, fromB, toB } of diffTexts(before, after)) {
    pieces.push(
      { kind: 'same', text: after.slice(at, fromB) },
      { kind: 'gone', text: before.slice(fromA, toA) },
      { kind: 'come', text: after.slice(fromB, toB) },
    );
    at = toB;
  }
  return [...pieces, { kind: 'same' as const, text: after.slice(at) }].filter(({ text }) => text !== '');
}

/** What stayed and is longer than a reader needs is left out, but for so many signs on either side of a change. */
export function folded(pieces: readonly Piece[], around: number): readonly Piece[] {
  return pieces.flatMap((piece, index): readonly Piece[] => {
    if (piece.kind !== 'same') return [piece];
    const [isFirst, isLast] = [index === 0, index === pieces.length - 1];
    const signs = [...piece.text];
    const kept = (isFirst ? 0 : around) + (isLast ? 0 : around);
    if (pieces.length === 1 || signs.length <= kept + around) return [piece];
    const head = isFirst ? '' : signs.slice(0, around).join('');
    const tail = isLast ? '' : signs.slice(signs.length - around).join('');
    const all: readonly Piece[] = [
      { kind: 'same', text: head },
      { kind: 'fold', text: '…' },
      { kind: 'same', text: tail },
    ];
    return all.filter(({ text }) => text !== '');
  });
}
