import type { Edit } from './edits.ts';

/** Which of the old paragraphs became which of the new ones. */

/** Below it two paragraphs are no versions of each other: reading where they agree by chance helps nobody. */
const leastLikeness = 0.25;
/** So much of a paragraph was part of another one that it was parted from it, or put to it. */
const leastPart = 0.6;
/** More pairs than this are not compared one by one. */
const mostPairs = 20_000;

/**
 * Stretches of old paragraphs and what became of them, rising on both sides: one and one, or one and the several it was
 * split into, or several and the one they were joined to. What is in none came or went as a whole.
 * @param a paragraphs, none of which stand in `b`
 */
export function pairParagraphs(a: readonly string[], b: readonly string[]): readonly Edit[] {
  if (a.length * b.length > mostPairs) return a.length === b.length ? a.map((_, at) => pairAt(at, at)) : [];
  const [pairsOfA, pairsOfB] = [a.map(signPairs), b.map(signPairs)];
  const likeness = pairsOfA.map((one, i) => pairsOfB.map((other, j) => alike(one, other, a[i] ?? '', b[j] ?? '')));
  return withParts(bestAlignment(likeness, b.length), pairsOfA, pairsOfB);
}

function pairAt(i: number, j: number): Edit {
  return { fromA: i, toA: i + 1, fromB: j, toB: j + 1 };
}

type SignPairs = ReadonlySet<number>;

/** Takes the paragraphs beside a pair to it that were part of its one side. */
function withParts(pairs: readonly Edit[], a: readonly SignPairs[], b: readonly SignPairs[]): readonly Edit[] {
  const wider: Edit[] = [];
  for (const [at, pair] of pairs.entries()) {
    let { fromA, toA, fromB, toB } = pair;
    const before = wider.at(-1) ?? { toA: 0, toB: 0 };
    const after = pairs[at + 1] ?? { fromA: a.length, fromB: b.length };
    const [one, other] = [a[fromA], b[fromB]];
    if (fromA === before.toA) while (fromB > before.toB && isPart(b[fromB - 1], one)) fromB--;
    if (fromB === before.toB) while (fromA > before.toA && isPart(a[fromA - 1], other)) fromA--;
    if (toA === after.fromA) while (toB < after.fromB && isPart(b[toB], one)) toB++;
    if (toB === after.fromB) while (toA < after.fromA && isPart(a[toA], other)) toA++;
    wider.push({ fromA, toA, fromB, toB });
  }
  return wider;
}

function isPart(part: SignPairs | undefined, whole: SignPairs | undefined): boolean {
  if (!part || !whole || part.size === 0) return false;
  let shared = 0;
  for (const pair of part) if (whole.has(pair)) shared++;
  return shared / part.size >= leastPart;
}

/** Neighbouring signs, each pair once, as numbers. */
function signPairs(paragraph: string): SignPairs {
  const text = paragraph.trim();
  const pairs = new Set<number>();
  for (let at = 1; at < text.length; at++) pairs.add(text.charCodeAt(at - 1) * 0x10000 + text.charCodeAt(at));
  return pairs;
}

/** 0 to 1: how many of their sign pairs two paragraphs share, or how far they begin and end alike. */
function alike(one: SignPairs, other: SignPairs, a: string, b: string): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared++;
  const byPairs = (2 * shared) / Math.max(1, one.size + other.size);
  return byPairs >= leastLikeness ? byPairs : Math.max(byPairs, alikeAtEnds(a.trim(), b.trim()));
}

function alikeAtEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return (start + end) / Math.max(1, a.length, b.length);
}

/** The rising pairs whose likeness adds up to the most. */
function bestAlignment(likeness: readonly (readonly number[])[], width: number): readonly Edit[] {
  const best: number[][] = Array.from({ length: likeness.length + 1 }, () => new Array<number>(width + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const like = (i: number, j: number): number => likeness[i]?.[j] ?? 0;
  for (let i = likeness.length - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      const pair = like(i, j) >= leastLikeness ? like(i, j) + at(i + 1, j + 1) : 0;
      const row = best[i];
      if (row) row[j] = Math.max(pair, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Edit[] = [];
  for (let i = 0, j = 0; i < likeness.length && j < width; ) {
    if (like(i, j) >= leastLikeness && at(i, j) === like(i, j) + at(i + 1, j + 1)) pairs.push(pairAt(i++, j++));
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}
