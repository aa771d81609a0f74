import { expect, test } from 'vitest';
import type { DeskEvent } from '#contract/events.ts';
import { holdHandlers } from '../../electron/newsroom/holds.ts';
import type { Desk } from '../../electron/newsroom/newsroom.ts';

const id = '0198c0de-0000-7000-8000-00000000abcd';
const otherId = '0198c0de-0000-7000-8000-00000000abce';

/** Windows at one newsroom, whose clock the test turns. */
function windows() {
  let now = Date.parse('2026-03-05T02:00:00.000Z');
  const events: DeskEvent[] = [];
  // Holds need a clock and somebody to tell; the rest of a desk is not theirs.
  const desk = { clock: { now: () => new Date(now).toISOString() }, announce: (event: DeskEvent) => void events.push(event) } as unknown as Desk;
  const handlers = holdHandlers(desk);
  return {
    hold: async (client: string, takeOver = false, article = id) => (await handlers['article.hold']({ id: article, takeOver }, { client })).mine,
    release: (client: string) => handlers['article.release']({ id }, { client }),
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
    holders: () => events.map((event) => (event.type === 'article.held' ? event.holder : event.type)),
  };
}

test('the first window holds, the second does not until it takes over', async () => {
  const { hold, holders } = windows();
  expect(await hold('one')).toBe(true);
  expect(await hold('two')).toBe(false);
  expect(await hold('two', true)).toBe(true);
  expect(await hold('one')).toBe(false);
  expect(holders()).toEqual(['one', 'two']);
});

test('asking again keeps a hold, and is told to nobody', async () => {
  const { hold, wait, holders } = windows();
  await hold('one');
  for (let time = 0; time < 10; time++) {
    wait(6);
    expect(await hold('one')).toBe(true);
  }
  expect(await hold('two')).toBe(false);
  expect(holders()).toEqual(['one']);
});

test.each([
  [19, false],
  [20, true],
  [3600, true],
  // A clock set back: the window that is there asks again at once, one that is gone must not hold for ever.
  [-5, false],
  [-3600, true],
])('%i seconds after it was last asked for, another window gets it: %s', async (seconds, mine) => {
  const { hold, wait } = windows();
  await hold('one');
  wait(seconds);
  expect(await hold('two')).toBe(mine);
});

test('a released article is free, and only its holder releases it', async () => {
  const { hold, release, holders } = windows();
  await hold('one');
  await release('two');
  expect(await hold('two')).toBe(false);
  await release('one');
  expect(await hold('two')).toBe(true);
  expect(holders()).toEqual(['one', null, 'two']);
});

test('each article by itself', async () => {
  const { hold } = windows();
  expect([await hold('one'), await hold('two', false, otherId), await hold('two')]).toEqual([true, true, false]);
});
