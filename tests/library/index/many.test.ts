import { expect, test } from 'vitest';
import { memoryDatabase } from '../../../electron/library/index/database.ts';
import { putEntry } from '../../../electron/library/index/entry.ts';
import { find, findIds } from '../../../electron/library/index/query.ts';
import { everything } from '../listing.ts';
import { draft, newId } from '../sample.ts';

test('thousands of hits come in the same order as few, page by page, in every tier', () => {
  const database = memoryDatabase();
  database.begin();
  const count = 2600;
  for (let number = 0; number < count; number++) {
    const inTitle = number % 900 === 0;
    const inNames = number % 700 === 0;
    const updatedAt = new Date(Date.UTC(2026, 6, 1) + ((number * 7919) % count) * 60_000).toISOString();
    const article = {
      ...draft({ id: newId() }),
      updatedAt,
      title: inTitle ? '防汛来了' : `第${number}篇`,
      keywords: inNames ? ['防汛'] : [],
      body: '说到防汛。',
      channel: number % 3 === 0 ? 'local' : 'news',
    };
    putEntry(database, article, { stamp: String(number), checksum: '' });
  }
  database.commit();
  const query = { ...everything, filter: { text: '防汛' }, limit: 500 };
  for (const order of ['best', 'changed', 'title', 'han'] as const) {
    const ids = findIds(database, { ...query, order, limit: 100_000 });
    expect(new Set(ids).size).toBe(count);
    const pages = [0, 500, 1000, 1500, 2000, 2500].flatMap((from) => find(database, { ...query, order, from }).articles.map(({ id }) => id));
    expect(pages).toEqual(ids);
  }
  const best = find(database, { ...query, order: 'best' }).articles;
  expect(best.slice(0, 3).every(({ title }) => title === '防汛来了')).toBe(true);
  const times = find(database, { ...query, order: 'changed' }).articles.map(({ updatedAt }) => updatedAt);
  expect(times).toEqual([...times].sort().reverse());
  for (const filter of [{ channel: 'local' }, { text: '防汛', channel: 'local' }]) {
    const local = { ...query, filter, order: 'best' as const };
    const ids = findIds(database, { ...local, limit: 100_000 });
    expect(new Set(ids).size).toBe(867);
    expect([0, 500].flatMap((from) => find(database, { ...local, from }).articles.map(({ id }) => id))).toEqual(ids);
    expect(find(database, local).total).toBe(867);
  }
  expect(find(database, { ...query, filter: { text: '防汛', channel: 'nowhere' } }).total).toBe(0);
  database.close();
});
