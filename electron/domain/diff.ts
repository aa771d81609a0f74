import { countHan } from './count.ts';
import { type Clusters, clusterReader, type ReadClusters } from './difference/clusters.ts';
import { type Budget, type Edit, findEdits } from './difference/edits.ts';
import { pairParagraphs } from './difference/pairs.ts';
import { tidyEdits } from './difference/tidy.ts';

/** Code units [fromA, toA) of the old text became [fromB, toB) of the new one. */
export type Change = Edit;

/**
 * Steps for one comparison, about a second. What is left to compare when they are used up is told as replaced: exact, but
 * coarse. Only long texts that have little in common come that far.
 */
const steps = 20_000_000;

/**
 * What a reader sees differ between two texts: paragraphs first, then grapheme clusters within those that changed. In order,
 * apart from each other, never inside a cluster; applied to `a` they give `b`. Offsets are UTF-16 code units.
 */
export function diffTexts(a: string, b: string): readonly Change[] {
  return compare(a, b, tidyEdits);
}

/** The same with every sign that stayed, also where a reader would rather see one larger change: for what must be followed. */
export function followTexts(a: string, b: string): readonly Change[] {
  return compare(a, b, (edits) => edits);
}

/** 字 that came and went between two texts. */
export function changedHan(a: string, b: string): { readonly added: number; readonly removed: number } {
  let [added, removed] = [0, 0];
  for (const { fromA, toA, fromB, toB } of followTexts(a, b)) {
    removed += countHan(a.slice(fromA, toA));
    added += countHan(b.slice(fromB, toB));
  }
  return { added, removed };
}

type Finish = (edits: readonly Edit[], a: readonly number[], b: readonly number[]) => readonly Edit[];

function compare(a: string, b: string, finish: Finish): readonly Change[] {
  if (a === b) return [];
  const budget: Budget = { left: steps };
  const read = clusterReader();
  const [oldOnes, newOnes] = [paragraphs(a), paragraphs(b)];
  const known = new Map<string, number>();
  const found: Change[] = [];
  for (const block of findEdits(numbered(oldOnes.texts, known), numbered(newOnes.texts, known), budget)) {
    for (const change of compareBlock(block, oldOnes, newOnes, read, budget, finish)) join(found, change);
  }
  return found;
}

interface Paragraphs {
  /** A line with the line breaks behind it. */
  readonly texts: readonly string[];
  /** Offset of each, and of the end. */
  readonly starts: readonly number[];
}

function paragraphs(text: string): Paragraphs {
  const texts = text.match(/[^\n\r]+[\n\r]*|^[\n\r]+/g) ?? [];
  const starts = [0];
  for (const one of texts) starts.push((starts.at(-1) ?? 0) + one.length);
  return { texts, starts };
}

function numbered(texts: readonly string[], known: Map<string, number>): number[] {
  return texts.map((text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
}

/** Paragraphs that are versions of each other are compared by cluster; what lies between them came or went as a whole. */
function compareBlock(block: Edit, a: Paragraphs, b: Paragraphs, read: ReadClusters, budget: Budget, finish: Finish): Change[] {
  const changes: Change[] = [];
  const [oldOnes, newOnes] = [a.texts.slice(block.fromA, block.toA), b.texts.slice(block.fromB, block.toB)];
  const whole = (fromA: number, toA: number, fromB: number, toB: number): void => {
    if (fromA === toA && fromB === toB) return;
    changes.push({ fromA: a.starts[fromA] ?? 0, toA: a.starts[toA] ?? 0, fromB: b.starts[fromB] ?? 0, toB: b.starts[toB] ?? 0 });
  };
  let [atA, atB] = [block.fromA, block.fromB];
  for (const pair of pairParagraphs(oldOnes, newOnes)) {
    const [startA, startB] = [block.fromA + pair.fromA, block.fromB + pair.fromB];
    whole(atA, startA, atB, startB);
    [atA, atB] = [block.fromA + pair.toA, block.fromB + pair.toB];
    const [one, other] = [read(a.texts.slice(startA, atA).join('')), read(b.texts.slice(startB, atB).join(''))];
    for (const edit of finish(findEdits(one.codes, other.codes, budget), one.codes, other.codes)) {
      changes.push(placed(edit, one, other, a.starts[startA] ?? 0, b.starts[startB] ?? 0));
    }
  }
  whole(atA, block.toA, atB, block.toB);
  return changes;
}

/** From clusters of two paragraphs to code units of the texts. */
function placed(edit: Edit, a: Clusters, b: Clusters, startA: number, startB: number): Change {
  const offset = ({ ends }: Clusters, start: number, at: number): number => start + (at === 0 ? 0 : (ends[at - 1] ?? 0));
  return {
    fromA: offset(a, startA, edit.fromA),
    toA: offset(a, startA, edit.toA),
    fromB: offset(b, startB, edit.fromB),
    toB: offset(b, startB, edit.toB),
  };
}

/** Changes that touch are one. */
function join(changes: Change[], next: Change): void {
  const last = changes.at(-1);
  if (last && last.toA === next.fromA && last.toB === next.fromB) changes[changes.length - 1] = { ...last, toA: next.toA, toB: next.toB };
  else changes.push(next);
}
