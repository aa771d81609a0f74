import type { HouseEntry } from '#domain/checks/house/houseList.ts';

/** Entries of a kind that have all words of a question somewhere, in the order of their words. */
export function wordsFound(entries: readonly HouseEntry[], question: string, kind: HouseEntry['kind'] | 'all'): readonly HouseEntry[] {
  const asked = question.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .filter((entry) => (kind === 'all' || entry.kind === kind) && hasAll(entry, asked))
    .toSorted((one, other) => (one.word < other.word ? -1 : one.word > other.word ? 1 : 0));
}

function hasAll({ word, replacement, reason, exceptions }: HouseEntry, asked: readonly string[]): boolean {
  if (asked.length === 0) return true;
  const text = [word, replacement, reason, ...exceptions].join('\n').toLowerCase();
  return asked.every((each) => text.includes(each));
}

/** Column 2 of a spreadsheet is B. */
export function columnName(column: number): string {
  return column < 1 ? '' : columnName(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
}
