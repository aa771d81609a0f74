/**
 * What stands before the text of a line: quote signs, a list marker, a heading's signs, blanks. All offsets are UTF-16
 * code units from the start of the line.
 */

export interface LineParts {
  /** Quote signs with the blank after each: `> > `. */
  readonly quote: string;
  /** Blanks between the quote signs and the marker, the full-width blanks of an indented paragraph among them. */
  readonly indent: string;
  readonly marker: LineMarker;
  /** Where the text begins, after every marker and blank. */
  readonly from: number;
  /** Where it ends, before trailing blanks and the backslash of a hard break. Never before `from`. */
  readonly to: number;
}

export type LineMarker =
  | { readonly kind: 'none' }
  | { readonly kind: 'bullet'; readonly text: string }
  | { readonly kind: 'ordered'; readonly text: string; readonly number: number }
  | { readonly kind: 'heading'; readonly text: string; readonly level: number };

const quotePattern = /^(?:[ \t]{0,3}>[ \t]?)+/;
const bulletPattern = /^[-*+](?:[ \t]+\[[ xX]\](?=[ \t])|)(?:[ \t]+|$)/;
/** At most three digits: `2017. 8月` is a sentence, not item 2017 (DESIGN.md §2). */
const orderedPattern = /^(\d{1,3})[.)](?:[ \t]+|$)/;
const headingPattern = /^(#{1,6})(?:[ \t]+|$)/;
/** Blanks that Chinese text is indented or padded with. */
const leadingBlank = /^[\s\u3000]*/;
const trailing = /(?:[\s\u3000]|(?<!\\)\\$)*$/;

/** Takes a line (without its line break) apart. */
export function partsOf(line: string): LineParts {
  const quote = quotePattern.exec(line)?.[0] ?? '';
  const afterQuote = line.slice(quote.length);
  const indent = leadingBlank.exec(afterQuote)?.[0] ?? '';
  const marker = markerOf(afterQuote.slice(indent.length));
  const markerEnd = quote.length + indent.length + (marker.kind === 'none' ? 0 : marker.text.length);
  const from = markerEnd + (leadingBlank.exec(line.slice(markerEnd))?.[0].length ?? 0);
  const to = line.length - (trailing.exec(line)?.[0].length ?? 0);
  return { quote, indent, marker, from, to: Math.max(from, to) };
}

function markerOf(text: string): LineMarker {
  const ordered = orderedPattern.exec(text);
  if (ordered) return { kind: 'ordered', text: ordered[0], number: Number(ordered[1]) };
  const heading = headingPattern.exec(text);
  if (heading) return { kind: 'heading', text: heading[0], level: heading[1]?.length ?? 1 };
  const bullet = /^(?:[-*_][ \t]*){3,}$/.test(text) ? null : bulletPattern.exec(text);
  return bullet ? { kind: 'bullet', text: bullet[0] } : { kind: 'none' };
}

/** True for a line with nothing to read on it: empty, blanks, or bare quote signs. */
export function isBlank(line: string): boolean {
  const parts = partsOf(line);
  return parts.from >= line.length && parts.marker.kind === 'none';
}

/** As the domain reads it (its `markdown/grammar.ts`). */
const pageBreakPattern = /^[ \t\u00a0\u3000]*<!--[ \t]*page(?:[ \t]+((?:(?!-->).)*?))?[ \t]*-->[ \t\u00a0\u3000]*$/;

/** The title of a page break (`<!-- page 小标题 -->`), undefined when the line is none. */
export function pageBreakTitle(line: string): string | undefined {
  const found = pageBreakPattern.exec(line);
  return found ? (found[1] ?? '') : undefined;
}

/** A line that is one picture and nothing else, which makes it a figure. */
export const pictureLine = /^[ \t\u3000]*!\[(?:\\.|[^\]\\])*\]\((?:<[^<>]*>|[^()\s]+)(?:[ \t]+"(?:\\.|[^"\\])*")?[ \t]*\)[ \t\u3000]*$/;
