import type { InlineContext, MarkdownConfig } from '@lezer/markdown';
import { characterAt, characterBefore, isChineseAfter, isChineseBefore, isPunctuation, isSpace, isWide } from '#domain/markdown/characters.ts';

/**
 * Bold and emphasis beside Chinese punctuation: CommonMark leaves `**“四干”**工作法` and `**注意：**请看` literal, because a
 * mark between punctuation and a letter counts as neither opening nor closing. The domain counts it beside Chinese
 * (its `markdown/emphasis.ts`), and so does this; everything else is left to the standard rule.
 */

/** No pair is looked for further than this, in UTF-16 code units, so that a stray mark costs little. */
const reach = 4000;

export const hanEmphasis: MarkdownConfig = {
  parseInline: [{ name: 'HanEmphasis', before: 'Emphasis', parse: parsePair }],
};

function parsePair(context: InlineContext, next: number, at: number): number {
  if (next !== 42 || context.slice(at - 1, at) === '*') return -1;
  const lead = Math.min(at - context.offset, 8);
  const text = context.slice(at - lead, Math.min(context.end, at + reach));
  const size = runLength(text, lead);
  if (size > 2) return -1;
  const opener = sidesOf(text, lead, lead + size);
  if (!opener.opens) return -1;
  const close = closingRun(text, lead + size, size);
  if (!close || (opener.opensByStandard && close.standard)) return -1;
  const [from, to] = [at + size, at + close.at - lead];
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
function closingRun(text: string, start: number, size: number): { readonly at: number; readonly standard: boolean } | undefined {
  for (let at = start; at < text.length; ) {
    const char = text[at];
    if (char === '\\') at += 2;
    else if (char === '`') at = afterCode(text, at);
    else if (char === '*') {
      const run = runLength(text, at);
      const sides = sidesOf(text, at, at + run);
      if (run === size && at > start && sides.closes) return { at, standard: sides.closesByStandard };
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

/** What a run of marks from `start` to `end` may do between its neighbours, by CommonMark and by ours. */
function sidesOf(text: string, start: number, end: number) {
  const [before, after] = [characterBefore(text, start), characterAt(text, end)];
  const [signBefore, signAfter] = [isPunctuation(before), isPunctuation(after)];
  const chineseBefore = isWide(before) || (signBefore && isChineseBefore(text, start));
  const chineseAfter = isWide(after) || (signAfter && isChineseAfter(text, end));
  const opensByStandard = !isSpace(after) && (!signAfter || isSpace(before) || signBefore);
  const closesByStandard = !isSpace(before) && (!signBefore || isSpace(after) || signAfter);
  return {
    opensByStandard,
    closesByStandard,
    opens: opensByStandard || (!isSpace(after) && (chineseBefore || chineseAfter)),
    closes: closesByStandard || (!isSpace(before) && (chineseBefore || chineseAfter)),
  };
}
