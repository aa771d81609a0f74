import type { ReactNode } from 'react';
import { pieces } from './hits.ts';

/** A text with what was found in it marked. Offsets are UTF-16 code units. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }): ReactNode {
  if (marks.length === 0) return text;
  return pieces(text, marks).map(({ from, text: piece, hit }) => (hit ? <mark key={from}>{piece}</mark> : piece));
}
