import { localStore } from './localStore.ts';

/** Opinions that a person keeps at hand: on this machine, under their name. */

const most = 8;
/** UTF-16 units: longer ones are no words to be used again. */
export const longestWord = 40;

function keyOf(name: string): string {
  return `copydesk.opinions.${name}`;
}

export function wordsOf(name: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStore()?.getItem(keyOf(name)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((word): word is string => typeof word === 'string') : [];
  } catch (error) {
    console.warn('opinions:', error);
    return [];
  }
}

/** The newest first. @returns all of them now */
export function keepWord(name: string, word: string): readonly string[] {
  return write(name, [word, ...wordsOf(name).filter((each) => each !== word)].slice(0, most));
}

export function dropWord(name: string, word: string): readonly string[] {
  return write(
    name,
    wordsOf(name).filter((each) => each !== word),
  );
}

function write(name: string, words: readonly string[]): readonly string[] {
  localStore()?.setItem(keyOf(name), JSON.stringify(words));
  return words;
}
