import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../electron/newsroom/ports.ts';
import { faultyDisk } from './faultyDisk.ts';
import { listed } from './listing.ts';
import { draft, newId } from './sample.ts';
import { filesBelow, folderOf, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

const picture = new TextEncoder().encode('不是图片，但也是字节');

/** Every file of the library but those of this machine, with its bytes. */
async function contents(library: { readonly path: string }): Promise<ReadonlyMap<string, string>> {
  const names = (await filesBelow(library.path)).filter((name) => !name.startsWith('.'));
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(library.path, name), 'base64')] as const)));
}

async function keys(library: Library): Promise<string[]> {
  return (await library.trashed()).map(({ key }) => key);
}

describe('into the trash', () => {
  it('goes the whole folder, with who and when, the latest first', async () => {
    const library = await tempLibrary();
    const first = await library.create(draft({ title: '一', body: '三个字', state: 'returned' }));
    const second = await library.create(draft({ title: '二' }));
    await library.addMedia(first.id, picture, 'png');
    await library.snapshots(first.id);
    const before = await filesBelow(folderOf(library, first.id));
    await library.trash(second.id, '许文澜');
    await library.trash(first.id, '林晓');

    const [latest, other] = await library.trashed();
    expect(latest).toEqual({ key: first.id, id: first.id, title: '一', state: 'returned', han: 3, trashedAt: expect.any(String), by: '林晓' });
    expect(other).toMatchObject({ key: second.id, title: '二', by: '许文澜' });
    expect(Date.parse(latest?.trashedAt ?? '')).toBeGreaterThan(Date.parse(other?.trashedAt ?? ''));
    expect(await filesBelow(join(library.path, 'trash', first.id))).toEqual([...before, 'trashed.json'].sort());
    expect(await readdir(join(library.path, 'articles', '2026', '07'))).toEqual([]);
  });

  it('what lies there is neither read nor saved nor kept nor trashed again: it is said to lie there', async () => {
    const library = await tempLibrary();
    const article = await library.create(draft());
    await library.trash(article.id, '');
    for (const call of [
      library.read(article.id),
      library.save(article, 1),
      library.trash(article.id, ''),
      library.keepSnapshot(article.id, { reason: 'manual', name: '甲', by: '' }),
    ]) {
      expect((await refused(call)).code).toBe('trashed');
    }
    expect(await keys(library)).toEqual([article.id]);
    expect(await readdir(join(library.path, 'articles', '2026', '07'))).toEqual([]);
  });

  it('a save that waits while the article goes is refused, and makes no folder', async () => {
    const library = await tempLibrary();
    const article = await library.create(draft());
    const saved = library.save({ ...article, body: '最后一句' }, 1);
    const gone = library.trash(article.id, '');
    const late = library.save({ ...article, body: '迟到' }, 2);
    expect((await saved).revision).toBe(2);
    await gone;
    expect((await refused(late)).code).toBe('trashed');
    await library.snapshots(article.id);
    expect(await readdir(join(library.path, 'articles', '2026', '07'))).toEqual([]);
    expect(await library.restoreTrashed(article.id)).toBe(article.id);
    expect((await library.read(article.id)).article.body).toBe('最后一句');
  });

  it.each([
    ['no such article', newId(), 'not-found'],
    ['no id', '../..', 'invalid'],
  ])('refuses %s', async (_, id, code) => {
    const library = await tempLibrary();
    expect((await refused(library.trash(id, ''))).code).toBe(code);
    expect(await library.trashed()).toEqual([]);
  });

  it('takes a damaged article too, lists it, and gives it back as it is', async () => {
    const reported: unknown[] = [];
    const library = await tempLibrary({ report: (error) => void reported.push(error) });
    // Without a text there is no snapshot that it could stand again from.
    const { id } = await library.create(draft({ body: '' }));
    const file = join(folderOf(library, id), 'article.json');
    await writeFile(file, '{ 坏');
    await library.trash(id, '林晓');
    expect(await library.trashed()).toMatchObject([{ key: id, title: '', han: 0, state: 'draft', by: '林晓' }]);
    await library.restoreTrashed(id);
    expect(await readFile(file, 'utf8')).toBe('{ 坏');
    expect((await refused(library.read(id))).code).toBe('damaged');
  });

  it('never follows a link: not when it sweeps, empties or restores', async () => {
    const elsewhere = await tempFolder();
    await writeFile(join(elsewhere, '论文.docx'), '不能丢');
    const folder = await tempFolder();
    const first = await open(folder);
    const { id } = await first.create(draft());
    await first.trash(id, '');
    await first.close();
    const linked = newId();
    for (const name of [`.removing-0123456789ab`, linked]) await symlink(elsewhere, join(folder, 'trash', name), 'junction');
    const library = await open(folder);
    await library.trash((await library.create(draft())).id, '');
    expect((await refused(library.removeTrashed(linked))).code).toBe('not-found');
    expect((await refused(library.restoreTrashed(linked))).code).toBe('not-found');
    expect((await library.trashed()).map(({ key }) => key)).not.toContain(linked);
    await library.close();
    expect(await readFile(join(elsewhere, '论文.docx'), 'utf8')).toBe('不能丢');
  });

  it('lists what has no note, or a damaged one, and passes over what is not its own', async () => {
    const library = await tempLibrary();
    const ones = [await library.create(draft({ title: '一' })), await library.create(draft({ title: '二' }))];
    for (const { id } of ones) await library.trash(id, '林晓');
    const note = (index: number) => join(library.path, 'trash', ones[index]?.id ?? '', 'trashed.json');
    await rm(note(0));
    await writeFile(note(1), '坏');
    await mkdir(join(library.path, 'trash', '人放的'));
    await writeFile(join(library.path, 'trash', newId()), '文件');
    const entries = await library.trashed();
    expect(entries.map(({ title, by, trashedAt }) => [title, by, trashedAt])).toEqual(
      [...ones].reverse().map(({ title, updatedAt }) => [title, '', updatedAt]),
    );
  });

  it('counts on when an id lies there already', async () => {
    const library = await tempLibrary();
    const id = newId();
    for (const title of ['一', '二', '三']) {
      await library.create(draft({ id, title }));
      await library.trash(id, '');
    }
    expect((await library.trashed()).map(({ key, title }) => [key, title])).toEqual([
      [`${id}.3`, '三'],
      [`${id}.2`, '二'],
      [id, '一'],
    ]);
    expect(await library.restoreTrashed(`${id}.2`)).toBe(id);
    expect((await library.read(id)).article.title).toBe('二');
    expect((await refused(library.restoreTrashed(id))).code).toBe('target-exists');
    expect((await library.read(id)).article.title).toBe('二');
    await library.trash(id, '');
    expect((await keys(library)).sort()).toEqual([id, `${id}.2`, `${id}.3`]);
  });
});

describe('out of the trash', () => {
  it('comes everything as it was, byte for byte', async () => {
    const library = await tempLibrary();
    const article = await library.create(draft());
    await library.addMedia(article.id, picture, 'png');
    await library.keepSnapshot(article.id, { reason: 'manual', name: '甲', by: '' });
    const before = await contents(library);
    await library.trash(article.id, '林晓');
    expect(await library.restoreTrashed(article.id)).toBe(article.id);
    expect(await contents(library)).toEqual(before);
    expect(await library.trashed()).toEqual([]);
    expect((await library.read(article.id)).article).toEqual(article);
    expect((await library.snapshots(article.id)).map(({ name }) => name)).toEqual(['甲']);
    const saved = await library.save({ ...article, title: '接着写' }, 1);
    expect(saved.revision).toBe(2);
    await library.addMedia(article.id, picture, 'png');
  });

  it('comes in a later session, and when its month is no longer there', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const article = await library.create(draft());
    await library.trash(article.id, '');
    await library.close();
    await rm(join(folder, 'articles'), { recursive: true });
    const again = await open(folder);
    await again.restoreTrashed(article.id);
    expect((await again.read(article.id)).article).toEqual(article);
    await again.close();
  });

  it('empty folders in its place are no hindrance, a file is', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    await library.trash(id, '');
    await mkdir(join(folderOf(library, id), 'media'), { recursive: true });
    await writeFile(join(folderOf(library, id), 'media', 'note.txt'), '人放的');
    expect((await refused(library.restoreTrashed(id))).code).toBe('target-exists');
    expect(await readFile(join(folderOf(library, id), 'media', 'note.txt'), 'utf8')).toBe('人放的');
    await rm(join(folderOf(library, id), 'media', 'note.txt'));
    await library.restoreTrashed(id);
    await library.read(id);
  });

  it.each(['..', '.', '', 'x', '../articles', `${newId()}.0`, `${newId()}.99999`, newId()])('there is nothing called %s', async (key) => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    await library.snapshots(id);
    const before = await contents(library);
    expect((await refused(library.restoreTrashed(key))).code).toBe('not-found');
    expect((await refused(library.removeTrashed(key))).code).toBe('not-found');
    expect(await contents(library)).toEqual(before);
  });
});

it('what goes and comes leaves the list and is in it again', async () => {
  const library = await tempLibrary();
  const [one, other] = [await library.create(draft({ title: '一' })), await library.create(draft({ title: '二' }))];
  const titles = async () => (await listed(library)).articles.map(({ title }) => title).sort();
  await library.trash(one.id, '');
  expect(await titles()).toEqual(['二']);
  await library.restoreTrashed(one.id);
  expect(await titles()).toEqual(['一', '二']);
  await library.trash(other.id, '');
  await library.removeTrashed(other.id);
  expect(await titles()).toEqual(['一']);
  expect(await library.problems()).toEqual([]);
});

it('nothing is moved, kept or removed in another library that was put in the place of the open one', async () => {
  const library = await tempLibrary();
  const [one, other] = [await library.create(draft()), await library.create(draft())];
  await library.trash(other.id, '');
  await library.snapshots(one.id);
  const away = `${await tempFolder()}/away`;
  await rename(library.path, away);
  await cp(away, library.path, { recursive: true });
  const before = await contents(library);
  const wish = { reason: 'manual', name: '甲', by: '' } as const;
  for (const call of [
    () => library.trash(one.id, ''),
    () => library.restoreTrashed(other.id),
    () => library.removeTrashed(other.id),
    () => library.keepSnapshot(one.id, wish),
  ]) {
    expect((await refused(call())).code).toBe('replaced');
  }
  expect(await contents(library)).toEqual(before);
});

describe('removed for good', () => {
  it('is one entry with all its files; the others stay', async () => {
    const library = await tempLibrary();
    const [one, other] = [await library.create(draft()), await library.create(draft())];
    await library.addMedia(one.id, picture, 'png');
    for (const { id } of [one, other]) await library.trash(id, '');
    await library.removeTrashed(one.id);
    expect(await keys(library)).toEqual([other.id]);
    expect(await readdir(join(library.path, 'trash'))).toEqual([other.id]);
    expect((await refused(library.read(one.id))).code).toBe('not-found');
    expect((await refused(library.removeTrashed(one.id))).code).toBe('not-found');
  });

  it('what cannot be removed now is out of the trash, reported, and swept with the next removal', async () => {
    const faulty = faultyDisk();
    const reported: unknown[] = [];
    const library = await tempLibrary({ disk: faulty.disk, report: (error) => void reported.push(error) });
    const [one, other] = [await library.create(draft()), await library.create(draft())];
    for (const { id } of [one, other]) await library.trash(id, '');
    faulty.restart((operation, _, path) => (operation === 'rmdir' && path.includes('.removing-') ? { errno: 'EACCES' } : undefined));
    await library.removeTrashed(one.id);
    expect(reported).toHaveLength(1);
    expect(await keys(library)).toEqual([other.id]);
    expect(await readdir(join(library.path, 'trash'))).toHaveLength(2);
    faulty.restart(() => undefined);
    await library.removeTrashed(other.id);
    expect(await readdir(join(library.path, 'trash'))).toEqual([]);
  });

  it('what a crash left half removed is swept in the next session', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const [one, other] = [await library.create(draft()), await library.create(draft())];
    for (const { id } of [one, other]) await library.trash(id, '');
    await library.close();
    await rename(join(folder, 'trash', one.id), join(folder, 'trash', '.removing-0123456789ab'));
    const again = await open(folder);
    expect(await keys(again)).toEqual([other.id]);
    await again.close();
    expect(await readdir(join(folder, 'trash'))).toEqual([other.id]);
  });
});
