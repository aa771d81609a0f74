import { describe, expect, it } from 'vitest';
import { makeSeries } from '../../electron/library/series.ts';

/** A series on a clock of its own, on which each look takes `cost` ms. */
function looking() {
  let time = 0;
  let rests = 0;
  let cost = 0;
  const series = makeSeries(
    () => time,
    async () => {
      rests += 1;
    },
  );
  const look = (found: string | null = 'at once') =>
    series.ask(
      async () => {
        time += cost;
        return 'later';
      },
      () => {
        time += cost;
        return found ?? undefined;
      },
    );
  const many = async (count: number) => {
    const ways: string[] = [];
    for (let number = 0; number < count; number++) ways.push(await look());
    return ways;
  };
  return {
    look,
    many,
    wait: (ms: number) => {
      time += ms;
    },
    costs: (ms: number) => {
      cost = ms;
    },
    rests: () => rests,
  };
}

describe('a series of looks at the disk', () => {
  it('asks another thread for a few, and goes on in one go where all were quick', async () => {
    const { many } = looking();
    expect(await many(30)).toEqual(new Array(30).fill('later'));
    expect(await many(5)).toEqual(new Array(5).fill('at once'));
  });

  it('begins anew after a pause, and after one slow answer', async () => {
    const { many, wait, look, costs } = looking();
    await many(31);
    wait(101);
    expect(await look()).toBe('later');
    await many(30);
    costs(26);
    expect(await look()).toBe('at once');
    expect(await look()).toBe('later');
  });

  it('never begins on a slow disk', async () => {
    const { many, costs } = looking();
    costs(26);
    expect(await many(100)).toEqual(new Array(100).fill('later'));
  });

  it('asks another thread for what cannot be had at once', async () => {
    const { many, look } = looking();
    await many(31);
    expect(await look(null)).toBe('later');
  });

  it('lets others speak every few ms', async () => {
    const { many, costs, rests } = looking();
    costs(1);
    await many(30);
    expect(rests()).toBe(0);
    await many(50);
    expect(rests()).toBeGreaterThanOrEqual(9);
  });
});
