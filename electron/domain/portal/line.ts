import type { Article } from '../article.ts';

/** Single-line values of an article as they leave the house: what a page, a form field or a file name shows of them. */

/**
 * One line of plain text: breaks and runs of blanks become one blank, full-width if there was a full-width one (it parts the
 * lines of a Chinese headline); control characters, the invisible characters that turn the writing direction around (they
 * can make a title swallow the rest of a line) and broken surrogates go.
 * The article itself keeps what was typed; the checks name it.
 */
export function oneLine(text: string): string {
  if (!unclean.test(text)) return text;
  return visible(text)
    .trim()
    .replace(/\s+/g, (blanks) => (blanks.includes('\u3000') ? '\u3000' : ' '));
}

/** Whatever may be another text as one line; what has none of it, as nearly every headline, stays as it is. */
const unclean = /[^\S ]|^ | $| {2}|[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff]/u;

/** Several lines of plain text, cleaned like {@link oneLine} but with its line breaks, each as LF. */
export function manyLines(text: string): string {
  return visible(text.replace(/\r\n?|[\v\f]/g, '\n')).trim();
}

/** Controls without white space, embeddings and overrides of the direction, the byte order mark, noncharacters. */
const unseen = /(?![\t\n\v\f\r])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

function visible(text: string): string {
  return text.replace(unseen, '').replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** A component of a web address; broken surrogates, which would throw, become U+FFFD. */
export function addressPart(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** The address if it is a complete http or https one without blanks or quotes, otherwise undefined: nothing else becomes a link. */
export function webAddress(text: string): string | undefined {
  const address = text.trim();
  return /^https?:\/\/[^\s/?#"'<>\\`][^\s"'<>\\`]*$/i.test(address) ? visible(address) : undefined;
}

/** Authors by role, as a page prints them: `记者 张三 李四 通讯员 王五`. */
export function byline(authors: Article['authors']): string {
  const names = new Map<string, string[]>();
  for (const author of authors) {
    const name = oneLine(author.name);
    const role = oneLine(author.role);
    if (name) names.set(role, [...(names.get(role) ?? []), name]);
  }
  return [...names].map(([role, group]) => [role, ...group].filter(Boolean).join(' ')).join(' ');
}

/** The authors' names alone, for a form field; the CMS counts every character of it. */
export function authorNames(authors: Article['authors']): string {
  return authors
    .map((author) => oneLine(author.name))
    .filter(Boolean)
    .join(' ');
}

/** Keywords with a comma between: the one separator every CMS we know takes. */
export function keywordLine(keywords: Article['keywords']): string {
  return keywordList(keywords).join(',');
}

export function keywordList(keywords: Article['keywords']): readonly string[] {
  return [...new Set(keywords.map(oneLine).filter(Boolean))];
}
