import { escapeText } from '../markdown/escape.ts';
import { oneLine } from './line.ts';
import { pageBreakLiterals } from './pages.ts';
import type { Profile } from './profile.ts';

/** What may not stand in a text for this portal: what its profile says, and always what parts pages in its CMS. */
export function forbiddenLiterals({ body }: Pick<Profile, 'body'>): readonly string[] {
  const parting = body.pageBreak === 'none' ? [] : pageBreakLiterals[body.pageBreak];
  // A literal that another one begins with is written so already.
  const own = body.forbidden.filter((literal) => literal !== '');
  return [...new Set([...own, ...parting])].filter((literal, index, all) => !all.some((other, at) => at !== index && literal.startsWith(other)));
}

/** A page's title as the CMS's mark or a section head has it: finished HTML, on one line, empty for none. */
export function pageTitleHtml(title: string, literals: readonly string[]): string {
  return defuse(escapeText(oneLine(title)), literals);
}

/**
 * Takes the sting out of literals a CMS would act on: each begins with a character reference instead of its first
 * character, in text and in attribute values, so that a browser shows the same and the CMS sees none of them.
 * Tags and attribute names stay as they are.
 * @param html well-formed, attribute values in double quotes, no raw `<` in them
 */
export function defuse(html: string, literals: readonly string[]): string {
  const patterns = literals.filter((literal) => literal !== '').map(startsOf);
  if (patterns.length === 0) return html;
  const safe = (text: string) => patterns.reduce((rest, pattern) => rest.replace(pattern, reference), text);
  return html.replace(/<[^<>"]*(?:"[^"]*"[^<>"]*)*>|[^<]+/g, (piece) =>
    piece.startsWith('<') ? piece.replace(/"[^"]*"/g, (value) => `"${safe(value.slice(1, -1))}"`) : safe(piece),
  );
}

/** Finds every beginning of the literal, also where two overlap; CMS do not care about the case of letters. */
function startsOf(literal: string): RegExp {
  const [first = '', ...rest] = literal;
  return new RegExp(`${quoted(first)}(?=${quoted(rest.join(''))})`, 'giu');
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function reference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
