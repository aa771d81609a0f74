import type { InlineContext, MarkdownConfig } from '@lezer/markdown';

/**
 * Bold and emphasis beside Chinese punctuation: CommonMark leaves `**“四干”**工作法` and `**注意：**请看` literal, because a
 * mark between punctuation and a letter counts as neither opening nor closing. Han writes no blanks between words, so
 * here such a mark counts; everything else is left to the standard rule.
 */

const punctuation = /[\p{P}\p{S}]/u;
const blank = /^$|\s/;
const han = /\p{Script=Han}/u;
/** No pair is looked for further than this, in UTF-16 code units, so that a stray mark costs little. */
const reach = 4000;

export const hanEmphasis: MarkdownConfig = {
  parseInline: [{ name: 'HanEmphasis', before: 'Emphasis', parse: parsePair }],
};

function parsePair(context: InlineContext, next: number, at: number): number {
  if (next !== 42 || context.slice(at - 1, at) === '*') return -1;
  const text = context.slice(at, Math.min(context.end, at + reach));
  const size = runLength(text, 0);
  if (size > 2) return -1;
  const opener = sidesOf(context.slice(at - 1, at), text.slice(size, size + 1));
  if (!opener.opens && !opener.opensBesideHan) return -1;
  const close = closingRun(text, size);
  if (!close || (opener.opens && close.standard)) return -1;
  const [from, to] = [at + size, at + close.at];
  const kind = size === 2 ? 'StrongEmphasis' : 'Emphasis';
  return context.addElement(
    context.elt(kind, at, to + size, [
      context.elt('EmphasisMark', at, from),
      ...context.parser.parseInline(context.slice(from, to), from),
      context.elt('EmphasisMark', to, to + size),
    ]),
  );
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === '*') end++;
  return end - at;
}

/** The first run of `size` marks that may close, with how. Code spans and escapes are stepped over. */
function closingRun(text: string, size: number): { readonly at: number; readonly standard: boolean } | undefined {
  for (let at = size; at < text.length; ) {
    const char = text[at];
    if (char === '\\') at += 2;
    else if (char === '`') at = afterCode(text, at);
    else if (char === '*') {
      const run = runLength(text, at);
      const sides = sidesOf(text.slice(at - 1, at), text.slice(at + run, at + run + 1));
      if (run === size && at > size && (sides.closes || sides.closesBesideHan)) return { at, standard: sides.closes };
      at += run;
    } else at++;
  }
  return undefined;
}

function afterCode(text: string, at: number): number {
  const marks = /^`+/.exec(text.slice(at))?.[0] ?? '`';
  const end = text.indexOf(marks, at + marks.length);
  return end < 0 ? at + marks.length : end + marks.length;
}

/** How a run of marks stands between the character before it and the one after it. */
function sidesOf(before: string, after: string) {
  const opens = !blank.test(after) && (!punctuation.test(after) || blank.test(before) || punctuation.test(before));
  const closes = !blank.test(before) && (!punctuation.test(before) || blank.test(after) || punctuation.test(after));
  return {
    opens,
    closes,
    opensBesideHan: !opens && !blank.test(after) && han.test(before),
    closesBesideHan: !closes && !blank.test(before) && han.test(after),
  };
}
