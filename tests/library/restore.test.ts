import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from '#domain/canonical.ts';
import { backupStore } from '../../electron/library/backup/store.ts';
import { type HandMadeEntry, makeZip } from '../importer/zipMaker.ts';
import { backedUp, diskWithFlip, diskWithRoom, generator, namesIn, put, richLibrary } from './backups.ts';
import { faultyDisk } from './faultyDisk.ts';
import { open, refused, tempFolder } from './tempLibrary.ts';

const restore = (file: string, folder: string) => backupStore().restore(file, folder, {});

/** A backup of a rich library, and an empty folder to restore into. */
async function backup() {
  const { library, folder, out, ids } = await richLibrary();
  const file = join(out, 'a.zip');
  const report = await library.backup(file, { generator });
  return { library, folder, file, ids, report, place: await tempFolder() };
}

describe('a restored library', () => {
  it('is the one that was backed up, byte by byte, and opens', async () => {
    const { library, folder, file, ids, report, place } = await backup();
    const progress: number[] = [];
    const target = join(place, '新稿库');
    expect(await backupStore().restore(file, target, { progress: (done, total) => progress.push(done / total) })).toEqual(report);
    expect(await backedUp(target)).toEqual(await backedUp(folder));
    expect(await namesIn(place)).toEqual(['新稿库']);
    expect((await namesIn(target)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(progress.at(-1)).toBe(1);

    const again = await open(target);
    for (const id of ids) expect((await again.read(id)).article).toEqual((await library.read(id)).article);
    await again.close();
  });

  it('takes an empty folder that is there, also by way of a link', async () => {
    const { file, folder, place } = await backup();
    await mkdir(join(place, '空'));
    await symlink(join(place, '空'), join(place, '链接'), 'junction');
    await restore(file, join(place, '链接'));
    expect(await backedUp(join(place, '空'))).toEqual(await backedUp(folder));
    expect(await namesIn(place)).toEqual(['空', '链接']);
  });

  test.each([
    ['a folder with something in it', '满', 'target-exists'],
    ['a file', '文件', 'target-exists'],
    ['a folder whose parent is missing', '没有/里面', 'not-found'],
    ['a folder inside a file', '文件/里面', 'not-found'],
  ])('never takes the place of %s', async (_, name, code) => {
    const { file, place } = await backup();
    await put(join(place, '满', '.DS_Store'), '');
    await put(join(place, '文件'), '别人的');
    expect((await refused(restore(file, join(place, name)))).code).toBe(code);
    expect(await namesIn(place)).toEqual(['文件', '满'].sort());
  });
});

describe('what is no whole backup', () => {
  it('is not found when it is not there', async () => {
    const place = await tempFolder();
    expect((await refused(restore(join(place, 'none.zip'), join(place, 'a')))).code).toBe('not-found');
  });

  test.each([
    ['an empty file', ''],
    ['a text', '只是文章'.repeat(100)],
    ['a zip of nothing', makeZip([])],
    ['a zip of something else', makeZip([{ name: 'index.html', content: '<p>' }])],
  ])('%s is refused', async (_, content) => {
    const place = await tempFolder();
    await writeFile(join(place, 'a.zip'), content);
    expect((await refused(restore(join(place, 'a.zip'), join(place, 'a')))).code).toBe('bad-package');
    expect(await namesIn(place)).toEqual(['a.zip']);
  });

  it('cut off anywhere, it is refused and leaves nothing', async () => {
    const { file, place } = await backup();
    const { size } = await stat(file);
    for (let length = size - 1; length > 0; length -= Math.ceil(size / 15)) {
      await truncate(file, length);
      expect(['bad-package', 'bad-checksum']).toContain((await refused(restore(file, join(place, 'a')))).code);
      expect(await namesIn(place)).toEqual([]);
    }
  });

  it('with one bit turned over anywhere, it is refused or gives the same bytes', async () => {
    const { file, folder, place } = await backup();
    const { size } = await stat(file);
    const same = await backedUp(folder);
    let told = 0;
    for (let at = 3; at < size; at += Math.ceil(size / 60)) {
      const target = join(place, String(at));
      try {
        await backupStore(diskWithFlip(() => at)).restore(file, target, {});
        // A bit of a header that says nothing of the content: a time, a version.
        expect(await backedUp(target)).toEqual(same);
      } catch {
        told++;
        expect(await namesIn(place)).not.toContain(String(at));
      }
    }
    expect(told).toBeGreaterThan(30);
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a zip made to harm', () => {
  const sha = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  /** A backup of these files whose list is in order, unless told otherwise. */
  const zipOf = (
    files: readonly HandMadeEntry[],
    change: (manifest: { files: { path: string; bytes: number; sha256: string }[]; [key: string]: unknown }) => unknown = (m) => m,
  ) => {
    const listed = files
      .filter(({ name }) => !String(name).endsWith('/'))
      .map(({ name, content = '', size }) => ({ path: String(name), bytes: size ?? Buffer.from(content).length, sha256: sha(Buffer.from(content)) }));
    const manifest = { format: 1, at: '2026-07-01T00:00:00.000Z', generator, library: { format: 1 }, articles: 0, files: listed };
    const text = change(manifest);
    return makeZip([...files, { name: 'backup.json', content: typeof text === 'string' ? text : canonicalJson(text) }]);
  };
  const library = { name: 'library.json', content: '{}' };
  const bomb = Buffer.alloc(30 * 1024 * 1024);

  test.each<[what: string, zip: Uint8Array, code: string]>([
    ['a name that climbs out', zipOf([{ name: '../逃.txt' }]), 'unsafe-name'],
    ['a name that climbs out from inside', zipOf([{ name: 'a/../../逃.txt' }]), 'unsafe-name'],
    ['a folder that climbs out', zipOf([library, { name: '../逃/' }]), 'unsafe-name'],
    ['an absolute name', zipOf([{ name: '/tmp/逃.txt' }]), 'unsafe-name'],
    ['a drive', zipOf([{ name: 'C:/逃.txt' }]), 'unsafe-name'],
    ['backslashes', zipOf([{ name: '..\\逃.txt' }]), 'unsafe-name'],
    ['a control character', zipOf([{ name: 'a\u0007.txt' }]), 'unsafe-name'],
    ['a file of the lock', zipOf([{ name: '.lock' }]), 'unsafe-name'],
    ["another machine's choices", zipOf([{ name: '.desk.json' }]), 'unsafe-name'],
    ['one name twice', zipOf([{ name: 'a' }, { name: 'a' }]), 'unsafe-name'],
    ['names that differ in case', zipOf([{ name: 'a' }, { name: 'A' }]), 'unsafe-name'],
    ['names that differ in their normal form', zipOf([{ name: '\u00e9' }, { name: 'e\u0301' }]), 'unsafe-name'],
    ['a file that is a folder as well', zipOf([{ name: 'a' }, { name: 'a/b' }]), 'unsafe-name'],
    ['a link', zipOf([{ name: 'a', content: '/etc', mode: 0o120777 }]), 'unsafe-name'],
    ['two names for one file', zipOf([{ name: 'a', localName: 'b' }]), 'bad-checksum'],
    ['a wrong CRC', zipOf([{ name: 'a', content: 'x', crc: 7 }]), 'bad-checksum'],
    ['more than it says', zipOf([{ name: 'a', content: bomb, deflate: true, size: 10 }]), 'bad-checksum'],
    ['less than it says', zipOf([{ name: 'a', content: 'x', deflate: true, size: 10 }]), 'bad-checksum'],
    ['an unknown way of packing', zipOf([{ name: 'a', content: 'x', method: 99 }]), 'bad-checksum'],
    ['an encrypted file', zipOf([{ name: 'a', content: 'x', flags: 0x801 }]), 'bad-package'],
    ['a wrong hash', zipOf([library], (m) => ({ ...m, files: m.files.map((file) => ({ ...file, sha256: sha('别的') })) })), 'bad-checksum'],
    ['a wrong size', zipOf([library], (m) => ({ ...m, files: m.files.map((file) => ({ ...file, bytes: 3 })) })), 'bad-package'],
    ['a file that is missing', zipOf([library], (m) => ({ ...m, files: [...m.files, { path: 'b', bytes: 0, sha256: sha('') }] })), 'bad-package'],
    ['a file that is not listed', zipOf([library, { name: 'b' }], (m) => ({ ...m, files: m.files.slice(0, 1) })), 'bad-package'],
    ['a file that is listed twice', zipOf([library], (m) => ({ ...m, files: [...m.files, ...m.files] })), 'bad-package'],
    ['a list that lists itself', zipOf([], (m) => ({ ...m, files: [{ path: 'backup.json', bytes: 1, sha256: sha('') }] })), 'bad-package'],
    ['a list that is no JSON', zipOf([library], () => '{'), 'bad-package'],
    ['a list that is far too long', zipOf([library], () => ' '.repeat(1_000_000)), 'bad-package'],
    ['a list with a word too many', zipOf([library], (m) => ({ ...m, extra: 1 })), 'bad-package'],
    ['a newer backup', zipOf([library], (m) => ({ ...m, format: 2 })), 'newer-format'],
    ['a newer library', zipOf([library], (m) => ({ ...m, library: { format: 99 } })), 'newer-format'],
    ['a bomb', zipOf(Array.from({ length: 36 }, (_, number) => ({ name: String(number), content: bomb, deflate: true }))), 'too-large'],
  ])('%s: refused, nothing is left', async (_, zip, code) => {
    const place = await tempFolder();
    await writeFile(join(place, 'a.zip'), zip);
    expect((await refused(restore(join(place, 'a.zip'), join(place, 'a', '..', '稿库')))).code).toBe(code);
    expect(await namesIn(place)).toEqual(['a.zip']);
  });

  it('and the same zip without harm is restored', async () => {
    const place = await tempFolder();
    await writeFile(join(place, 'a.zip'), zipOf([library, { name: '空/' }, { name: 'a/b', content: 'x', deflate: true }]));
    expect(await restore(join(place, 'a.zip'), join(place, '稿库'))).toMatchObject({ articles: 0 });
    expect(await backedUp(join(place, '稿库'))).toEqual({ 'library.json': '{}', 'a/b': 'x' });
  });
});

describe('when something goes wrong', () => {
  // Each call fails once, with one of them.
  test.each([...['EIO', 'ENOSPC', 'EACCES', 'EMFILE'].entries()])(
    'any one call of the system that fails (%i, %s): refused, nothing is left, an empty folder stays',
    async (offset, errno) => {
      const faulty = faultyDisk();
      const { file, place } = await backup();
      const target = join(place, '稿库');
      await mkdir(target);
      await backupStore(faulty.disk).restore(file, target, {});
      const steps = faulty.log.length;
      expect(steps).toBeGreaterThan(100);
      await rename(target, join(await tempFolder(), 'a'));
      for (let step = 1 + offset; step <= steps; step += 4) {
        await mkdir(target, { recursive: true });
        faulty.restart((_, number) => (number === step ? { errno } : undefined));
        expect(['disk', 'disk-full', 'read-only', 'not-found']).toContain((await refused(backupStore(faulty.disk).restore(file, target, {}))).code);
        expect(await namesIn(place)).toEqual(['稿库']);
        expect(await namesIn(target)).toEqual([]);
      }
    },
  );

  it('a disk that is full after any 8 KB: refused, nothing is left', async () => {
    let room = 0;
    let first = 0;
    const disk = diskWithRoom(() => {
      // All files share the room that is left.
      room -= first === 0 ? 0 : 1024;
      first++;
      return Math.max(0, room);
    });
    const { file, place } = await backup();
    for (const total of [0, 8192, 16_384, 24_576]) {
      room = total;
      first = 0;
      expect((await refused(backupStore(disk).restore(file, join(place, 'a'), {}))).code).toBe('disk-full');
      expect(await namesIn(place)).toEqual([]);
    }
  });

  it('says what stayed behind when it cannot be removed', async () => {
    const faulty = faultyDisk();
    const { file, place } = await backup();
    faulty.restart((operation) => (operation === 'rename' || operation === 'rmdir' ? { errno: 'EIO' } : undefined));
    const failure = await refused(backupStore(faulty.disk).restore(file, join(place, 'a'), {}));
    expect(failure).toMatchObject({ code: 'disk', detail: { leftover: (await readdir(place))[0] } });
    expect(failure.message).toMatch(/\.copydesk-restore-[0-9a-f]{16} stayed behind$/);
  });

  it('is cancelled at any moment, and then nothing is left', async () => {
    const { file, place } = await backup();
    for (const step of [0, 1, 2]) {
      const controller = new AbortController();
      if (step === 0) controller.abort();
      let seen = 0;
      const work = { signal: controller.signal, progress: () => ++seen === step && controller.abort() };
      const outcome = backupStore().restore(file, join(place, 'a'), work);
      expect((await refused(outcome)).code).toBe('cancelled');
      expect(await namesIn(place)).toEqual([]);
    }
  });
});

describe('thinning', () => {
  const stem = '稿库-0a1b2c';
  const nameOf = (day: string) => `${stem}-${day}-080000.copydesk-backup.zip`;

  it('removes what the rule no longer keeps, and never a file or folder of another name', async () => {
    const folder = await tempFolder();
    const kept = [nameOf('20260701'), nameOf('20260630'), '稿库-0a1b2d-20200101-080000.copydesk-backup.zip', '稿库.zip'];
    for (const name of [...kept, nameOf('20200101'), nameOf('20200102')]) await writeFile(join(folder, name), '');
    await mkdir(join(folder, nameOf('20200103')));
    expect(await backupStore().dated(folder, stem)).toHaveLength(4);
    expect(await backupStore().thin(folder, stem, '20260701')).toBe(2);
    expect(await namesIn(folder)).toEqual([...kept, nameOf('20200103')].sort());
    expect(await backupStore().thin(folder, stem, '20260701')).toBe(0);
  });

  it('is refused where it cannot be done', async () => {
    const faulty = faultyDisk();
    const folder = await tempFolder();
    for (const day of ['20200101', '20200102']) await writeFile(join(folder, nameOf(day)), '');
    faulty.restart((operation) => (operation === 'unlink' ? { errno: 'EACCES' } : undefined));
    expect((await refused(backupStore(faulty.disk).thin(folder, stem, '20260701'))).code).toBe('read-only');
    expect((await refused(backupStore().thin(join(folder, 'none'), stem, '20260701'))).code).toBe('not-found');
    expect(await readFile(join(folder, nameOf('20200101')), 'utf8')).toBe('');
  });
});
