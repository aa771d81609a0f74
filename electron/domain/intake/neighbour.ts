import { isChinesePunctuation, isDigitUnit, isHanAt, isLetterUnit } from './characters.ts';

/** What stands beside a mark. `edge`: the line begins or ends. */
export type Neighbour = 'han' | 'word' | 'edge' | 'other';

/** The neighbour at `at`, looking in direction `step` past bold and emphasis marks. */
export function neighbour(text: string, at: number, step: 1 | -1): Neighbour {
  let place = at;
  while (text.charCodeAt(place) === 0x2a || text.charCodeAt(place) === 0x5f) place += step;
  if (place < 0 || place >= text.length) return 'edge';
  const code = text.charCodeAt(place);
  if (isHanAt(text, place) || isChinesePunctuation(text.charAt(place))) return 'han';
  const word = isLetterUnit(code) || isDigitUnit(code) || code === 0x25 || code === 0x2103 || code === 0x2030;
  return word ? 'word' : 'other';
}
