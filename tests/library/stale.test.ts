import { writeFileSync } from 'node:fs';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { checksumOf } from '../../electron/library/adapter.ts';
import { faultyDisk } from './faultyDisk.ts';
import { listed } from './listing.ts';
import { draft } from './sample.ts';
import { folderOf, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

/** What another program may do to a file: keep its checksum line, or know nothing of it. */
async function editOutside(library: { path: string }, id: string, change: (article: Article & { sha256?: string }) => object): Promise<void> {
  const file = join(folderOf(library, id), 'article.json');
  await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8'))), null, 2));
}

describe('a stale save', () => {
  it('is refused, and both texts are kept', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const created = await library.create(draft());
    const mine = await library.save({ ...created, body: '我的稿子' }, 1);
    const failure = await refused(library.save({ ...created, body: '别人的稿子' }, 1));
    expect(failure).toMatchObject({ code: 'stale', stage: 'write', detail: { revision: 2, kept: expect.stringMatching(/^1-[0-9a-f]{12}\.json$/) } });
    await library.close();

    const again = await open(folder);
    expect((await again.read(created.id)).article).toEqual(mine);
    const rivals = await again.rivals(created.id);
    expect(rivals).toHaveLength(1);
    expect(rivals[0]).toMatchObject({ name: failure.detail?.kept, basedOn: 1, article: { body: '别人的稿子' } });
    await again.close();
  });

  it('keeps the same text once, and different ones oldest first', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await library.save({ ...created, body: '一' }, 1);
    for (const body of ['二', '三', '二', '二']) await refused(library.save({ ...created, body }, 1));
    expect((await library.rivals(created.id)).map(({ article }) => article.body)).toEqual(['二', '三']);
  });

  it('is forgotten once settled', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await library.save({ ...created, body: '一' }, 1);
    const { detail } = await refused(library.save({ ...created, body: '二' }, 1));
    await library.settleRival(created.id, String(detail?.kept));
    expect(await library.rivals(created.id)).toEqual([]);
    expect((await refused(library.settleRival(created.id, String(detail?.kept)))).code).toBe('not-found');
    expect((await refused(library.settleRival(created.id, '../article.json'))).code).toBe('not-found');
  });

  it('is none when it brings the same text: the current article comes back', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    const saved = await library.save({ ...created, body: '一' }, 1);
    expect(await library.save({ ...created, body: '一' }, 1)).toEqual(saved);
    expect(await library.rivals(created.id)).toEqual([]);
  });

  it('is stale too when it claims a revision that does not exist yet', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    expect((await refused(library.save({ ...created, body: '一' }, 7))).code).toBe('stale');
  });

  it('is not refused as stale before its text is safe', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const created = await library.create(draft());
    await library.save({ ...created, body: '一' }, 1);
    faulty.restart((operation) => (operation === 'fsync' ? { errno: 'ENOSPC' } : undefined));
    expect((await refused(library.save({ ...created, body: '二' }, 1))).code).toBe('disk-full');
    faulty.restart(() => undefined);
    expect(await library.rivals(created.id)).toEqual([]);
  });

  it('one kept text that is damaged does not hide the others, and is told with the list', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await library.save({ ...created, body: '一' }, 1);
    const { detail } = await refused(library.save({ ...created, body: '二' }, 1));
    await refused(library.save({ ...created, body: '三' }, 1));
    const file = join(folderOf(library, created.id), 'rivals', String(detail?.kept));
    await writeFile(file, '{');
    expect((await library.rivals(created.id)).map(({ article }) => article.body)).toEqual(['三']);
    const { damaged, articles } = await listed(library);
    expect(articles).toHaveLength(1);
    expect(damaged).toMatchObject([{ article: created.id, kind: 'damaged', file: expect.stringContaining(`rivals/${detail?.kept}`) }]);
    expect(await readFile(file, 'utf8')).toBe('{');
  });
});

describe('a change from outside', () => {
  it('that comes while a save is being written out is not lost: the save is refused and kept', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const created = await library.create(draft({ title: '原题' }));
    await library.snapshots(created.id);
    const file = join(folderOf(library, created.id), 'article.json');
    const outside = (await readFile(file, 'utf8')).replace('"原题"', '"外面改的题"');
    faulty.restart((operation, _, path) => {
      if (operation === 'fsync' && path.includes(created.id)) writeFileSync(file, outside);
      return undefined;
    });
    expect((await refused(library.save({ ...created, title: '窗口里改的题' }, 1))).code).toBe('stale');
    faulty.restart(() => undefined);
    expect((await library.read(created.id)).article.title).toBe('外面改的题');
    expect((await library.rivals(created.id)).map(({ article }) => article.title)).toEqual(['窗口里改的题']);
  });

  it('is read, said, and makes a save based on the text before it stale', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await editOutside(library, created.id, (article) => ({ ...article, title: '外来' }));
    const seen = await library.read(created.id);
    expect(seen).toMatchObject({ changedOutside: true, article: { title: '外来', revision: 2 } });
    expect((await refused(library.save({ ...created, title: '我的' }, 1))).code).toBe('stale');
    expect((await library.rivals(created.id)).map(({ article }) => article.title)).toEqual(['我的']);
    const saved = await library.save({ ...seen.article, title: '合并' }, 2);
    expect(saved.revision).toBe(3);
    expect(await library.read(created.id)).toEqual({ article: saved, changedOutside: false, recovery: null });
  });

  it('is noticed by a save that nobody read before', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await editOutside(library, created.id, (article) => ({ ...article, title: '外来' }));
    expect((await refused(library.save({ ...created, title: '我的' }, 1))).code).toBe('stale');
    expect((await library.read(created.id)).article.title).toBe('外来');
  });

  it.each([
    ['with a checksum that is right', 1],
    ['with a checksum that is right and a lower revision', 0],
  ])('is noticed %s', async (_, revision) => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await editOutside(library, created.id, ({ sha256: _old, ...article }) => {
      const next = { ...article, title: '外来', revision };
      return { ...next, sha256: checksumOf(next) };
    });
    expect(await library.read(created.id)).toMatchObject({ changedOutside: true, article: { revision: 2 } });
    expect((await refused(library.save({ ...created, title: '我的' }, 1))).code).toBe('stale');
  });

  it('a second one is noticed after the first was read', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await editOutside(library, created.id, (article) => ({ ...article, title: '外来一' }));
    const first = await library.read(created.id);
    await editOutside(library, created.id, (article) => ({ ...article, title: '外来二' }));
    expect((await refused(library.save({ ...first.article, title: '我的' }, first.article.revision))).code).toBe('stale');
    expect((await library.read(created.id)).article.title).toBe('外来二');
  });

  it('while the library was closed makes a save from before stale', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const created = await library.create(draft());
    await library.close();
    await editOutside(library, created.id, (article) => ({ ...article, title: '外来' }));
    const again = await open(folder);
    expect((await refused(again.save({ ...created, title: '我的' }, 1))).code).toBe('stale');
    await again.close();
  });

  it('of nothing but layout or time is none', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await editOutside(library, created.id, (article) => article);
    await utimes(join(folderOf(library, created.id), 'article.json'), 1, 1);
    expect((await library.read(created.id)).changedOutside).toBe(false);
    expect((await library.save({ ...created, title: '我的' }, 1)).revision).toBe(2);
  });

  it('that holds another article is refused, and left', async () => {
    const library = await tempLibrary();
    const [one, two] = [await library.create(draft()), await library.create(draft())];
    const content = await readFile(join(folderOf(library, two.id), 'article.json'), 'utf8');
    await writeFile(join(folderOf(library, one.id), 'article.json'), content);
    expect((await refused(library.read(one.id))).detail).toEqual({ field: 'id' });
    expect((await refused(library.save({ ...one, title: '我的' }, 1))).code).toBe('invalid');
    expect(await readFile(join(folderOf(library, one.id), 'article.json'), 'utf8')).toBe(content);
  });

  it('that brings the very text of a save is accepted, and made sound again', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    await editOutside(library, created.id, (article) => ({ ...article, title: '同题' }));
    const saved = await library.save({ ...created, title: '同题' }, 1);
    expect(await library.read(created.id)).toEqual({ article: saved, changedOutside: false, recovery: null });
    expect(await library.rivals(created.id)).toEqual([]);
  });

  it('that removes or breaks the article refuses the save', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    const file = join(folderOf(library, created.id), 'article.json');
    await writeFile(file, canonicalJson({ schema: 99 }));
    expect((await refused(library.save({ ...created, title: '我的' }, 1))).code).toBe('newer-format');
    await writeFile(file, '\0\0\0\0');
    expect((await refused(library.save({ ...created, title: '我的' }, 1))).code).toBe('damaged');
    await rm(file);
    expect((await refused(library.save({ ...created, title: '我的' }, 1))).code).toBe('not-found');
  });
});

describe('a save whose acknowledgement failed after the text was in place', () => {
  it('can be followed by the next one of the same window', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const created = await library.create(draft());
    for (const body of ['一', '二']) {
      faulty.restart((operation, _, path) => (operation === 'syncFolder' && path.endsWith(created.id) ? { errno: 'EIO' } : undefined));
      expect((await refused(library.save({ ...created, body }, 1))).code).toBe('disk');
    }
    faulty.restart(() => undefined);
    expect(await library.read(created.id)).toMatchObject({ changedOutside: false, article: { body: '二' } });
    const saved = await library.save({ ...created, body: '三' }, 1);
    expect((await library.read(created.id)).article).toEqual(saved);
    expect(await library.rivals(created.id)).toEqual([]);
  });

  it('is not acknowledged by repeating it while the disk still fails', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const created = await library.create(draft());
    faulty.restart((operation, _, path) => (operation === 'syncFolder' && path.endsWith(created.id) ? { errno: 'EIO' } : undefined));
    for (let round = 0; round < 3; round++) expect((await refused(library.save({ ...created, body: '一' }, 1))).code).toBe('disk');
  });
});
