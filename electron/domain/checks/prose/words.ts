/**
 * Finds all of many words in one pass (Aho and Corasick, 1975), over UTF-16 units: thousands of words cost no more than one.
 * `visit` is told each occurrence, also those inside others, in the order of their ends: the word's index, its start and end.
 * Time is linear in the text's length plus the number of occurrences, which is at most the length of the longest word for
 * each unit.
 */
export type Words = (text: string, visit: (word: number, start: number, end: number) => void) => void;

/** The automaton as flat arrays; a state is its index, 0 the root. */
interface States {
  /** For each UTF-16 unit its number among those that the words are made of, or 0. Keeps the keys below small. */
  readonly letters: Int32Array;
  /** How many letters there are, with the 0. */
  readonly count: number;
  /** From `state * count + letter` to the next state, along the words' own letters. */
  readonly next: Map<number, number>;
  /** From the root, by letter: where most of a text goes. */
  readonly root: Int32Array;
  /** The state of the longest proper end that begins some word. */
  readonly fallback: number[];
  /** Index of the word that ends here, or -1. */
  readonly word: number[];
  /** The nearest state along the fallbacks where a word ends, or 0. */
  readonly shorter: number[];
}

/** Words that are empty are never found; of equal words the first index is told. */
export function makeWords(words: readonly string[]): Words {
  const states = spell(words);
  link(states, words);
  const { letters, word, shorter } = states;
  return (text, visit) => {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const letter = letters[text.charCodeAt(at)] ?? 0;
      state = letter === 0 ? 0 : stateBehind(states, state, letter);
      for (let ending = state; ending !== 0; ending = shorter[ending] ?? 0) {
        const index = word[ending] ?? -1;
        if (index >= 0) visit(index, at + 1 - (words[index]?.length ?? 0), at + 1);
      }
    }
  };
}

/** The state of the longest beginning of a word that the letter, put behind the state, ends with. */
function stateBehind({ next, root, fallback, count }: States, state: number, letter: number): number {
  for (let from = state; from !== 0; from = fallback[from] ?? 0) {
    const to = next.get(from * count + letter);
    if (to !== undefined) return to;
  }
  return root[letter] ?? 0;
}

function spell(words: readonly string[]): States {
  const letters = new Int32Array(65_536);
  let count = 1;
  for (const each of words) {
    for (let at = 0; at < each.length; at++) {
      const unit = each.charCodeAt(at);
      if (letters[unit] === 0) letters[unit] = count++;
    }
  }
  const states: States = { letters, count, next: new Map(), root: new Int32Array(count), fallback: [0], word: [-1], shorter: [0] };
  words.forEach((each, index) => {
    let state = 0;
    for (let at = 0; at < each.length; at++) {
      const key = state * count + (letters[each.charCodeAt(at)] ?? 0);
      let to = states.next.get(key);
      if (to === undefined) {
        to = states.word.push(-1) - 1;
        states.fallback.push(0);
        states.shorter.push(0);
        states.next.set(key, to);
        if (state === 0) states.root[key] = to;
      }
      state = to;
    }
    if (state !== 0 && states.word[state] === -1) states.word[state] = index;
  });
  return states;
}

/** Fills the fallbacks: all words' letters at one depth after the other, for a fallback is always less deep than its state. */
function link(states: States, words: readonly string[]): void {
  const { letters, count, next, fallback, word, shorter } = states;
  const linked = new Uint8Array(word.length);
  let level = words.map((each) => ({ each, state: 0 }));
  for (let depth = 0; level.length > 0; depth++) {
    level = level.filter(({ each }) => each.length > depth);
    for (const place of level) {
      const letter = letters[place.each.charCodeAt(depth)] ?? 0;
      const from = place.state;
      const state = next.get(from * count + letter) ?? 0;
      place.state = state;
      if (linked[state] === 1) continue;
      linked[state] = 1;
      if (from === 0) continue;
      const to = stateBehind(states, fallback[from] ?? 0, letter);
      fallback[state] = to;
      shorter[state] = (word[to] ?? -1) >= 0 ? to : (shorter[to] ?? 0);
    }
  }
}
