import { tests as examples } from 'commonmark-spec';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { canonical, referenceHtml } from './canonical.ts';

/**
 * The 652 examples of the CommonMark specification: our tree agrees with plain marked on all but those listed here, and on
 * most of those with a marked that has the three constructs switched off which our dialect does not have.
 */

const span = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Indentation never makes code. */
const indentedCode = [
  1,
  2,
  3,
  5,
  6,
  7,
  8,
  18,
  36,
  48,
  69,
  107,
  110,
  111,
  112,
  ...span(114, 118),
  134,
  211,
  225,
  231,
  236,
  252,
  253,
  254,
  257,
  264,
  ...span(270, 274),
];
const indentedCodeInLists = [278, ...span(286, 290), 313];
/** A line under a paragraph makes no heading of it. */
const setextHeadings = [59, ...span(80, 86), 89, 90, 91, 95, 96, 100, 102, 103, 141, 215, 300];
/** Raw HTML is text. */
const rawHtml = [21, 31, ...span(148, 191), 308, 309, 344, 475, 476, 477, 524, 536, ...span(613, 617), 623, ...span(625, 631), 642, 643];

const onPurpose: Readonly<Record<number, string>> = {
  25: 'names of characters that HTML 4 does not have stay as they were typed',
  200: 'a definition without an address is text',
  265: 'a number of more than three digits begins no list',
  356: 'an asterisk between two digits is a multiplication sign',
  484: 'a link without words shows its address',
  497: 'GFM keeps a closing bracket whose opening one is in the address; marked drops it',
  596: 'an address in angle brackets with another scheme stays as it was typed',
  598: 'the same',
  599: 'the same',
  601: 'the same',
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const plain = new Marked();
const reduced = new Marked({
  tokenizer: { html: () => undefined, code: () => undefined, lheading: () => undefined },
  renderer: { html: ({ text }) => escaped(text) },
});

/** The example with https addresses in place of its relative ones, which our policy refuses. */
function sourceOf(markdown: string): string {
  return markdown
    .replaceAll('→', '\t')
    .replace(/(\]:[ \t]*\n?[ \t]*<?)(?=[^\s<>])(?!https?:)/g, '$1https://e.cn/')
    .replace(/(\]\([ \t]*<?)(?=[^\s<>)"'#])(?!https?:|mailto:)/g, '$1https://e.cn/');
}

const ours = (source: string) => canonical(referenceHtml(parseMarkdown(source)));
const theirs = (marked: Marked, source: string) => canonical(marked.parse(source, { async: false }));

describe('CommonMark', () => {
  const switchedOff = new Set([...indentedCode, ...indentedCodeInLists, ...setextHeadings, ...rawHtml]);

  it.each(examples)('example $number: $section', ({ number, markdown }) => {
    const source = sourceOf(markdown);
    if (onPurpose[number]) expect(ours(source)).not.toBe(theirs(plain, source));
    else expect(ours(source)).toBe(theirs(switchedOff.has(number) ? reduced : plain, source));
  });

  it('lists no example without need', () => {
    const differing = examples.filter(({ markdown }) => ours(sourceOf(markdown)) !== theirs(plain, sourceOf(markdown)));
    expect(differing.map(({ number }) => number)).toEqual([...switchedOff, ...Object.keys(onPurpose).map(Number)].sort((a, b) => a - b));
  });
});
