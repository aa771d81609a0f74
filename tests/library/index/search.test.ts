import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ListFilter } from '#domain/query.ts';
import { openLibrary } from '../../../electron/library/library.ts';
import type { Library, ListQuery } from '../../../electron/newsroom/ports.ts';
import { generateArticles } from '../../fixtures/articles.ts';
import { everything } from '../listing.ts';
import { draft, newId } from '../sample.ts';
import { folderOf, open, tempFolder, tempLibrary, tickingClock } from '../tempLibrary.ts';

async function titles(library: Library, filter: ListFilter, query: Partial<ListQuery> = {}): Promise<string[]> {
  return (await library.list({ ...everything, ...query, filter })).articles.map(({ title }) => title);
}

async function desk(): Promise<Library> {
  const library = await tempLibrary();
  const picture = { file: '0123456789abcdef.jpg', type: 'image/jpeg' as const, width: 1, height: 1, bytes: 1, credit: '陈影', alt: '' };
  await library.create(
    draft({ title: '汛期来临', body: '各县区组织力量**“四干”**工作法巡查堤坝。', channel: 'local', authors: [{ name: '林晓', role: '记者' }] }),
  );
  await library.create(
    draft({ title: '新桥通车', body: '村民过河不再绕路。\n\nCopydesk 3.5 上线', channel: 'news', editor: '许文澜', state: 'approved' }),
  );
  await library.create(
    draft({
      title: '果农丰收',
      body: '',
      summary: '今年雨水匀',
      channel: 'news',
      keywords: ['苹果', '巡查'],
      source: { name: '云溪新闻网', kind: 'original', url: '', originalTitle: '' },
      media: { '0123456789abcdef': { ...picture, caption: '图为采摘现场' } },
    }),
  );
  return library;
}

test.each([
  ['in a title', '通车', ['新桥通车']],
  ['in the text, through marks', '四干工作法', ['汛期来临']],
  ['within a word of letters, in any case', 'pydes', ['新桥通车']],
  ['numbers', '3.5', ['新桥通车']],
  ['the source', '云溪新', ['果农丰收']],
  ['an author', '林晓', ['果农丰收', '新桥通车', '汛期来临']],
  ['the editor', '许文澜', ['新桥通车']],
  ['a keyword, and the text of another', '巡查', ['果农丰收', '汛期来临']],
  ['a caption', '采摘现场', ['果农丰收']],
  ['a credit', '陈影', ['果农丰收']],
  ['the summary', '雨水匀', ['果农丰收']],
  ['all of several words', '巡查 堤坝', ['汛期来临']],
  ['one sign in titles alone', '车', ['新桥通车']],
  ['one sign that only texts hold', '堤', []],
  ['one sign and a word', '果 采摘', ['果农丰收']],
  ['nothing across two sentences', '绕路Copy', []],
  ['nothing at all', '龘龘', []],
  ['signs alone', '，。', []],
  ['what looks like a query language', '"通车" OR NOT title:* )', []],
])('search finds %s', async (_, text, expected) => {
  const library = await desk();
  expect((await titles(library, { text })).sort()).toEqual([...expected].sort());
});

test('a hit is shown in its place, marked', async () => {
  const library = await desk();
  const { articles } = await library.list({ ...everything, filter: { text: '四干工作' } });
  const snippet = articles[0]?.snippet;
  expect(snippet?.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['四干”工作']);
});

describe('filters', () => {
  it.each<[string, ListFilter, string[]]>([
    ['channel', { channel: 'news' }, ['果农丰收', '新桥通车']],
    ['state', { state: 'approved' }, ['新桥通车']],
    ['author', { author: '林晓' }, ['果农丰收', '新桥通车', '汛期来临']],
    ['an author who is none', { author: '林' }, []],
    ['all together', { channel: 'news', state: 'draft', text: '巡查' }, ['果农丰收']],
    ['a day before', { to: '2026-06-30' }, []],
    ['that day', { from: '2026-07-01', to: '2026-07-01' }, ['果农丰收', '新桥通车', '汛期来临']],
    ['a day after', { from: '2026-07-02' }, []],
  ])('by %s', async (_, filter, expected) => expect(await titles(await desk(), filter)).toEqual(expected));

  it('what they can choose from is counted', async () => {
    expect(await (await desk()).facets()).toEqual({
      channels: [
        { key: 'news', count: 2 },
        { key: 'local', count: 1 },
      ],
      states: [
        { key: 'draft', count: 2 },
        { key: 'approved', count: 1 },
      ],
      authors: [{ key: '林晓', count: 3 }],
    });
  });
});

describe('orders and groups', () => {
  it.each<[ListQuery['order'], boolean, string[]]>([
    ['changed', true, ['果农丰收', '新桥通车', '汛期来临']],
    ['changed', false, ['汛期来临', '新桥通车', '果农丰收']],
    ['title', false, ['果农丰收', '新桥通车', '汛期来临']],
    ['channel', false, ['汛期来临', '果农丰收', '新桥通车']],
    ['han', true, ['新桥通车', '汛期来临', '果农丰收']],
    ['state', false, ['新桥通车', '果农丰收', '汛期来临']],
  ])('by %s, descending %s (titles by pinyin)', async (order, descending, expected) => {
    expect(await titles(await desk(), {}, { order, descending })).toEqual(expected);
  });

  it('the best come first: titles, then names and keywords, then texts', async () => {
    const library = await tempLibrary();
    await library.create(draft({ title: '防汛物资到位', body: '', keywords: [] }));
    await library.create(draft({ title: '甲', body: '', keywords: ['防汛'] }));
    await library.create(draft({ title: '乙', body: '说到防汛。', keywords: [] }));
    expect(await titles(library, { text: '防汛' }, { order: 'best' })).toEqual(['防汛物资到位', '甲', '乙']);
  });

  it('days are those of the newsroom', async () => {
    let now = '';
    const library = await tempLibrary({ clock: { now: () => now || '2026-07-01T00:00:00.000Z' } });
    for (const time of ['15:59:59', '16:00:00', '17:00:00']) {
      now = `2026-07-01T${time}.000Z`;
      await library.create(draft());
    }
    const groups = async (timeZone: string) => (await library.list({ ...everything, group: 'day', timeZone })).groups;
    expect(await groups('Asia/Shanghai')).toEqual([
      { key: '2026-07-02', count: 2 },
      { key: '2026-07-01', count: 1 },
    ]);
    expect(await groups('UTC')).toEqual([{ key: '2026-07-01', count: 3 }]);
  });

  it('channels come with their articles together', async () => {
    const library = await desk();
    const { groups, articles } = await library.list({ ...everything, group: 'channel' });
    expect([groups, articles.map(({ title }) => title)]).toEqual([
      [
        { key: 'local', count: 1 },
        { key: 'news', count: 2 },
      ],
      ['汛期来临', '果农丰收', '新桥通车'],
    ]);
  });

  it('pages and ids follow one order', async () => {
    const library = await tempLibrary();
    for (let index = 0; index < 25; index++) await library.create(draft({ title: `第${index}篇` }));
    const ids = await library.ids({ ...everything, limit: 100 });
    const pages = await Promise.all([0, 10, 20].map((from) => library.list({ ...everything, from, limit: 10 })));
    expect(pages.flatMap(({ articles }) => articles.map(({ id }) => id))).toEqual(ids);
    expect(pages.map(({ total }) => total)).toEqual([25, 25, 25]);
  });
});

test('symbols are found as they stand, and two names that differ in half a sign stop nobody', async () => {
  const library = await tempLibrary();
  await library.create(draft({ title: '公式', body: '甲 a+b 与 x<=y，涨幅+100' }));
  await library.create(draft({ title: '另一式', body: '甲 a=b，价格$100' }));
  await library.create(
    draft({
      title: '怪名',
      body: '',
      authors: [
        { name: 'a\ud800', role: '' },
        { name: 'a\ud801', role: '' },
      ],
    }),
  );
  expect(await titles(library, { text: 'a+b' })).toEqual(['公式']);
  expect(await titles(library, { text: '<=' })).toEqual(['公式']);
  expect(await titles(library, { text: '+100' })).toEqual(['公式']);
  expect(await titles(library, {})).toHaveLength(3);
});

describe('the index is derived', () => {
  it('an article taken away behind its back is not shown, not even before the next look', async () => {
    const library = await tempLibrary();
    const [gone] = [await library.create(draft({ title: '被拿走的' })), await library.create(draft({ title: '还在的' }))];
    await library.snapshots(gone.id);
    expect(await titles(library, {})).toHaveLength(2);
    await rm(folderOf(library, gone.id), { recursive: true });
    expect(await titles(library, {}, { settled: false })).toEqual(['还在的']);
  });

  it('rows that make no sense are thrown away with all the others', async () => {
    const folder = await tempFolder();
    const first = await open(folder);
    await first.create(draft({ title: '还在' }));
    await titles(first, {});
    await first.close();
    const database = new DatabaseSync(join(folder, '.index', 'articles.sqlite'));
    database.exec("UPDATE article SET authors = '['");
    database.close();
    const again = await open(folder);
    await titles(again, {});
    expect(await titles(again, {})).toEqual(['还在']);
    await again.close();
  });

  it('deleted while closed, it is built again and told', async () => {
    const folder = await tempFolder();
    const first = await open(folder);
    for (let index = 0; index < 30; index++) await first.create(draft({ title: `第${index}篇` }));
    await first.close();
    await rm(join(folder, '.index'), { recursive: true, force: true });
    const again = await open(folder);
    const told: number[] = [];
    again.watch((event) => event.type === 'indexing' && told.push(event.done / event.total));
    expect((await again.list({ ...everything, filter: { text: '第7' } })).articles).toHaveLength(1);
    expect(told.at(-1)).toBe(1);
    await again.close();
    expect(await readdir(join(folder, '.index'))).toContain('in-order');
  });

  it.each([
    ['garbage', 'not a database at all, but long enough to be read as a page of one'.repeat(100)],
    ['an empty file', ''],
    ['a cut one', 'SQLite format 3\0'],
  ])('%s in its place is thrown away', async (_, content) => {
    const folder = await tempFolder();
    const first = await open(folder);
    await first.create(draft({ title: '还在' }));
    await titles(first, {});
    await first.close();
    for (const name of await readdir(join(folder, '.index'))) if (name !== 'in-order') await rm(join(folder, '.index', name));
    await writeFile(join(folder, '.index', 'articles.sqlite'), content);
    const again = await open(folder);
    expect(await titles(again, { text: '还在' })).toEqual(['还在']);
    await again.close();
  });

  it('where the disk takes none it is held in memory', async () => {
    const folder = await tempFolder();
    const first = await open(folder);
    await first.create(draft({ title: '还在' }));
    await first.close();
    await rm(join(folder, '.index'), { recursive: true, force: true });
    await writeFile(join(folder, '.index'), 'a file in its place');
    const again = await open(folder);
    const { id } = await again.create(draft({ title: '新来的' }));
    expect(await titles(again, { text: '还在' })).toEqual(['还在']);
    expect((await again.list({ ...everything, settled: false, filter: { text: '新来' } })).articles.map((one) => one.id)).toEqual([id]);
    await again.close();
  });

  it('works the same in a thread of its own, and ends with the library', async () => {
    const folder = await tempFolder();
    const threaded = await openLibrary(folder, { clock: tickingClock() });
    const article = await threaded.create(draft({ title: '线上的稿件' }));
    expect(await titles(threaded, { text: '线上' })).toEqual(['线上的稿件']);
    await threaded.trash(article.id, '');
    expect(await titles(threaded, { text: '线上' })).toEqual([]);
    await threaded.close();
    expect(await readdir(join(folder, '.index'))).toContain('in-order');
  });

  it('goes on in the library’s own thread where no other can be started', async () => {
    const reported: string[] = [];
    const library = await tempLibrary({ indexThread: new URL('./nothing-here.ts', import.meta.url), report: (_, what) => reported.push(what) });
    await library.create(draft({ title: '还在' }));
    expect(await titles(library, { text: '还在' })).toEqual(['还在']);
    expect(reported).toContain('index thread');
  });

  it('what another program did while it was closed is noticed', async () => {
    const folder = await tempFolder();
    const first = await open(folder);
    const [gone] = [await first.create(draft({ title: '要走的' })), await first.create(draft({ title: '留下的' }))];
    await titles(first, {});
    await first.close();
    await rm(folderOf(first, gone.id), { recursive: true });
    const again = await open(folder);
    expect(await titles(again, { text: '要走' })).toEqual([]);
    expect(await titles(again, {})).toEqual(['留下的']);
    await again.close();
  });

  it('a save is found at once, and never under its old words', async () => {
    const library = await tempLibrary();
    let article = await library.create(draft({ title: '初稿', body: '旧词语。' }));
    for (let round = 0; round < 20; round++) {
      article = await library.save({ ...article, body: `新词${round}号。` }, article.revision);
      const query = { ...everything, settled: false };
      expect((await library.list({ ...query, filter: { text: `新词${round}号` } })).total).toBe(1);
      expect((await library.list({ ...query, filter: { text: '旧词语' } })).total).toBe(0);
    }
  });

  it('an absurd search is answered', async () => {
    const library = await desk();
    const text = '巡'.repeat(200);
    expect(await titles(library, { text })).toEqual([]);
    expect(await titles(library, { text: '巡查 '.repeat(60).slice(0, 200) })).toHaveLength(2);
  });
});

test('search agrees with looking through every text, for random pieces of made-up news', async () => {
  const library = await tempLibrary();
  const articles = generateArticles(60, 11);
  for (const article of articles) await library.create({ ...draft({ id: newId() }), ...article });
  const bodies = articles.map(({ title, body }) => ({ title, text: body }));
  await fc.assert(
    fc.asyncProperty(fc.nat(59), fc.nat(), fc.integer({ min: 2, max: 6 }), async (which, where, length) => {
      const { text } = bodies[which] ?? { text: '' };
      const wanted = text.slice(where % text.length, (where % text.length) + length);
      // Only Han: what marks and signs do is said above.
      if (!/^\p{Script=Han}{2,}$/u.test(wanted)) return;
      const expected = new Set(bodies.filter((one) => one.text.includes(wanted)).map(({ title }) => title));
      const found = new Set(await titles(library, { text: wanted }));
      for (const title of expected) expect(found).toContain(title);
    }),
    { numRuns: 150 },
  );
});

describe('similar articles', () => {
  it('are found by title and by beginning, the article itself left out', async () => {
    const library = await tempLibrary();
    const lead = '昨日上午，云溪县横跨清水河的新桥正式通车，两岸村民过河不再绕路，两万三千人因此受益，县里为此等了整整十年。';
    const first = await library.create(draft({ title: '云溪县新桥正式通车 两岸不再绕路', body: lead }));
    await library.create(draft({ title: '果农丰收', body: '苹果红了。' }));
    const like = async (title: string, body: string, except?: string) =>
      (await library.similar({ title, body, ...(except ? { except } : {}) })).map(({ id, like: kind, same }) => [id, kind, same]);
    expect(await like('云溪县新桥正式通车　两岸不再绕路', '')).toEqual([[first.id, 'title', true]]);
    expect(await like('云溪县新桥昨日正式通车 两岸不再绕路', '')).toEqual([[first.id, 'title', false]]);
    expect(await like('另一个题', lead)).toEqual([[first.id, 'lead', true]]);
    expect(await like(first.title, lead, first.id)).toEqual([]);
    expect(await like('', '')).toEqual([]);
  });
});
