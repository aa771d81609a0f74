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
  return literals.reduce(defuseEnd, defuse(escapeText(oneLine(title)), literals));
}

/** The CMS's closing mark comes right behind a title and could complete what its end begins: `对比#p` before `#e#`. */
function defuseEnd(html: string, literal: string): string {
  for (let length = literal.length - 1; length >= 2; length--) {
    const place = html.length - length;
    if (place < 0 || html.slice(place).toLowerCase() !== literal.slice(0, length).toLowerCase()) continue;
    return `${html.slice(0, place)}${reference(html.charAt(place))}${html.slice(place + 1)}`;
  }
  return html;
}

/**
 * Takes the sting out of literals a CMS would act on: each begins with a character reference instead of its first
 * character, in text and in attribute values, so that a browser shows the same and the CMS sees none of them.
 * Tags and attribute names stay as they are.
 * @param html well-formed, attribute values in double quotes, no raw `<` in them
 */
export function defuse(html: string, literals: readonly string[]): string {
  const starts = literals.filter((literal) => literal !== '').map(startOf);
  if (starts.length === 0) return html;
  const pattern = new RegExp(`${written}|${starts.join('|')}`, 'giu');
  const safe = (text: string) => text.replace(pattern, (found) => (found.length > 1 && found.startsWith('&') ? found : reference(found)));
  return html.replace(/<[^<>"]*(?:"[^"]*"[^<>"]*)*>|[^<]+/g, (piece) =>
    piece.startsWith('<') ? piece.replace(/"[^"]*"/g, (value) => `"${safe(value.slice(1, -1))}"`) : safe(piece),
  );
}

/** A character reference is one character: whatever a literal is, none of it is taken apart. */
const written = '&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);';

/** Finds every beginning of the literal, also where two overlap; CMS do not care about the case of letters. */
function startOf(literal: string): string {
  const [first = '', ...rest] = literal;
  return `${quoted(first)}(?=${quoted(rest.join(''))})`;
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function reference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
