/** Style sheets that a newsroom brings along: what in them reaches outside the page. */

export interface OutsideReference {
  /** Counted from 1. */
  readonly line: number;
  /** As a person finds it: `@import`, `url(https://…)`. */
  readonly what: string;
}

/**
 * What a style sheet would load from elsewhere. A page stands alone: no font, picture or sheet of another server, and none of
 * its own folder either, since a package carries none. `data:` and `#…` stay inside.
 */
export function outsideReferences(css: string): readonly OutsideReference[] {
  const text = readable(css);
  const found: { at: number; what: string }[] = [];
  for (const match of text.matchAll(/@import\b|(?<![\w-])(?:url|src)\(\s*["']?\s*([^"')]*)|["'](?:https?:)?\/\/[^"']*["']/gi)) {
    const target = match[1]?.trim();
    if (target !== undefined && (target === '' || /^(?:data:|#)/i.test(target))) continue;
    found.push({ at: match.index, what: target === undefined ? match[0].slice(0, 60) : `url(${target.slice(0, 60)})` });
  }
  return found.map(({ at, what }) => ({ line: text.slice(0, at).split('\n').length, what }));
}

/** Without comments, and with escapes undone, in which a browser reads `\75rl(` as `url(`; line breaks stay where they are. */
function readable(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/\\([0-9a-f]{1,6})[ \t\f]?/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/\\([^\n])/g, '$1');
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
