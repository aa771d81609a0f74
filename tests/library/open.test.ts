import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from './faultyDisk.ts';
import { listed } from './listing.ts';
import { freeze, mounted } from './mounts.ts';
import { draft } from './sample.ts';
import { filesBelow, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

it.each(['articles', 'trash', 'portals'])('a library whose %s leads elsewhere is refused: it would be missing in every backup', async (name) => {
  const elsewhere = await tempFolder();
  const folder = await tempFolder();
  await (await open(folder)).close();
  await rm(join(folder, name), { recursive: true, force: true });
  await symlink(elsewhere, join(folder, name), 'junction');
  expect(await refused(open(folder))).toMatchObject({ code: 'no-library', message: expect.stringContaining(name) });
});

describe('opening', () => {
  it('makes missing folders and a new library in them', async () => {
    const folder = join(await tempFolder(), '编辑部', '稿库 2026');
    const library = await tempLibrary({ folder });
    expect(library.path).toBe(folder);
    expect(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))).toMatchObject({
      format: 2,
      words: {},
      settings: { timeZone: 'Asia/Shanghai' },
    });
  });

  it('takes a folder with nothing but what desktops and dead sessions leave', async () => {
    const folder = await tempFolder();
    for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '.lock', '.copydesk-0123456789ab-0123456789ab.tmp'])
      await writeFile(join(folder, name), '');
    await (await open(folder)).close();
    expect(await readdir(folder)).not.toContain('.copydesk-0123456789ab-0123456789ab.tmp');
  });

  it('never makes a library over somebody’s files', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, '报销单.xls'), 'x');
    const failure = await refused(open(folder));
    expect(failure).toMatchObject({ code: 'no-library', thing: folder, stage: 'open' });
    expect(failure.message).toContain('报销单.xls');
    expect(await readdir(folder)).toEqual(['报销单.xls']);
  });

  it('a folder articles without an article is no library', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'articles'));
    expect(await refused(open(folder))).toMatchObject({ code: 'no-library', message: expect.stringContaining('no article') });
    expect(await readdir(folder)).toEqual(['articles']);
  });

  it('a file is no library, nor is a folder below one', async () => {
    const file = join(await tempFolder(), 'a');
    await writeFile(file, '');
    expect((await refused(open(file))).code).toBe('no-library');
    expect((await refused(open(join(file, 'b', 'c')))).code).toBe('no-library');
  });

  it.each([
    ['empty', '', 'damaged'],
    ['NUL-filled', '\0'.repeat(500), 'damaged'],
    ['cut off', '{"format": 1, "settings": {', 'damaged'],
    ['of a newer format', '{"format": 3, "more": "than we know"}', 'newer-format'],
    ['with a setting too many', '{"format": 1, "settings": {"colour": 1}, "words": {}}', 'invalid'],
  ])('a library.json that is %s is refused; the whole folder stays as it was', async (_, content, code) => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'library.json'), content);
    expect(await refused(open(folder))).toMatchObject({ code, thing: 'library.json' });
    expect(await filesBelow(folder)).toEqual(['library.json']);
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(content);
  });

  it('a library.json that breaks while it is open is never replaced', async () => {
    const library = await tempLibrary();
    const settings = await library.settings();
    await writeFile(join(library.path, 'library.json'), '{');
    expect((await refused(library.saveSettings(settings))).code).toBe('damaged');
    expect(await readFile(join(library.path, 'library.json'), 'utf8')).toBe('{');
  });

  it.each(['EROFS', 'EACCES', 'EPERM'])('a folder that may not be written (%s) is refused as read-only, naming it', async (errno) => {
    const folder = await tempFolder();
    await (await open(folder)).close();
    const faulty = faultyDisk();
    faulty.restart((operation) => (['open', 'mkdir', 'rename', 'unlink'].includes(operation) ? { errno } : undefined));
    expect(await refused(open(folder, { disk: faulty.disk }))).toMatchObject({ code: 'read-only', thing: folder, stage: 'open' });
    await (await open(folder)).close();
  });

  it('a missing folder in a read-only place is refused as read-only', async () => {
    const faulty = faultyDisk();
    faulty.restart((operation) => (operation === 'mkdir' ? { errno: 'EROFS' } : undefined));
    const folder = join(await tempFolder(), 'new');
    expect(await refused(open(folder, { disk: faulty.disk }))).toMatchObject({ code: 'read-only', thing: folder });
  });

  it('a full disk does not keep anybody from reading', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const created = await library.create(draft());
    await library.close();
    const faulty = faultyDisk();
    const reported: string[] = [];
    faulty.restart((operation) => (operation === 'write' ? { errno: 'ENOSPC' } : undefined));
    const again = await open(folder, { disk: faulty.disk, report: (_, what) => reported.push(what) });
    expect((await again.read(created.id)).article).toEqual(created);
    expect((await refused(again.save({ ...created, title: '新' }, 1))).code).toBe('disk-full');
    expect(reported).toEqual(['.lock-holder.json']);
    expect((await refused(open(folder))).code).toBe('locked');
    await again.close();
  });

  it('close waits for what is under way, and refuses what comes after', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const created = await library.create(draft());
    const saving = library.save({ ...created, title: '最后一改' }, 1);
    await library.close();
    const saved = await saving;
    for (const call of [listed(library), library.read(created.id), library.save(saved, 2), library.settings(), library.isNew()]) {
      expect(await refused(call)).toMatchObject({ code: 'no-library', stage: 'request' });
    }
    const again = await open(folder);
    expect((await again.read(created.id)).article).toEqual(saved);
    await again.close();
  });
});

const readOnlyMount = await mounted('256k');

describe(readOnlyMount ? 'on a file system mounted read-only' : 'read-only (mounting is not permitted here: injected)', () => {
  it('an existing library is refused as read-only, with and without its .lock', async () => {
    if (!readOnlyMount) {
      const faulty = faultyDisk();
      const folder = await tempFolder();
      await (await open(folder)).close();
      faulty.restart((operation) => (['open', 'mkdir', 'rename', 'unlink'].includes(operation) ? { errno: 'EROFS' } : undefined));
      expect((await refused(open(folder, { disk: faulty.disk }))).code).toBe('read-only');
      return;
    }
    const mount = await readOnlyMount();
    await (await open(mount.folder)).close();
    await mount.makeReadOnly(true);
    expect(await refused(open(mount.folder))).toMatchObject({ code: 'read-only', thing: mount.folder, stage: 'open' });
    await mount.makeReadOnly(false);
    await mount.remove('.lock');
    await mount.makeReadOnly(true);
    expect(await refused(open(mount.folder))).toMatchObject({ code: 'read-only', thing: mount.folder, stage: 'open' });
    await mount.makeReadOnly(false);
    await (await open(mount.folder)).close();
  });

  // SQLite opens such a file read-only and would then call a shared lock an exclusive one: two could write.
  it('a .lock that belongs to somebody else and cannot be written is refused as read-only', async () => {
    const folder = readOnlyMount ? (await readOnlyMount()).folder : await tempFolder();
    await (await open(folder)).close();
    const thaw = readOnlyMount ? await freeze(join(folder, '.lock')) : await forbid(join(folder, '.lock'));
    expect(await refused(open(folder))).toMatchObject({ code: 'read-only', message: expect.stringContaining('.lock') });
    await thaw();
    await (await open(folder)).close();
  });
});

/** By permission, which binds everybody but root: who may not mount is not root. */
async function forbid(file: string): Promise<() => Promise<void>> {
  await chmod(file, 0o444);
  return () => chmod(file, 0o644);
}
