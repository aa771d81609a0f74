import { type Passage, type PassageBlock, readPassages } from '../../markdown/passages.ts';

/**
 * A fix is a text, and where it goes is Markdown. One that would leave an escape's backslash behind, begin a list, take a mark
 * away from its partner or make an address longer is not offered: after it the text has to read as it did, but for the fix.
 */

/** A replacement in a block's own source. UTF-16 units. */
export interface WrittenFix {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Answers for one block of the body; undefined where the fix cannot be made. */
export type FixWriter = (fix: WrittenFix) => WrittenFix | undefined;

/** Fixes of one block that are tried out, each for a reading of the block: a hostile text has thousands that need it. */
const mostTried = 40;

/** Signs that mark a stretch up to a partner: written by two fixes, each harmless alone, they would find each other. */
const paired = /[*_~\\`<>[\]|\r\n]/;
/** Signs beside which another sign may change what they do, or which do something themselves. */
const marks = /[*_~\\`<>[\]!&|"#\s]/;
/** What makes a block of a line that begins with it. */
const blockMark = /^(?:\d{1,9}[.)]|[-+=])/;
const ascii = /[!-~]/;

/** What was tried before, by the block as it was read. */
const tried = new WeakMap<readonly Passage[], Map<string, boolean>>();

export function makeFixWriter({ raw, passages }: PassageBlock): FixWriter {
  let count = 0;
  return (asked) => {
    if (paired.test(asked.insert)) return undefined;
    const fix = withEscape(raw, passages, asked);
    if (!isRisky(raw, fix)) return fix;
    // Counted whether it is known or not, so that a checker that was used before answers as a new one.
    if (++count > mostTried) return undefined;
    const known = tried.get(passages) ?? new Map<string, boolean>();
    tried.set(passages, known);
    const key = `${fix.from} ${fix.to} ${fix.insert}`;
    const isRight = known.get(key) ?? readsRight(raw, fix);
    known.set(key, isRight);
    return isRight ? fix : undefined;
  };
}

/** The backslash before an escaped sign goes with it, unless the fix begins with a sign that may need one. */
function withEscape(raw: string, passages: readonly Passage[], fix: WrittenFix): WrittenFix {
  if (raw[fix.from - 1] !== '\\' || /^[!-/:-@[-`{-~]/.test(fix.insert)) return fix;
  // A backslash that is read as itself belongs to the words.
  const isRead = passages.some(({ stretches }) => stretches.some(({ at, length }) => at < fix.from && fix.from <= at + length));
  return isRead ? fix : { ...fix, from: fix.from - 1 };
}

function isRisky(raw: string, { from, to, insert }: WrittenFix): boolean {
  const [before, after] = [raw[from - 1] ?? '', raw[to] ?? ''];
  if (marks.test(before) || marks.test(after) || marks.test(insert) || blockMark.test(insert)) return true;
  return ascii.test(before) || ascii.test(after) ? insert === '' || ascii.test(insert) : false;
}

function readsRight(raw: string, { from, to, insert }: WrittenFix): boolean {
  const before = flat(raw);
  const after = flat(raw.slice(0, from) + insert + raw.slice(to));
  if (before.length !== after.length) return false;
  let isFound = false;
  const wanted = before.map(({ kind, text, stretches }) => {
    // With the escape's backslash it begins a unit before the words.
    const stretch = stretches.find(({ at, length }) => from <= at + length && at < Math.max(to, from + 1) && to <= at + length);
    if (isFound || !stretch) return { kind, text };
    isFound = true;
    const start = stretch.from + Math.max(0, from - stretch.at);
    return { kind, text: text.slice(0, start) + insert + text.slice(stretch.from + to - stretch.at) };
  });
  if (!isFound || literals(before) !== literals(after)) return false;
  // Around line ends blanks come and go with the sign beside them.
  return wanted.every(({ kind, text }, index) => after[index]?.kind === kind && unspaced(after[index].text) === unspaced(text));
}

type PlacedPassage = Pick<Passage, 'kind' | 'text' | 'stretches'>;

function flat(source: string): readonly PlacedPassage[] {
  return readPassages(source).flatMap(({ start, passages }) =>
    passages.map(({ kind, text, stretches }) => ({ kind, text, stretches: stretches.map((each) => ({ ...each, at: each.at + start })) })),
  );
}

/** The addresses and the code of some passages. */
function literals(passages: readonly PlacedPassage[]): string {
  return passages
    .flatMap(({ text, stretches }) => stretches.filter(({ literal }) => literal).map(({ from, length }) => text.slice(from, from + length)))
    .join('\n');
}

function unspaced(text: string): string {
  return text.replace(/\s+/g, '');
}
