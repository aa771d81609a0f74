import { describe, expect, it } from 'vitest';
import { listed } from './listing.ts';
import { draft } from './sample.ts';
import { open, refused, tempFolder, tempLibrary, tickingClock } from './tempLibrary.ts';

const earlier = tickingClock('2019-03-01T00:00:00.000Z');
const later = tickingClock('2027-03-01T00:00:00.000Z');

describe('a clock that was set back by years', () => {
  it('costs no save, and the latest text stands', async () => {
    const folder = await tempFolder();
    const library = await open(folder, { clock: later });
    const created = await library.create(draft());
    const first = await library.save({ ...created, title: '校时以前' }, 1);
    await library.close();

    const again = await open(folder, { clock: earlier });
    const second = await again.save({ ...first, title: '校时以后' }, 2);
    expect([second.revision, second.updatedAt < first.updatedAt]).toEqual([3, true]);
    expect(await again.read(created.id)).toMatchObject({ article: second, changedOutside: false });
    await again.close();

    const last = await open(folder, { clock: later });
    expect((await last.read(created.id)).article).toEqual(second);
    await last.close();
  });

  it('does not make a late save look like a new one', async () => {
    const library = await tempLibrary({ clock: earlier });
    const created = await library.create(draft({ updatedAt: '2027-01-01T00:00:00.000Z' }));
    const saved = await library.save({ ...created, title: '先到' }, 1);
    expect((await refused(library.save({ ...created, title: '后到' }, 1))).code).toBe('stale');
    expect((await library.read(created.id)).article).toEqual(saved);
    expect((await library.rivals(created.id)).map(({ article }) => article.title)).toEqual(['后到']);
  });

  it('keeps refused texts of before and after apart', async () => {
    const folder = await tempFolder();
    const library = await open(folder, { clock: later });
    const created = await library.create(draft());
    await library.save({ ...created, body: '一' }, 1);
    await refused(library.save({ ...created, body: '二' }, 1));
    await library.close();
    const again = await open(folder, { clock: earlier });
    await refused(again.save({ ...created, body: '三' }, 1));
    expect((await again.rivals(created.id)).map(({ article }) => article.body).sort()).toEqual(['三', '二'].sort());
    await again.close();
  });

  it('neither stops snapshots nor loses one, and the newest is the one that was taken last', async () => {
    const folder = await tempFolder();
    const library = await open(folder, { clock: later });
    let article = await library.create(draft({ body: '一' }));
    await library.keepSnapshot(article.id, { reason: 'manual', name: '校时以前', by: '' });
    await library.close();
    const again = await open(folder, { clock: earlier });
    article = await again.save({ ...article, body: '二' }, article.revision);
    await again.keepSnapshot(article.id, { reason: 'manual', name: '校时以后', by: '' });
    await again.close();
    const last = await open(folder, { clock: later });
    expect((await last.snapshots(article.id)).map(({ name }) => name)).toEqual(['校时以后', '校时以前']);
    await last.close();
  });

  it('leaves lists whole, in the order of what the clock said', async () => {
    const folder = await tempFolder();
    const library = await open(folder, { clock: later });
    const before = await library.create(draft());
    await library.close();
    const again = await open(folder, { clock: earlier });
    const after = await again.create(draft());
    expect((await listed(again)).articles.map(({ id }) => id)).toEqual([before.id, after.id]);
    await again.close();
  });

  it('leaves the trash whole', async () => {
    const folder = await tempFolder();
    const library = await open(folder, { clock: later });
    const ids = [(await library.create(draft())).id, (await library.create(draft())).id];
    await library.trash(ids[0] ?? '', '');
    await library.close();
    const again = await open(folder, { clock: earlier });
    await again.trash(ids[1] ?? '', '');
    expect((await again.trashed()).map(({ id }) => id)).toEqual(ids);
    for (const { key } of await again.trashed()) await again.restoreTrashed(key);
    expect((await listed(again)).articles).toHaveLength(2);
    await again.close();
  });
});
