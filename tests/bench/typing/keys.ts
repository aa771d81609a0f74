import type { Page } from '@playwright/test';

/** A typist with a seeded rhythm: the same keys and pauses in every run. */
export interface Typist {
  /** Types so many letters, a blank now and then, with pauses of 60 to 180 ms from key to key. */
  type(page: Page, letters: number): Promise<void>;
}

export function makeTypist(seed: number): Typist {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let word = 0;
  const press = async (page: Page, key: string) => {
    const due = performance.now() + 60 + 120 * random();
    await page.keyboard.press(key);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  };
  return {
    type: async (page, letters) => {
      for (let count = 0; count < letters; count += 1) {
        if (word >= 5 && random() < 0.3) {
          word = 0;
          await press(page, 'Space');
        }
        word += 1;
        await press(page, String.fromCharCode(97 + Math.floor(26 * random())));
      }
    },
  };
}
