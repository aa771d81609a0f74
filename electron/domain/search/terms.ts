import { boundary, foldText } from './fold.ts';

/** A search as it is carried out: every term must be found. */
export interface Terms {
  /** Folded, of two signs or more: found anywhere in an article. */
  readonly long: readonly string[];
  /** Folded, of one sign: found in titles. */
  readonly short: readonly string[];
}

/** Reads what a person typed. Blanks part terms; between double quotes (“…” too) they belong to one. */
export function readTerms(text: string): Terms {
  const long = new Set<string>();
  const short = new Set<string>();
  for (const [, quoted, plain] of text.normalize('NFC').matchAll(/["“”]([^"“”]*)["“”]?|([^\s"“”]+)/g)) {
    const folded = foldText(quoted ?? plain ?? '').text;
    const signs = [...folded];
    if (signs.every((sign) => sign === boundary)) continue;
    (signs.length === 1 ? short : long).add(folded);
  }
  return { long: [...long], short: [...short] };
}

export function isEmpty({ long, short }: Terms): boolean {
  return long.length === 0 && short.length === 0;
}

/**
 * Every two signs that stand side by side, parted by blanks: what the index holds, and what a phrase of it looks for. So any
 * substring of two signs or more is found exactly.
 */
export function pairs(folded: string): string {
  const signs = [...folded];
  const out: string[] = [];
  for (let at = 1; at < signs.length; at++) out.push(`${signs[at - 1]}${signs[at]}`);
  return out.join(' ');
}
