import { type Article, emptyArticle } from '#domain/article.ts';
import type { TextExample } from '#domain/checks/prose/textRule.ts';

/** A text in which ⟦…⟧ marks what a rule must find, and ⟦wrong→right⟧ with which fix. */
export interface Marked {
  readonly text: string;
  /** UTF-16 offsets in `text`. */
  readonly expected: readonly { readonly start: number; readonly end: number; readonly fix?: string }[];
}

export function readMarked(source: string): Marked {
  const expected: { start: number; end: number; fix?: string }[] = [];
  let text = '';
  let from = 0;
  for (const match of source.matchAll(/⟦([^→⟧]*)(?:→([^⟧]*))?⟧/g)) {
    text += source.slice(from, match.index);
    const [all, words = '', fix] = match;
    const start = text.length;
    text += words;
    expected.push({ start, end: text.length, ...(fix === undefined ? {} : { fix }) });
    from = match.index + all.length;
  }
  return { text: text + source.slice(from), expected };
}

const sample = emptyArticle('0197a1c0-0000-7000-8000-000000000001', '2026-06-01T08:00:00.000Z');

/** How a place of the body is written in Markdown. */
const written: Readonly<Record<string, (text: string) => string>> = {
  paragraph: (text) => text,
  heading: (text) => `## ${text}`,
  item: (text) => `- ${text}`,
  quote: (text) => `> ${text}`,
  cell: (text) => `| ${text} |\n| --- |`,
  caption: (text) => `![图](media/1111111111111111.jpg "${text}")`,
  page: (text) => `<!-- page ${text} -->`,
};

/** An article of some texts, and where in it each of them stands. */
export function articleOf(examples: readonly TextExample[]): {
  readonly article: Article;
  readonly expected: readonly { readonly field: string; readonly start: number; readonly end: number; readonly fix?: string }[];
} {
  let article = sample;
  const expected: { field: string; start: number; end: number; fix?: string }[] = [];
  for (const example of examples) {
    const [source, place] = typeof example === 'string' ? [example, 'paragraph'] : [example.text, example.place];
    const { text, expected: own } = readMarked(source);
    const write = written[place];
    const before = article.body === '' ? '' : `${article.body}\n\n`;
    const offset = write ? before.length + write(text).indexOf(text) : 0;
    article = write ? { ...article, body: before + write(text) } : { ...article, [place]: text };
    for (const each of own) expected.push({ ...each, field: write ? 'body' : place, start: each.start + offset, end: each.end + offset });
  }
  return { article, expected };
}
