import { TextDecoder } from 'node:util';

/** How a person would tell that a text was read in the wrong encoding: hardly a character of it is an everyday one. */

/** The 3,755 characters of GB 2312's first level, in whose code rows they stand: B0 to D7. */
let everyday: ReadonlySet<string> | undefined;

function everydayCharacters(): ReadonlySet<string> {
  const codes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    // The last five cells of the last row are not assigned.
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) codes.push(row, cell);
  }
  return new Set(new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.from(codes)));
}

/** · – — ‘ ’ “ ” … 、 。 《 》 【 】 and full-width forms. */
const punctuation = /[\u00b7\u2013-\u2026\u3000-\u3017\uff01-\uff5e\uffe5]/;

/** Characters looked at, spread over the text; more would say nothing new. */
const sampleSize = 20_000;

/** The share of everyday Chinese among the characters beyond ASCII, 0 to 1; 1 for a text of nothing but ASCII. */
export function plausibility(text: string): number {
  everyday ??= everydayCharacters();
  const parts = text.length <= sampleSize ? [text] : [0, 0.5, 1].map((place) => slice(text, place));
  let foreign = 0;
  let known = 0;
  for (const character of parts.join('')) {
    if (character < '\u0080') continue;
    foreign++;
    if (everyday.has(character) || punctuation.test(character)) known++;
  }
  return foreign === 0 ? 1 : known / foreign;
}

function slice(text: string, place: number): string {
  const length = Math.floor(sampleSize / 3);
  const start = Math.floor((text.length - length) * place);
  return text.slice(start, start + length);
}
