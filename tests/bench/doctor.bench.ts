import { openLibrary } from '../../electron/library/library.ts';
import { quickLibrary } from './scale/quickLibrary.ts';
import type { Row } from './table.ts';

const count = 10_000;

/** Every file of a library of ten thousand articles, read and checked. Takes about a minute. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say(`doctor: a library of ${count} articles`);
  const folder = await quickLibrary(count);
  const library = await openLibrary(folder, { clock: { now: () => new Date().toISOString() } });
  const begun = performance.now();
  const { ok, articles } = await library.doctor({ repair: false });
  const taken = performance.now() - begun;
  await library.close();
  if (!ok || articles !== count) throw new Error('the doctor finds fault with a good library');
  return [{ measure: 'doctor', size: `${count.toLocaleString('en')} articles`, value: taken / 1000, unit: 's', goal: 20 }];
}
