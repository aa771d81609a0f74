import { boundary, foldText } from './fold.ts';

/**
 * Whether two articles are the same or nearly so, by their titles or their beginnings. Candidates are found through a few
 * numbers that similar texts are likely to share (MinHash in bands: Broder, "On the resemblance and containment of
 * documents", 1997), then compared exactly.
 */

/** Signs of a beginning that are compared, folded. */
const leadLength = 120;
/** Below this many signs only the very same text counts: short ones are alike by chance. */
const shortestTitle = 6;
const shortestLead = 30;
/** Dice's coefficient of the pairs of signs, from which on two texts are very similar. */
const titleAlike = 0.72;
const leadAlike = 0.7;
/** Two numbers a band: texts with 0.55 of their pairs in common share one of twelve bands with 99 %. */
const bands = 12;
const perBand = 2;

export interface Likeness {
  /** Title and beginning, folded, without boundaries. */
  readonly title: string;
  readonly lead: string;
}

/** @param words the readers' words of the body */
export function likenessOf(title: string, words: string): Likeness {
  // Twice the length is enough even when every other sign is passed over; a text's rest is never looked at.
  return { title: compact(title), lead: [...compact(words.slice(0, leadLength * 4))].slice(0, leadLength).join('') };
}

function compact(text: string): string {
  return foldText(text.normalize('NFC')).text.replaceAll(boundary, '');
}

/** The numbers under which an article is found again: 32-bit integers, of title and beginning apart. */
export function bandsOf({ title, lead }: Likeness): readonly number[] {
  return [...bandsOfText(title, 1), ...([...lead].length >= shortestLead ? bandsOfText(lead, 2) : [])];
}

/** How two articles are alike, or undefined when they are not. */
export function compareLikeness(
  one: Likeness,
  other: Likeness,
): { readonly like: 'title' | 'lead'; readonly same: boolean; readonly score: number } | undefined {
  const title = alike(one.title, other.title, shortestTitle, titleAlike);
  const lead = [...one.lead].length < shortestLead ? undefined : alike(one.lead, other.lead, shortestLead, leadAlike);
  if (title !== undefined && (lead === undefined || title >= lead)) return { like: 'title', same: one.title === other.title, score: title };
  return lead === undefined ? undefined : { like: 'lead', same: one.lead === other.lead, score: lead };
}

function alike(one: string, other: string, shortest: number, least: number): number | undefined {
  if (one === '' || other === '') return undefined;
  if (one === other) return 1;
  if (Math.min([...one].length, [...other].length) < shortest) return undefined;
  const score = dice(one, other);
  return score >= least ? score : undefined;
}

/** Twice the pairs of signs that both have, over the pairs of both. */
function dice(one: string, other: string): number {
  const left = pairSet(one);
  const right = pairSet(other);
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared++;
  return (2 * shared) / (left.size + right.size);
}

function pairSet(text: string): Set<string> {
  const signs = [...text];
  if (signs.length === 1) return new Set(signs);
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
}

function bandsOfText(text: string, kind: number): number[] {
  if (text === '') return [];
  const least = new Uint32Array(bands * perBand).fill(0xffffffff);
  for (const pair of pairSet(text)) {
    const base = hash(pair, 0x811c9dc5 ^ kind);
    for (let row = 0; row < least.length; row++) {
      const value = mix(base, row);
      if (value < (least[row] ?? 0)) least[row] = value;
    }
  }
  return Array.from({ length: bands }, (_, band) => {
    let value = Math.imul(kind * bands + band + 1, 0x9e3779b1);
    for (let row = 0; row < perBand; row++) value = mix(value ^ (least[band * perBand + row] ?? 0), row);
    return value | 0;
  });
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** A different good hash for each row (the finaliser of MurmurHash3). */
function mix(value: number, row: number): number {
  let mixed = value ^ Math.imul(row + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
