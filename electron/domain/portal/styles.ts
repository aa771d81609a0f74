/** Style sheets that a newsroom brings along: what in them reaches outside the page. */

/** More of them nobody reads. */
const mostTold = 200;

export interface OutsideReference {
  /** Counted from 1. */
  readonly line: number;
  /** As a person finds it: `@import`, `url(https://…)`. */
  readonly what: string;
}

/**
 * What a style sheet would load from elsewhere. A page stands alone: no font, picture or sheet of another server, and none of
 * its own folder either, since a package carries none. `data:` and `#…` stay inside. The first 200 of them.
 */
export function outsideReferences(css: string): readonly OutsideReference[] {
  const text = readable(css);
  const found: { at: number; what: string }[] = [];
  for (const match of text.matchAll(
    /image-set\((?:(?!image-set\()[^;{}])*?["'](?!data:)[^"']*|@import\b|(?<![\w-])(?:url|src)\(\s*["']?\s*([^"')]*)|["'](?:https?:)?\/\/[^"']*["']/gi,
  )) {
    if (found.length >= mostTold) break;
    const target = match[1]?.trim();
    if (target !== undefined && (target === '' || /^(?:data:|#)/i.test(target))) continue;
    found.push({ at: match.index, what: target === undefined ? match[0].slice(0, 60) : `url(${target.slice(0, 60)})` });
  }
  return found.map(({ at, what }) => ({ line: text.slice(0, at).split('\n').length, what }));
}

/** A string, an address without quotes, a comment: each may hold what looks like the beginning of another. */
const pieces =
  /"(?:\\[\s\S]|[^"\\\n\r\f])*"?|'(?:\\[\s\S]|[^'\\\n\r\f])*'?|(?:\\?u|\\0{0,4}[57]5\s?)(?:\\?r|\\0{0,4}[57]2\s?)(?:\\?l|\\0{0,4}[46]c\s?)\(\s*(?!["'])(?:\\[\s\S]|[^\\)])*\)?|\/\*[\s\S]*?(?:\*\/|$)/gi;

/** Without comments, and with escapes undone, in which a browser reads `\75rl(` as `url(`; line breaks stay where they are. */
function readable(css: string): string {
  return css
    .replace(pieces, (piece) => (piece.startsWith('/*') ? piece.replace(/[^\n]/g, ' ') : piece))
    .replace(/\\([0-9a-f]{1,6})[ \t\f]?/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/\\([^\n])/g, '$1');
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
