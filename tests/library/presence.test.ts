import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import { faultyDisk } from './faultyDisk.ts';
import { draft } from './sample.ts';
import { filesBelow, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

const picture = new TextEncoder().encode('不是图片，但也是字节');

async function opened() {
  const parent = await tempFolder();
  const folder = join(parent, '稿库');
  const library = await tempLibrary({ folder });
  const article = await library.create(draft());
  return { parent, folder, library, article };
}

describe('a library that is replaced while it is open', () => {
  it('is noticed before anything is written, and can be put back', async () => {
    const { parent, folder, library, article } = await opened();
    const trashed = await library.create(draft());
    await library.trash(trashed.id, '许文澜');
    await rename(folder, join(parent, '旧'));
    const other = await open(folder);
    await other.close();
    const before = await filesBelow(folder);
    const acts = [
      () => library.save({ ...article, title: '写错地方' }, 1),
      () => library.create(draft()),
      () => library.addMedia(article.id, picture, 'png'),
      () => library.trash(article.id, '许文澜'),
      () => library.removeTrashed(trashed.id),
      () => library.restoreTrashed(trashed.id),
      () => library.keepSnapshot(article.id, { reason: 'manual', name: '一', by: '许文澜' }),
      () => library.settleRecovery(article.id),
      () => library.saveSettings({ ...initialSettings, portal: 'phpcms' }),
    ];
    for (const act of acts) {
      expect(await refused(act())).toMatchObject({
        code: 'replaced',
        thing: folder,
        stage: 'write',
        message: expect.stringContaining('another library lies in its place'),
      });
    }
    expect(await filesBelow(folder)).toEqual(before);

    await rename(folder, join(parent, '新'));
    await rename(join(parent, '旧'), folder);
    expect((await library.save({ ...article, title: '写对地方' }, 1)).revision).toBe(2);
  });

  it('a folder that is gone is said to be gone, and is not made anew', async () => {
    const { parent, folder, library, article } = await opened();
    await rename(folder, join(parent, '旧'));
    const failure = await refused(library.save({ ...article, title: '二' }, 1));
    expect(failure).toMatchObject({ code: 'replaced', message: expect.stringContaining('its folder is gone') });
    expect(await filesBelow(parent)).not.toContain('稿库/library.json');
    await rename(join(parent, '旧'), folder);
    expect((await library.save({ ...article, title: '二' }, 1)).revision).toBe(2);
  });

  it('an empty folder in its place is noticed too', async () => {
    const { parent, folder, library, article } = await opened();
    await rename(folder, join(parent, '旧'));
    await mkdir(folder);
    const failure = await refused(library.save({ ...article, title: '二' }, 1));
    expect(failure).toMatchObject({ code: 'replaced', message: expect.stringContaining('replaced by another one') });
    expect(await filesBelow(folder)).toEqual([]);
    await rm(folder, { recursive: true });
    await rename(join(parent, '旧'), folder);
  });

  it('a look that fails is the disk’s failure, and writes nothing', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const article = await library.create(draft());
    faulty.restart((operation, _, path) => (operation === 'stat' && path.endsWith('.lock') ? { errno: 'EIO' } : undefined));
    expect(await refused(library.save({ ...article, title: '二' }, 1))).toMatchObject({ code: 'disk', stage: 'write' });
    faulty.restart(() => undefined);
    expect((await library.save({ ...article, title: '二' }, 1)).revision).toBe(2);
  });
});
