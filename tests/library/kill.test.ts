import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomFrom } from '../fixtures/articles.ts';
import { acts, create } from './acts.ts';
import { type Child, startChild } from './child.ts';
import type { Told } from './children/actor.ts';
import { makeClaims, observeAll } from './claims.ts';
import { filesBelow, open, tempFolder } from './tempLibrary.ts';

/** COPYDESK_LONG=1 kills as often as the library is proved by. */
const rounds = Number(process.env.COPYDESK_KILL_ROUNDS ?? (process.env.COPYDESK_LONG === '1' ? 500 : 50));
const lanes = 3;

/** Waits for some claims, or not even for the library to be open, and a moment more. */
async function killSomewhere(child: Child, random: () => number): Promise<void> {
  const enough = Math.floor(random() ** 2 * 60);
  while (child.messages.length < enough) await child.next();
  await pause(random() * 20);
  await child.kill();
}

it(`${rounds} rounds of kill -9 lose nothing that was acknowledged`, async () => {
  const random = randomFrom(Number(process.env.COPYDESK_SEED ?? 9));
  const folder = await tempFolder();
  const environment = { NODE_COMPILE_CACHE: await tempFolder() };
  const claims = makeClaims();
  const articles = Array.from({ length: lanes }, () => '');
  let acknowledged = 0;
  const startActor = () => startChild('actor', folder, environment);
  let next = startActor();
  for (let round = 0; round < rounds; round++) {
    const child = next;
    expect(await child.next()).toBe('ready');
    next = startActor();
    child.tell({ articles, turn: round * 1000 });
    await killSomewhere(child, random);

    const touched = new Set<string>();
    for (const told of child.messages as readonly Told[]) {
      if (typeof told === 'string') continue;
      if ('done' in told) {
        await claims.done(told.done);
        acknowledged += 1;
        continue;
      }
      await claims.begin(told.begun, told.state);
      touched.add(told.begun);
      if (told.begun.startsWith('article ')) articles[told.lane] = told.begun.slice('article '.length);
    }
    const library = await open(folder);
    const found = await observeAll(library, [...touched]);
    expect(claims.contradictions(found)).toEqual([]);
    claims.settle(found);
    expect(await library.problems()).toEqual([]);
    await library.close();
  }
  await next.kill();
  expect(acknowledged).toBeGreaterThan(rounds);

  const library = await open(folder);
  expect(claims.contradictions(await observeAll(library, claims.keys()))).toEqual([]);
  for (const id of articles) {
    let article = id ? (await library.read(id)).article : await create(library, claims, 1);
    for (const act of acts) article = await act.run(library, claims, article, 7);
  }
  await library.close();
  // Work goes on in every folder, and with it what killed processes had in hand is swept.
  expect((await filesBelow(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}, 3_600_000);
