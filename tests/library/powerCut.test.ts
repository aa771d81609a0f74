import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { randomFrom } from '../fixtures/articles.ts';
import { acts, backUp, create, save } from './acts.ts';
import { type Claims, makeClaims, observeAll } from './claims.ts';
import { hastyDisk } from './hastyDisk.ts';
import { afterCut, extremes, type Fate, fingerprintOf, ofAnotherSession, plant, randomFate } from './powerCut.ts';
import { type RecordedDisk, recordedDisk, type Tree } from './recordedDisk.ts';
import { filesBelow, folderOf, open, tempFolder, tickingClock } from './tempLibrary.ts';

/** COPYDESK_LONG=1 tries many more of the states that a cut may leave. */
const isLong = process.env.COPYDESK_LONG === '1';
const random = randomFrom(3);
/** One at a time, as chance will have it; in the long mode all the extreme ones and many that chance makes. */
function fates(): readonly Fate[] {
  if (isLong) return [...extremes, ...Array.from({ length: 30 }, () => randomFate(random))];
  return [extremes[Math.floor(random() * 1.5 * extremes.length)] ?? randomFate(random)];
}

/** A library on a recorded disk. The real folder is there for the lock, and for what is derived. */
async function recordedLibrary(tree?: Tree): Promise<Played & { readonly folder: string }> {
  const top = await tempFolder();
  const folder = join(top, 'library');
  // SQLite works in the real folder.
  await mkdir(join(folder, '.index'), { recursive: true });
  const recorded = recordedDisk(top, tree ?? new Map(['backups', 'library'].map((name) => [name, undefined])));
  return { recorded, claims: makeClaims(() => recorded.changes.length), folder };
}

interface Played {
  readonly recorded: RecordedDisk;
  readonly claims: Claims;
}

/** Every act, one after the other, then several at once, then after a restart. */
async function playEverything(): Promise<Played> {
  const { recorded, claims, folder } = await recordedLibrary();
  let turn = 1;
  const actAll = async (library: Library, given: Article): Promise<Article> => {
    let article = given;
    for (const act of acts) article = await act.run(library, claims, article, turn++);
    return article;
  };
  // Hours go by between two saves, and days between two openings: snapshots are taken, and thinned.
  const first = await open(folder, { disk: recorded.disk, clock: tickingClock('2026-07-01T08:00:00.000Z', 150) });
  const one = await actAll(first, await create(first, claims, turn++));
  const others = [await create(first, claims, turn++), await create(first, claims, turn++), await create(first, claims, turn++)];
  const lanes = others.map(async (other, lane) => {
    let article = other;
    for (const act of acts.filter((_, index) => index % others.length === lane)) article = await act.run(first, claims, article, turn++);
  });
  await Promise.all(lanes);
  for (let more = 0; more < 4; more++) await save(first, claims, { ...(await first.read(one.id)).article, body: `${more}` });
  await backUp.run(first, claims, one, turn++);
  await first.close();
  const second = await open(folder, { disk: recorded.disk, clock: tickingClock('2026-07-09T08:00:00.000Z', 150) });
  await actAll(second, (await second.read(one.id)).article);
  await second.close();
  return { recorded, claims };
}

interface Recovered {
  readonly found: ReadonlyMap<string, string>;
  /** What no state of a disk excuses. */
  readonly wrong: readonly string[];
}

/** Opens what a cut left, looks at everything, and goes on working. */
async function recover(tree: Tree, keys: readonly string[]): Promise<Recovered> {
  const top = mkdtempSync(join(tmpdir(), 'copydesk-cut-'));
  plant(tree, top);
  const folder = join(top, 'library');
  const wrong: string[] = [];
  let found: ReadonlyMap<string, string> = new Map();
  try {
    const library = await open(folder, { disk: hastyDisk() });
    found = await observeAll(library, keys);
    wrong.push(...(await library.problems()).filter(({ kind }) => kind !== 'left-over').map(({ kind, file }) => `${file} is told as ${kind}`));
    wrong.push(...(await goOn(library, found)));
    await library.close();
    const isLeft = (name: string) => name.endsWith('.tmp') && dirname(name) === '.';
    wrong.push(...(await filesBelow(folder)).filter(isLeft).map((name) => `${name} is left over`));
  } catch (error) {
    wrong.push(String(error));
  } finally {
    rmSync(top, { recursive: true });
  }
  return { found, wrong };
}

/** Saves what is there, makes something new, and reads both. */
async function goOn(library: Library, found: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const there = [...found].find(([key, state]) => key.startsWith('article ') && state.startsWith('revision '));
  const claims = makeClaims();
  await create(library, claims, 100);
  if (there) {
    const { article } = await library.read(there[0].split(' ')[1] ?? '');
    await save(library, claims, { ...article, title: '停电以后' });
    const left = (await readdir(folderOf(library, article.id))).filter((name) => name.endsWith('.tmp'));
    if (left.length > 0) return [`${left} left over`];
  }
  return claims.contradictions(await observeAll(library, claims.keys()));
}

/** Cuts after every change, lets fate decide in several ways, and says what was lost. */
async function cutEverywhere({ recorded, claims }: Played, fatesOfCut: () => readonly Fate[]): Promise<readonly string[]> {
  const known = new Map<string, Recovered>();
  const lost: string[] = [];
  for (let moment = 0; moment <= recorded.changes.length && lost.length < 20; moment++) {
    for (const fate of fatesOfCut()) {
      const tree = ofAnotherSession(afterCut(recorded, moment, fate));
      const mark = fingerprintOf(tree);
      const recovered = known.get(mark) ?? (await recover(tree, claims.keys()));
      known.set(mark, recovered);
      const wrong = [...recovered.wrong, ...claims.contradictions(recovered.found, moment)];
      lost.push(...wrong.map((what) => `cut after ${moment} of ${recorded.changes.length} changes: ${what}`));
    }
  }
  // Fewer states than changes would mean that the fates decide nothing.
  if (known.size <= recorded.changes.length / 3) lost.push(`only ${known.size} states were tried`);
  return lost;
}

describe('a power cut', () => {
  it('after any change loses nothing that was acknowledged', async () => {
    const played = await playEverything();
    expect(played.recorded.changes.length).toBeGreaterThan(100);
    expect(await cutEverywhere(played, fates)).toEqual([]);
  }, 3_600_000);

  it('while the library is put right after another one loses nothing either', async () => {
    const played = await playEverything();
    const rounds = isLong ? 50 : 1;
    for (let round = 0; round < rounds; round++) {
      const moment = Math.floor(((round + random()) * played.recorded.changes.length) / rounds);
      const tree = ofAnotherSession(afterCut(played.recorded, moment, randomFate(random)));
      expect(await cutEverywhere(await playAgain(tree, played.claims.keys()), fates)).toEqual([]);
    }
  }, 3_600_000);
});

/** What a first cut left is on the disk for good: it is opened, and worked on. */
async function playAgain(tree: Tree, keys: readonly string[]): Promise<Played> {
  const { recorded, claims, folder } = await recordedLibrary(tree);
  const library = await open(folder, { disk: recorded.disk });
  const found = await observeAll(library, keys);
  claims.settle(found);
  let turn = 200;
  let article = await create(library, claims, turn++);
  const there = [...found].find(([key, state]) => key.startsWith('article ') && state.startsWith('revision '));
  if (there) article = (await library.read(there[0].split(' ')[1] ?? '')).article;
  for (const act of acts) article = await act.run(library, claims, article, turn++);
  await library.close();
  return { recorded, claims };
}
