/** Lists in Markdown that grows from what a page or a document numbers by itself. */

export interface ListLabel {
  readonly kind: 'bullet' | 'ordered' | 'text';
  readonly depth: number;
  /** Of an ordered entry. */
  readonly number: number;
}

/** The list that the next entry may go on: the depths around it and the last number at each. */
export type OpenList = readonly ListLabel[];

export interface PlaceInList {
  readonly list: OpenList;
  /** Blanks before the entry's own sign. */
  readonly indent: string;
  /** Between the text so far and the entry. */
  readonly gap: string;
}

/**
 * Where an entry goes on in the list above it. Undefined for what is no entry, and when Markdown would give it another number
 * than the document does.
 */
export function placeInList(open: OpenList, label: ListLabel | undefined): PlaceInList | undefined {
  if (!label || label.kind === 'text') return undefined;
  const around = open.filter(({ depth }) => depth < label.depth);
  const same = open.find(({ depth }) => depth === label.depth);
  if (same?.kind === label.kind && label.kind === 'ordered' && label.number !== same.number + 1) return undefined;
  // Another sign begins another list.
  const isNew = open.length === 0 || (same !== undefined && same.kind !== label.kind && around.length === 0);
  const { kind, depth, number } = label;
  return { list: [...around, { kind, depth, number }], indent: ' '.repeat(4 * around.length), gap: isNew ? '\n\n' : '\n' };
}
