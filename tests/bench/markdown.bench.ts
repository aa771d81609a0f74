import { changeLive, openLive } from '#domain/markdown/live.ts';
import { generateArticle } from '../fixtures/articles.ts';
import { type Row, spread } from './table.ts';

/** A one-letter edit in the middle of the live document behind the preview, and opening one; nothing is painted. */

const sizes = [5000, 20_000, 100_000, 500_000];
const edits = 300;
const openings = 5;
const options = { external: false, image: () => undefined };

/** Takes about ten seconds. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  return sizes.flatMap((han) => {
    say(`markdown of ${han} 字`);
    const size = `${han / 1000}k 字`;
    const { body } = generateArticle({ seed: han, han });
    return [
      { measure: 'live document, one letter', size, ...spread(editing(body)), unit: 'ms' },
      { measure: 'live document, opened', size, ...spread(opening(body)), unit: 'ms' },
    ];
  });
}

function editing(body: string): number[] {
  let live = openLive(body, options);
  // Half way, then to the next sentence's end: inside a paragraph, not at a head or in a table.
  let at = body.indexOf('。', body.length / 2);
  const taken: number[] = [];
  for (let count = 0; count < edits; count += 1) {
    const begun = performance.now();
    live = changeLive(live, [{ from: at, to: at, insert: 'x' }]).document;
    taken.push(performance.now() - begun);
    at += 1;
  }
  return taken;
}

function opening(body: string): number[] {
  return Array.from({ length: openings }, () => {
    const begun = performance.now();
    openLive(body, options);
    return performance.now() - begun;
  });
}
