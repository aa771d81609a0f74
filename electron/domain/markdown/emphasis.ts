import { characterAt, characterBefore, isChineseAfter, isChineseBefore, isPunctuation, isSpace, isWide } from './characters.ts';
import { append, isTooDeep, piece, remove, wrap } from './pieces.ts';
import type { Delimiter, Run } from './run.ts';

/**
 * `*emphasis*`, `**strong**`, `_emphasis_`, `~~strike~~`: CommonMark's delimiter stack (its appendix), linear in the run.
 *
 * One rule differs. CommonMark asks for white space or punctuation outside a mark whose inside begins or ends with
 * punctuation; Chinese sets none, so `**“四干”**工作法` and `**注意：**请看` stayed literal. Here a Chinese neighbour outside
 * does as well, and Chinese punctuation counts as a letter. Between Latin characters nothing changes.
 *
 * And one is added: a single `*` with a digit on both sides is a times sign and neither opens nor closes, so `2*3*4` and
 * `3*4=12*1` lose nothing. CommonMark (example 356) reads emphasis there.
 */

interface Flanks {
  readonly left: boolean;
  readonly right: boolean;
  readonly punctuationBefore: boolean;
  readonly punctuationAfter: boolean;
}

/** Reads the run of marks at `run.at`. A single `~` is a character: `10~20万吨`. */
export function readDelimiter(run: Run, mark: Delimiter['mark']): void {
  const { source, at } = run;
  let end = at;
  while (source.charAt(end) === mark) end++;
  run.at = end;
  const added = append(run.pieces, piece('text', source.slice(at, end), { at }));
  const length = end - at;
  if (mark === '~' && length !== 2) return;
  if (mark === '*' && length === 1 && isDigit(source.charCodeAt(at - 1)) && isDigit(source.charCodeAt(end))) return;
  const { left, right, punctuationBefore, punctuationAfter } = flanks(source, at, end);
  const intraword = mark === '_' && left && right;
  const canOpen = left && (!intraword || punctuationBefore);
  const canClose = right && (!intraword || punctuationAfter);
  if (!canOpen && !canClose) return;
  const delimiter: Delimiter = {
    piece: added,
    mark,
    position: at,
    original: length,
    canOpen,
    canClose,
    length,
    previous: run.delimiter,
    next: undefined,
  };
  if (run.delimiter) run.delimiter.next = delimiter;
  run.delimiter = delimiter;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function flanks(source: string, start: number, end: number): Flanks {
  const before = characterBefore(source, start);
  const after = characterAt(source, end);
  const punctuationBefore = isPunctuation(before);
  const punctuationAfter = isPunctuation(after);
  const chineseBefore = isWide(before) || (punctuationBefore && isChineseBefore(source, start));
  const chineseAfter = isWide(after) || (punctuationAfter && isChineseAfter(source, end));
  const wordBefore = !punctuationBefore || chineseBefore;
  const wordAfter = !punctuationAfter || chineseAfter;
  return {
    left: !isSpace(after) && (wordAfter || isSpace(before) || punctuationBefore || chineseBefore),
    right: !isSpace(before) && (wordBefore || isSpace(after) || punctuationAfter || chineseAfter),
    punctuationBefore,
    punctuationAfter,
  };
}

/** Pairs the delimiters above `bottom` and drops them all: what found no partner is text. */
export function settleDelimiters(run: Run, bottom: Delimiter | undefined): void {
  /** Below these positions nothing opens for this kind of closer: searched before. */
  const searched = new Map<string, number>();
  let closer = lowestAbove(run, bottom);
  while (closer) {
    if (!closer.canClose) {
      closer = closer.next;
      continue;
    }
    const kind = `${closer.mark}${closer.canOpen}${closer.original % 3}`;
    const opener = findOpener(closer, bottom, searched.get(kind) ?? -1);
    if (opener && isTooDeep(opener.piece, closer.piece)) {
      // whatever would still close around it is too deep as well
      closer = dropBelow(closer, bottom);
    } else if (opener) {
      closer = pair(run, opener, closer);
    } else {
      const following: Delimiter | undefined = closer.next;
      searched.set(kind, closer.position);
      if (!closer.canOpen) drop(run, closer);
      closer = following;
    }
  }
  if (bottom) bottom.next = undefined;
  run.delimiter = bottom;
}

function lowestAbove(run: Run, bottom: Delimiter | undefined): Delimiter | undefined {
  if (bottom) return bottom.next;
  let lowest = run.delimiter;
  while (lowest?.previous) lowest = lowest.previous;
  return lowest;
}

function findOpener(closer: Delimiter, bottom: Delimiter | undefined, searched: number): Delimiter | undefined {
  for (let each = closer.previous; each && each !== bottom && each.position >= searched; each = each.previous) {
    if (each.mark !== closer.mark || !each.canOpen) continue;
    if (closer.mark === '~') return each;
    // CommonMark rules 9 and 10
    const odd = (closer.canOpen || each.canClose) && closer.original % 3 !== 0 && (each.original + closer.original) % 3 === 0;
    if (!odd) return each;
  }
  return undefined;
}

/** Wraps what stands between the two. @returns the delimiter to look at next */
function pair(run: Run, opener: Delimiter, closer: Delimiter): Delimiter | undefined {
  const used = opener.length >= 2 && closer.length >= 2 ? 2 : 1;
  const kind = closer.mark === '~' ? 'strike' : used === 2 ? 'strong' : 'emphasis';
  for (const side of [opener, closer]) {
    side.length -= used;
    side.piece.text = side.piece.text.slice(used);
    if (side === closer) side.piece.at += used;
  }
  opener.next = closer;
  closer.previous = opener;
  wrap(run.pieces, opener.piece, closer.piece, piece(kind));
  if (opener.length === 0) {
    remove(run.pieces, opener.piece);
    drop(run, opener);
  }
  if (closer.length > 0) return closer;
  const following = closer.next;
  remove(run.pieces, closer.piece);
  drop(run, closer);
  return following;
}

function drop(run: Run, gone: Delimiter): void {
  if (gone.previous) gone.previous.next = gone.next;
  if (gone.next) gone.next.previous = gone.previous;
  else run.delimiter = gone.previous;
}

/** Forgets every delimiter between `bottom` and `closer`, and `closer`. @returns the delimiter after them */
function dropBelow(closer: Delimiter, bottom: Delimiter | undefined): Delimiter | undefined {
  const following = closer.next;
  if (following) following.previous = bottom;
  if (bottom) bottom.next = following;
  return following;
}
