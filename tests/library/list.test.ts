import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listed } from './listing.ts';
import { draft, newId } from './sample.ts';
import { folderOf, open, tempFolder, tempLibrary } from './tempLibrary.ts';

describe('the list', () => {
  it('says what a desk wants to know, newest change first', async () => {
    const library = await tempLibrary();
    const first = await library.create(draft({ title: '一', body: '三个字 abc', channel: 'news' }));
    const second = await library.create(draft({ title: '二' }));
    const saved = await library.save({ ...first, state: 'returned' }, 1);
    const { articles, damaged } = await listed(library);
    expect(damaged).toEqual([]);
    expect(articles.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(articles[0]).toEqual({
      id: first.id,
      title: '一',
      channel: 'news',
      state: 'returned',
      authors: ['林晓'],
      han: 6,
      updatedAt: saved.updatedAt,
      createdAt: first.createdAt,
      revision: 2,
    });
  });

  it('is the same after reopening', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    for (let index = 0; index < 5; index++) await library.create(draft({ title: `第${index}篇` }));
    const before = await listed(library);
    await library.close();
    const again = await open(folder);
    expect(await listed(again)).toEqual(before);
    await again.close();
  });

  it('a file that another program changed is read again, and everybody who watches is told', async () => {
    const library = await tempLibrary();
    const articles = [await library.create(draft()), await library.create(draft())];
    await listed(library);
    const told: string[] = [];
    library.watch((event) => event.type === 'changed' && told.push(...event.ids));
    const file = join(folderOf(library, articles[0]?.id ?? ''), 'article.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"title": ".*"/, '"title": "外来"'));
    expect((await listed(library)).articles.map(({ title }) => title).sort()).toEqual([articles[1]?.title, '外来'].sort());
    expect(told).toEqual([articles[0]?.id]);
  });

  it('notices articles that come and go', async () => {
    const library = await tempLibrary();
    const [one, two] = [await library.create(draft()), await library.create(draft())];
    await listed(library);
    await rename(folderOf(library, one.id), join(library.path, 'elsewhere'));
    expect((await listed(library)).articles.map(({ id }) => id)).toEqual([two.id]);
    await rename(join(library.path, 'elsewhere'), folderOf(library, one.id));
    expect((await listed(library)).articles).toHaveLength(2);
  });

  it.each([
    ['NUL-filled', (file: string) => writeFile(file, new Uint8Array(3000)), /NUL/],
    ['cut off', async (file: string) => writeFile(file, (await readFile(file)).subarray(0, 200)), /cut off/],
    ['of a newer format', (file: string) => writeFile(file, '{"schema": 2}'), /format 2/],
    ['with a wrong field', async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace('"draft"', '"lost"')), /^state: /],
    ['missing', (file: string) => rm(file), /article\.json is missing/],
    ['a folder', async (file: string) => rm(file).then(() => mkdir(file)), /not a file/],
  ])('reports an article.json that is %s beside the good ones', async (_, harm, message) => {
    const library = await tempLibrary();
    const [bad, good] = [await library.create(draft()), await library.create(draft())];
    await harm(join(folderOf(library, bad.id), 'article.json'));
    const { articles, damaged } = await listed(library);
    expect(articles.map(({ id }) => id)).toEqual([good.id]);
    expect(damaged).toMatchObject([{ article: bad.id, file: `articles/2026/07/${bad.id}/article.json`, message: expect.stringMatching(message) }]);
  });

  it('reports an article that lies in the wrong month', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    // The snapshot that follows a creation must not come upon a folder that is moved away.
    await library.snapshots(id);
    const wrong = join(library.path, 'articles', '2025', '01', id);
    await mkdir(dirname(wrong), { recursive: true });
    await rename(folderOf(library, id), wrong);
    expect((await listed(library)).damaged).toMatchObject([
      { article: id, file: `articles/2025/01/${id}/article.json`, message: expect.stringContaining('articles/2026/07') },
    ]);
  });

  it('passes over what is none of ours, and folders whose creation was never acknowledged', async () => {
    const library = await tempLibrary();
    await library.create(draft());
    for (const folder of ['articles/notes', 'articles/2026/summer', 'articles/2026/07/drafts', `articles/2026/07/${newId()}`]) {
      await mkdir(join(library.path, folder), { recursive: true });
    }
    await writeFile(join(library.path, 'articles', '.DS_Store'), '');
    const { articles, damaged } = await listed(library);
    expect([articles.length, damaged]).toEqual([1, []]);
  });

  it.each([
    ['an article', (id: string) => `2026/07/${id}`],
    ['a month', () => '2026/07'],
    ['a year', () => '2026'],
  ])('tells of %s that is a link elsewhere, and follows none', async (_, folderOfLink) => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    await library.snapshots(id);
    const place = join(library.path, 'articles', folderOfLink(id));
    const elsewhere = join(await tempFolder(), 'elsewhere');
    await rename(place, elsewhere);
    await symlink(elsewhere, place, 'junction');
    const { articles, damaged } = await listed(library);
    expect(articles).toEqual([]);
    expect(damaged).toMatchObject([{ file: `articles/${folderOfLink(id)}`, message: expect.stringContaining('link') }]);
  });

  it('a library is new until it has an article', async () => {
    const library = await tempLibrary();
    expect(await library.isNew()).toBe(true);
    await library.create(draft());
    expect(await library.isNew()).toBe(false);
  });
});
