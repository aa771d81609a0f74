import { localStore } from './localStore.ts';

/** How articles of the queue stood when somebody last had them open: on this machine, under their name. */

/** Marks by the article's id. */
export type SeenMarks = Readonly<Record<string, string>>;

function keyOf(name: string): string {
  return `copydesk.seen.${name}`;
}

export function readSeen(name: string): SeenMarks {
  try {
    const kept: unknown = JSON.parse(localStore()?.getItem(keyOf(name)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch (error) {
    console.warn('seen marks:', error);
    return {};
  }
}

export function writeSeen(name: string, marks: SeenMarks): void {
  try {
    localStore()?.setItem(keyOf(name), JSON.stringify(marks));
  } catch (error) {
    // A full storage: then everything looks new once more.
    console.warn('seen marks:', error);
  }
}
