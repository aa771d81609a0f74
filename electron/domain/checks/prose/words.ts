/**
 * Finds all of many words in one pass (Aho and Corasick, 1975), over UTF-16 units: thousands of words cost no more than one.
 * `visit` is told each occurrence, also those inside others, in the order of their ends: the word's index, its start and end.
 * Time is linear in the text's length plus the number of occurrences, which is at most the length of the longest word for
 * each unit.
 */
export type Words = (text: string, visit: (word: number, start: number, end: number) => void) => void;

/** The automaton as flat arrays; a state is its index, 0 the root. */
interface States {
  /** From `state * 65536 + unit` to the next state, along the words' own letters. */
  readonly next: Map<number, number>;
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
  const { next, fallback, word, shorter } = states;
  const first = new Int32Array(65_536);
  for (const [key, state] of next) if (key < 65_536) first[key] = state;
  return (text, visit) => {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      let to = state === 0 ? undefined : next.get(state * 65_536 + unit);
      while (to === undefined && state !== 0) {
        state = fallback[state] ?? 0;
        if (state !== 0) to = next.get(state * 65_536 + unit);
      }
      state = to ?? first[unit] ?? 0;
      for (let ending = state; ending !== 0; ending = shorter[ending] ?? 0) {
        const index = word[ending] ?? -1;
        if (index >= 0) visit(index, at + 1 - (words[index]?.length ?? 0), at + 1);
      }
    }
  };
}

function spell(words: readonly string[]): States {
  const states: States = { next: new Map(), fallback: [0], word: [-1], shorter: [0] };
  words.forEach((each, index) => {
    let state = 0;
    for (let at = 0; at < each.length; at++) {
      const key = state * 65_536 + each.charCodeAt(at);
      let to = states.next.get(key);
      if (to === undefined) {
        to = states.word.push(-1) - 1;
        states.fallback.push(0);
        states.shorter.push(0);
        states.next.set(key, to);
      }
      state = to;
    }
    if (state !== 0 && states.word[state] === -1) states.word[state] = index;
  });
  return states;
}

/** Fills the fallbacks, shorter states before longer ones. */
function link({ next, fallback, word, shorter }: States, words: readonly string[]): void {
  const reached = new Set<number>();
  const longest = Math.max(0, ...words.map(({ length }) => length));
  // Each word's letters at one depth after the other: a fallback is always less deep than its state.
  let level = words.map((each) => ({ each, state: 0 }));
  for (let depth = 0; depth < longest; depth++) {
    level = level.filter(({ each }) => each.length > depth);
    for (const place of level) {
      const unit = place.each.charCodeAt(depth);
      const from = place.state;
      const state = next.get(from * 65_536 + unit) ?? 0;
      place.state = state;
      if (reached.has(state)) continue;
      reached.add(state);
      if (from === 0) continue;
      let back = fallback[from] ?? 0;
      while (back !== 0 && !next.has(back * 65_536 + unit)) back = fallback[back] ?? 0;
      const to = next.get(back * 65_536 + unit) ?? 0;
      fallback[state] = to;
      shorter[state] = (word[to] ?? -1) >= 0 ? to : (shorter[to] ?? 0);
    }
  }
}
