/** A piece of a text with what stands around it, so that it is known again after edits. Lengths are UTF-16 code units. */
export interface Quoted {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/**
 * @param end exclusive
 * @param longest of the quote; a longer one is cut
 * @param around of what is kept on either side
 */
export function quoteAt(text: string, start: number, end: number, longest: number, around: number): Quoted {
  return {
    quote: whole(text.slice(start, Math.min(end, start + longest))),
    before: whole(text.slice(Math.max(0, start - around), start)),
    after: whole(text.slice(end, end + around)),
  };
}

/** Without halves of surrogate pairs at its ends. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
