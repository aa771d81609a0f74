import { type Piece, wordsOf } from './blocks.ts';

/** Blanks of HTML: runs are one, those at the ends of a line are none, and a line break between Han is none either. */

const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

export function collapse(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  let before = '';
  for (const piece of pieces) {
    if (piece.type !== 'text') {
      out.push(piece);
      before = piece.type === 'break' ? '\n' : 'x';
      continue;
    }
    let text = piece.text.replace(/[ \t\r\n\f]+/g, (run, at: number) => {
      const last = at === 0 ? before : piece.text.charAt(at - 1);
      if (last === '' || last === '\n' || last === ' ') return '';
      return /[\r\n]/.test(run) && han.test(last) && han.test(piece.text.charAt(at + run.length)) ? '' : ' ';
    });
    text = text.replaceAll('\u00a0', ' ');
    if (text === '') continue;
    before = text.charAt(text.length - 1);
    out.push({ ...piece, text });
  }
  return trimmed(out);
}

const blank = /[\s\u3000\u00a0]/;

/** Without blanks and breaks at its ends. */
export function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  let start = 0;
  let end = pieces.length;
  while (start < end && isBlank(pieces[start])) start++;
  while (end > start && isBlank(pieces[end - 1])) end--;
  return pieces.slice(start, end).map((piece, at, all) => {
    if (piece.type !== 'text') return piece;
    let { text } = piece;
    if (at === 0) text = text.trimStart();
    if (at === all.length - 1) text = trimRight(text);
    return text === piece.text ? piece : { ...piece, text };
  });
}

function isBlank(piece: Piece | undefined): boolean {
  return piece?.type === 'break' || (piece?.type === 'text' && piece.text.trim() === '');
}

function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && blank.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Old pages have line breaks for paragraphs: two in a row, one with an indent after it, or one after a long sentence. */
export function splitAtBreaks(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1];
    if (piece.type === 'break' && (endsParagraph(parts.at(-1) ?? []) || isStart(next))) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts;
}

function isStart(next: Piece | undefined): boolean {
  return next?.type === 'break' || next?.type === 'picture' || (next?.type === 'text' && /^[ \t\r\n]*[\u3000\u00a0]{2}/.test(next.text));
}

function endsParagraph(part: readonly Piece[]): boolean {
  if (part.at(-1)?.type === 'picture') return true;
  const words = wordsOf(part.slice(-8)).trim();
  return words.length > 30 && /[。！？][”’」』）]?$/.test(words);
}
