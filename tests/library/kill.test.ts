import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { canonicalJson } from '#domain/canonical.ts';
import { checksumOf } from '../../electron/library/adapter.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { randomFrom } from '../fixtures/articles.ts';
import { acts, backUp, create } from './acts.ts';
import { type Child, startChild } from './child.ts';
import type { Told } from './children/actor.ts';
import { type Claims, makeClaims, observeAll } from './claims.ts';
import { everything } from './listing.ts';
import { filesBelow, open, tempFolder } from './tempLibrary.ts';

/** COPYDESK_LONG=1 kills as often as the library is proved by. */
const rounds = Number(process.env.COPYDESK_KILL_ROUNDS ?? (process.env.COPYDESK_LONG === '1' ? 500 : 50));
const lanes = 3;

/** Waits for some claims, or not even for the library to be open, and a moment more. @param awaited kinds of which one must have been acknowledged first */
async function killSomewhere(child: Child, random: () => number, awaited: readonly string[]): Promise<void> {
  const enough = Math.floor(random() ** 2 * 60);
  while (child.messages.length < enough) await child.next();
  while (awaited.length > 0 && !acknowledgedBy(child).some((key) => awaited.includes(kindOf(key)))) await child.next();
  await pause(random() * 20);
  await child.kill();
}

/** The keys of everything it said is done. */
function acknowledgedBy(child: Child): readonly string[] {
  return (child.messages as readonly Told[]).flatMap((told) => (typeof told === 'object' && 'done' in told ? [told.done] : []));
}

function kindOf(key: string): string {
  return key.split(' ')[0] ?? '';
}

/** What the child told, as claims. @returns the keys it touched */
async function hear(child: Child, claims: Claims, articles: string[]): Promise<ReadonlySet<string>> {
  const touched = new Set<string>();
  for (const told of child.messages as readonly Told[]) {
    if (typeof told === 'string') continue;
    if ('lane' in told) articles[told.lane] = told.article;
    else if ('done' in told) await claims.done(told.done);
    else {
      await claims.begin(told.begun, told.state);
      touched.add(told.begun);
    }
  }
  return touched;
}

/** Brings library.json back to the format before this one, so that the next opening migrates it. */
async function makeOlder(folder: string): Promise<void> {
  const file = join(folder, 'library.json');
  const { sha256: _sum, settings, ...rest } = JSON.parse(await readFile(file, 'utf8'));
  const { list: _list, filters: _filters, ...kept } = settings;
  const older = { ...rest, format: 1, settings: kept };
  await writeFile(file, canonicalJson({ ...older, sha256: checksumOf(older) }));
}

/** The index shows what is there, as it is, and nothing else. */
async function expectListed(library: Library, claims: Claims): Promise<void> {
  const keys = claims.keys().filter((key) => key.startsWith('article '));
  const found = await observeAll(library, keys);
  const { articles } = await library.list(everything);
  const there = [...found].filter(([, state]) => state.startsWith('revision ')).map(([key, state]) => `${key} ${state.split(',')[0]}`);
  expect(articles.map(({ id, revision }) => `article ${id} revision ${revision}`).sort()).toEqual(there.sort());
}

const kinds = ['article', 'backup', 'media', 'portal', 'rival', 'settings', 'snapshot'];

it(`${rounds} rounds of kill -9 lose nothing that was acknowledged`, async () => {
  const random = randomFrom(Number(process.env.COPYDESK_SEED ?? 9));
  const top = await tempFolder();
  const folder = join(top, 'library');
  await mkdir(join(top, 'backups'));
  const environment = { NODE_COMPILE_CACHE: await tempFolder() };
  const claims = makeClaims();
  const articles = Array.from({ length: lanes }, () => '');
  const startActor = () => startChild('actor', folder, environment);
  const acknowledged: string[] = [];
  let next = startActor();
  const missing = () => kinds.filter((kind) => !acknowledged.some((key) => kindOf(key) === kind));
  // Further rounds wait for what was never acknowledged before its kill: a proof about what never happened would be none.
  for (let round = 0; round < rounds || (missing().length > 0 && round < rounds + kinds.length); round++) {
    if (round % 5 === 4) await makeOlder(folder);
    const child = next;
    expect(await child.next()).toBe('ready');
    next = startActor();
    child.tell({ articles, turn: round * 1000 });
    await killSomewhere(child, random, round < rounds ? [] : missing());
    const touched = await hear(child, claims, articles);
    acknowledged.push(...acknowledgedBy(child));

    const library = await open(folder);
    const found = await observeAll(library, [...touched]);
    expect(claims.contradictions(found)).toEqual([]);
    claims.settle(found);
    if (round % 5 === 0) await expectListed(library, claims);
    expect(await library.problems()).toEqual([]);
    for (const { id, key } of await library.trashed()) {
      if (!articles.includes(id)) continue;
      await library.restoreTrashed(key);
      claims.settle(await observeAll(library, [`article ${id}`]));
    }
    await library.close();
  }
  await next.kill();
  expect(acknowledged.length).toBeGreaterThan(rounds);
  expect(missing()).toEqual([]);

  const library = await open(folder);
  expect(claims.contradictions(await observeAll(library, claims.keys()))).toEqual([]);
  for (const id of articles) {
    let article = id ? (await library.read(id)).article : await create(library, claims, 1);
    for (const act of [...acts, backUp]) article = await act.run(library, claims, article, 7);
  }
  await expectListed(library, claims);
  const { problems } = await library.doctor({ repair: true });
  expect(problems.filter(({ kind }) => kind !== 'left-over')).toEqual([]);
  expect(await library.doctor({ repair: false })).toMatchObject({ ok: true });
  await library.close();
  // Work goes on in every folder, and with it what killed processes had in hand is swept.
  expect((await filesBelow(top)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}, 3_600_000);
