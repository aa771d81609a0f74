import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { fullLibrary, randomFrom } from './fullLibrary.ts';
import { filesBelow, open, tempFolder } from './tempLibrary.ts';

/** One bit of a file's, anywhere in it: doctor tells of every one, and of nothing else. */

async function flip(folder: string, file: string, random: () => number): Promise<string> {
  const bytes = await readFile(join(folder, file));
  const at = Math.floor(random() * bytes.length);
  const bit = Math.floor(random() * 8);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  await writeFile(join(folder, file), bytes);
  return `${file} bit ${bit} of byte ${at}`;
}

/** What doctor says of a copy of the library with these files flipped. */
async function examined(pristine: string, files: readonly string[], random: () => number) {
  const folder = join(await tempFolder(), 'copy');
  await cp(pristine, folder, { recursive: true });
  const flips: string[] = [];
  for (const file of files) flips.push(await flip(folder, file, random));
  const library = await open(folder);
  try {
    const { ok, problems } = await library.doctor({ repair: false });
    return { ok, told: new Set(problems.map(({ file }) => file)), flips };
  } finally {
    await library.close();
  }
}

describe('flipped bits', () => {
  it('1,000 of them over a library are all told, and without one nothing is', async () => {
    const { folder } = await fullLibrary(await tempFolder());
    const files = (await filesBelow(folder)).filter((file) => !file.startsWith('.') && file !== 'library.json');
    expect(files.length).toBeGreaterThan(35);
    expect(await examined(folder, [], Math.random)).toMatchObject({ ok: true, told: new Set() });
    const random = randomFrom(20260701);
    const missed: string[] = [];
    let flipped = 0;
    while (flipped < 1000) {
      const chosen = files.filter(() => random() < 0.5);
      const { ok, told, flips } = await examined(folder, chosen, random);
      expect(ok).toBe(false);
      missed.push(...flips.filter((_, index) => !told.has(chosen[index] ?? '')));
      flipped += chosen.length;
    }
    expect(missed).toEqual([]);
  });

  it('one alone is told with its own file, and a sound one is never blamed without cause', async () => {
    const { folder } = await fullLibrary(await tempFolder());
    const files = (await filesBelow(folder)).filter((file) => !file.startsWith('.') && file !== 'library.json');
    const random = randomFrom(7);
    for (const file of files) {
      const { told, flips } = await examined(folder, [file], random);
      expect([flips, [...told]]).toEqual([flips, expect.arrayContaining([file])]);
      // What a snapshot or an article says it needs may be missed when its own words have changed.
      const article = file
        .split('/')
        .slice(0, -1)
        .join('/')
        .replace(/\/revisions$/, '');
      for (const other of told) expect(other.startsWith(`${article}/`) || other === file).toBe(true);
    }
  });

  it('in library.json each is told, or refused as newer', async () => {
    const { folder } = await fullLibrary(await tempFolder());
    const random = randomFrom(3);
    for (let round = 0; round < 40; round += 1) {
      const outcome = await examined(folder, ['library.json'], random).catch((error: unknown) => failureOf(error)?.code ?? error);
      if (typeof outcome === 'string') expect(outcome).toBe('newer-format');
      else expect(outcome).toMatchObject({ ok: false, told: new Set(['library.json']) });
    }
  });
});
