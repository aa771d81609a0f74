import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { manifestSchema } from '#domain/backups.ts';
import { sumOf, withZip } from '../../electron/library/backup/readZip.ts';
import { backupStore } from '../../electron/library/backup/store.ts';
import { writeBackup } from '../../electron/library/backup/write.ts';
import { packZip } from '../../electron/library/backup/zip.ts';
import { nodeDisk } from '../../electron/library/disk.ts';
import { makeFolder, type Shelf, writeDurably } from '../../electron/library/durable.ts';
import { libraryFormat } from '../../electron/library/forms.ts';
import { makeQueue } from '../../electron/library/queue.ts';
import { backedUp, diskWithFlip, diskWithRoom, generator, namesIn, oddNames, put, richLibrary, unzipped } from './backups.ts';
import { faultyDisk } from './faultyDisk.ts';
import { draft, newId } from './sample.ts';
import { folderOf, open, refused, tempFolder, tickingClock } from './tempLibrary.ts';

const shaOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('a backup', () => {
  it('holds everything but what belongs to this machine, and says what it holds', async () => {
    const { library, folder, out } = await richLibrary();
    const progress: number[] = [];
    const file = join(out, '备份.zip');
    const report = await library.backup(file, { generator, progress: (done, total) => progress.push(done / total) });
    const { 'backup.json': list = '', ...files } = await unzipped(file);
    expect(files).toEqual(await backedUp(folder));
    expect(Object.keys(files)).toEqual(expect.arrayContaining([...oddNames.map((name) => `备忘/${name}`), 'library.json']));

    const manifest = manifestSchema.parse(JSON.parse(Buffer.from(list, 'latin1').toString('utf8')));
    expect(manifest).toMatchObject({ format: 1, generator, library: { format: libraryFormat }, articles: 4 });
    const expected = Object.entries(files).map(([path, text]) => ({ path, bytes: text.length, sha256: shaOf(Buffer.from(text, 'latin1')) }));
    expect(manifest.files).toEqual(expected);

    expect(report).toEqual({ articles: 4, bytes: (await stat(file)).size, sha256: shaOf(await readFile(file)) });
    expect(await namesIn(out)).toEqual(['备份.zip']);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('leaves out and reports what no other machine could keep; a link is not followed', async () => {
    const reported: string[] = [];
    const folder = await tempFolder();
    const library = await open(folder, { report: (error) => reported.push(String(error)) });
    const out = await tempFolder();
    await put(join(out, '别处/秘密.txt'), '别处');
    await put(join(folder, 'backup.json'), '{}');
    await put(join(folder, '甲/说明.txt'), '一');
    if (process.platform !== 'win32') {
      await symlink(join(out, '别处'), join(folder, '链接'));
      await put(join(folder, 'a\\b.txt'), '');
    }
    if (process.platform === 'linux') await put(join(folder, '甲/说明.TXT'), '二');
    await put(join(folder, '.index/index.sqlite'), 'x');
    await put(join(folder, '甲/.copydesk-0123456789ab-0123456789ab.tmp'), 'x');
    await library.backup(join(out, 'a.zip'), { generator });
    await library.close();
    const names = Object.keys(await unzipped(join(out, 'a.zip')));
    expect(names.map((name) => Buffer.from(name, 'utf8').toString())).toEqual([
      'library.json',
      process.platform === 'linux' ? '甲/说明.TXT' : '甲/说明.txt',
      'backup.json',
    ]);
    expect(reported.filter((line) => line.startsWith('Error: backup.json: backup: it is not backed up'))).toHaveLength(1);
    if (process.platform === 'linux') expect(reported).toHaveLength(4);
  });

  it('streams what is larger than should be in memory', async () => {
    const { library, folder, out } = await richLibrary();
    const large = Buffer.alloc(17 * 1024 * 1024, '汛期');
    large.writeUInt32LE(7, 16 * 1024 * 1024);
    await writeFile(join(folder, '附件.bin'), large);
    await writeFile(join(folder, '录像.jpg'), large);
    const { sha256 } = await library.backup(join(out, 'a.zip'), { generator });
    const restored = join(out, '另一处');
    expect((await backupStore().restore(join(out, 'a.zip'), restored, {})).sha256).toBe(sha256);
    expect(shaOf(await readFile(join(restored, '附件.bin')))).toBe(shaOf(large));
    expect(shaOf(await readFile(join(restored, '录像.jpg')))).toBe(shaOf(large));
  });

  it('replaces the file of that name, and only once it is whole', async () => {
    const { library, out } = await richLibrary();
    const file = join(out, 'a.zip');
    await writeFile(file, '昨天的');
    await library.backup(file, { generator, progress: () => undefined });
    expect(Object.keys(await unzipped(file))).toContain('backup.json');
  });

  it('waits for another that is being written, and both are whole', async () => {
    const { library, out } = await richLibrary();
    const reports = await Promise.all(['a.zip', 'b.zip'].map((name) => library.backup(join(out, name), { generator })));
    expect(reports.map(({ articles }) => articles)).toEqual([4, 4]);
    expect(await namesIn(out)).toEqual(['a.zip', 'b.zip']);
  });

  it('takes the place of what a dead session left half written', async () => {
    const faulty = faultyDisk();
    const { library, out } = await richLibrary(faulty.disk);
    faulty.restart((operation) => (operation === 'rename' || operation === 'unlink' ? { errno: 'EIO' } : undefined));
    // Not even the first unlink may fail: there was nothing to remove.
    let unlinks = 0;
    faulty.plan = (operation) => (operation === 'rename' || (operation === 'unlink' && ++unlinks > 1) ? { errno: 'EIO' } : undefined);
    expect((await refused(library.backup(join(out, 'a.zip'), { generator }))).code).toBe('disk');
    expect(await readdir(out)).toEqual([expect.stringMatching(/^\.copydesk-[0-9a-f]{12}-[0-9a-f]{12}\.tmp$/)]);
    faulty.restart(() => undefined);
    await library.backup(join(out, 'a.zip'), { generator });
    expect(await readdir(out)).toEqual(['a.zip']);
  });
});

describe('where a backup may go', () => {
  test.each([
    ['into the library itself', (folder: string) => join(folder, 'a.zip'), 'not-allowed'],
    ['into a folder of the library', (folder: string) => join(folder, 'backups', 'a.zip'), 'not-allowed'],
    ['into the library by another way', (_: string, out: string) => join(out, '链接', 'a.zip'), 'not-allowed'],
    ['into a folder that is not there', (_: string, out: string) => join(out, 'none', 'a.zip'), 'not-found'],
    ['into a file', (folder: string) => join(folder, 'library.json', 'a.zip'), 'not-found'],
    ['in place of a folder', (_: string, out: string) => join(out, 'a.zip'), 'target-exists'],
  ])('not %s', async (_, place, code) => {
    const { library, folder, out } = await richLibrary();
    await mkdir(join(out, 'a.zip'));
    await symlink(join(folder, 'backups'), join(out, '链接'), 'junction');
    expect((await refused(library.backup(place(folder, out), { generator }))).code).toBe(code);
    expect(await namesIn(out)).toEqual(['a.zip', '链接']);
    expect(await namesIn(join(out, 'a.zip'))).toEqual([]);
  });

  it('beside the library, under a name that begins as its own', async () => {
    const { library, folder } = await richLibrary();
    await mkdir(`${folder} 备份`);
    expect((await library.backup(join(`${folder} 备份`, 'a.zip'), { generator })).articles).toBe(4);
  });
});

describe('while the library is in use', () => {
  it('every article in it is one that was saved', async () => {
    const { library, out, ids } = await richLibrary();
    const states = new Map<string, Set<string>>();
    let goesOn = true;
    const save = async (id: string) => {
      let { article } = await library.read(id);
      while (goesOn) {
        const body = `${article.revision}：${'水位平稳。'.repeat((article.revision * 37) % 900)}`;
        states.set(id, (states.get(id) ?? new Set([article.body])).add(body));
        article = await library.save({ ...article, body }, article.revision);
        await library.addMedia(id, new TextEncoder().encode(body), 'png');
      }
    };
    const saving = ids.map(save);
    for (let round = 0; round < 5; round++) {
      const file = join(out, `${round}.zip`);
      await library.backup(file, { generator });
      const restored = await open(await restoredTo(file, join(out, String(round))));
      for (const id of ids) expect(states.get(id)).toContain((await restored.read(id)).article.body);
      await restored.close();
    }
    goesOn = false;
    await Promise.all(saving);
  });

  it('files of one article belong together', async () => {
    const room = await bareRoom();
    const ids = Array.from({ length: 8 }, () => newId());
    const write = (id: string, number: number) =>
      room.queue.run(id, async () => {
        await makeFolder(room.shelf, `articles/2026/07/${id}/revisions`);
        for (const name of ['article', 'review', 'revisions/1']) {
          await writeDurably(room.shelf, `articles/2026/07/${id}/${name}.json`, Buffer.from(String(number)));
        }
      });
    await Promise.all(ids.map((id) => write(id, 0)));
    let goesOn = true;
    const writing = ids.map(async (id) => {
      for (let number = 1; goesOn; number++) await write(id, number);
    });
    const out = await tempFolder();
    for (let round = 0; round < 4; round++) {
      await writeBackup(room, join(out, 'a.zip'), { generator });
      const files = await unzipped(join(out, 'a.zip'));
      for (const id of ids) {
        const numbers = ['article', 'review', 'revisions/1'].map((name) => files[`articles/2026/07/${id}/${name}.json`]);
        expect(numbers).toEqual([numbers[0], numbers[0], numbers[0]]);
        expect(numbers[0]).toMatch(/^\d+$/);
      }
    }
    goesOn = false;
    await Promise.all(writing);
  });

  it.each([0, 1, 2, 3, 5, 8, 9])('what moves to the trash and back meanwhile (after %i folders) is in it once', async (after) => {
    const room = await bareRoom();
    const ids = Array.from({ length: 6 }, () => newId());
    const place = (id: string) => `articles/2026/07/${id}`;
    for (const [number, id] of ids.entries()) {
      await put(join(room.shelf.root, number < 3 ? place(id) : `trash/${id}`, 'article.json'), id);
      await put(join(room.shelf.root, number < 3 ? place(id) : `trash/${id}`, 'media/0123456789abcdef.jpg'), `图${id}`);
    }
    const move = (from: string, to: string) => rename(join(room.shelf.root, from), join(room.shelf.root, to));
    let moved: Promise<unknown> | undefined;
    const progress = (done: number) => {
      if (done < after || moved) return;
      moved = Promise.all([
        ...ids.slice(0, 3).map((id) => room.queue.run(id, () => move(place(id), `trash/${id}`))),
        ...ids.slice(3).map((id) => room.queue.run(id, () => room.queue.run('trash', () => move(`trash/${id}`, place(id))))),
      ]);
    };
    if (after === 0) progress(0);
    const out = await tempFolder();
    await writeBackup(room, join(out, 'a.zip'), { generator, progress });
    await moved;
    const names = Object.keys(await unzipped(join(out, 'a.zip')));
    for (const id of ids) {
      expect(names.filter((name) => name.includes(`/${id}/article.json`))).toHaveLength(1);
      expect(names.filter((name) => name.includes(`/${id}/media/0123456789abcdef.jpg`))).toHaveLength(1);
    }
  });
});

describe('when something goes wrong', () => {
  const sizeOf = async (file: string) => (await stat(file)).size;

  it('one bit that is read back otherwise than it was written refuses it; the old file stands', async () => {
    let at: number | undefined;
    const { library, out } = await richLibrary(diskWithFlip(() => at));
    const file = join(out, 'a.zip');
    await library.backup(file, { generator });
    const size = await sizeOf(file);
    await writeFile(file, '昨天的');
    for (let place = 0; place < size; place += Math.ceil(size / 40)) {
      at = place;
      expect((await refused(library.backup(file, { generator }))).code).toBe('bad-checksum');
      expect(await namesIn(out)).toEqual(['a.zip']);
    }
    expect(await readFile(file, 'utf8')).toBe('昨天的');
  });

  it('a disk that is full after any 8 KB: refused, the old file stands, nothing is left', async () => {
    let room = Number.POSITIVE_INFINITY;
    const { library, folder, out } = await richLibrary(diskWithRoom(() => room));
    await writeFile(join(folder, '图.jpg'), Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251)));
    const file = join(out, 'a.zip');
    await library.backup(file, { generator });
    const size = await sizeOf(file);
    await writeFile(file, '昨天的');
    for (room = 0; room < size; room += 8192) {
      expect((await refused(library.backup(file, { generator }))).code).toBe('disk-full');
      expect(await namesIn(out)).toEqual(['a.zip']);
    }
    expect(await readFile(file, 'utf8')).toBe('昨天的');
    room = Number.POSITIVE_INFINITY;
    await library.backup(file, { generator });
    expect(Object.keys(await unzipped(file))).toContain('backup.json');
  });

  // Each call fails once, with one of them.
  test.each([...['EIO', 'ENOSPC', 'EACCES', 'EMFILE'].entries()])(
    'any one call of the system that fails (%i, %s): refused, the old file stands or the new one is whole',
    async (offset, errno) => {
      const faulty = faultyDisk();
      const { library, out } = await richLibrary(faulty.disk);
      const file = join(out, 'a.zip');
      faulty.restart(() => undefined);
      await library.backup(file, { generator });
      const steps = faulty.log.length;
      expect(steps).toBeGreaterThan(60);
      for (let step = 1 + offset; step <= steps; step += 4) {
        await writeFile(file, '昨天的');
        faulty.restart((_, number) => (number === step ? { errno } : undefined));
        const failure = await refused(library.backup(file, { generator }));
        expect(['disk', 'disk-full', 'read-only']).toContain(failure.code);
        faulty.restart(() => undefined);
        expect(await namesIn(out)).toEqual(['a.zip']);
        if ((await readFile(file, 'utf8')) !== '昨天的') expect(Object.keys(await unzipped(file))).toContain('backup.json');
      }
    },
  );

  it('is cancelled at any moment, and then nothing is left', async () => {
    const { library, out } = await richLibrary();
    let steps = 0;
    await library.backup(join(out, 'a.zip'), { generator, progress: () => void steps++ });
    await rm(join(out, 'a.zip'));
    for (let step = 0; step < steps; step++) {
      const controller = new AbortController();
      let seen = 0;
      if (step === 0) controller.abort();
      const cancelling = library.backup(join(out, 'a.zip'), {
        generator,
        signal: controller.signal,
        progress: () => ++seen === step && controller.abort(),
      });
      expect((await refused(cancelling)).code).toBe('cancelled');
      expect(await namesIn(out)).toEqual([]);
    }
  });

  it('a file of the library that cannot be read is named', async () => {
    const faulty = faultyDisk();
    const { library, out, ids } = await richLibrary(faulty.disk);
    faulty.restart((operation, _, path) =>
      (operation === 'read' && path.endsWith(`${ids[1]}/review.json`)) || path.endsWith(`${ids[1]}\\review.json`) ? { errno: 'EIO' } : undefined,
    );
    const failure = await refused(library.backup(join(out, 'a.zip'), { generator }));
    expect(failure).toMatchObject({ code: 'disk', thing: `articles/2026/07/${ids[1]}/review.json` });
    expect(await namesIn(out)).toEqual([]);
  });

  it('saves go on meanwhile and after', async () => {
    const { library, out, folder } = await richLibrary();
    const article = await library.create(draft());
    const [, saved] = await Promise.all([library.backup(join(out, 'a.zip'), { generator }), library.save({ ...article, body: '新' }, 1)]);
    expect(saved.revision).toBe(2);
    expect(basename(folderOf({ path: folder }, article.id))).toBe(article.id);
  });
});

describe('the zip', () => {
  const pack = async (count: number) => {
    const path = join(await tempFolder(), 'a.zip');
    const shelf: Shelf = { disk: nodeDisk(), root: join(path, '..'), settled: new Set(), report: () => undefined };
    const parts = async function* () {
      for (let number = 0; number < count; number++) yield { path: `稿/${number}`, content: Buffer.from(String(number)), shrinks: false };
    };
    const pieces: Uint8Array[] = [];
    for await (const piece of packZip(parts(), '2026-07-01T08:00:01.000Z')) pieces.push(piece);
    await writeDurably(shelf, 'a.zip', Buffer.concat(pieces));
    return path;
  };

  it.each([0, 1, 65_534, 65_535, 70_000])('of %i files is read by another hand', async (count) => {
    const path = await pack(count);
    await withZip(nodeDisk(), path, async (zip) => {
      expect(zip.count).toBe(count);
      let number = 0;
      for await (const entry of zip.entries()) {
        if (entry.path !== `稿/${number}`) expect(entry.path).toBe(`稿/${number}`);
        if (number % 5000 === 0) expect(await sumOf(zip.content(entry))).toBe(shaOf(String(number)));
        number++;
      }
      expect(number).toBe(count);
    });
  });

  it('says the moment of the backup, in UTC', async () => {
    const path = await pack(1);
    await withZip(nodeDisk(), path, async (zip) => {
      for await (const { entry } of zip.entries()) {
        const { lastModFileDate, lastModFileTime } = entry;
        expect([lastModFileDate >> 9, (lastModFileDate >> 5) & 15, lastModFileDate & 31]).toEqual([46, 7, 1]);
        expect([lastModFileTime >> 11, (lastModFileTime >> 5) & 63, lastModFileTime & 31]).toEqual([8, 0, 0]);
      }
    });
  });
});

async function restoredTo(file: string, folder: string): Promise<string> {
  await backupStore().restore(file, folder, {});
  return folder;
}

async function bareRoom() {
  const shelf: Shelf = { disk: nodeDisk(), root: await tempFolder(), settled: new Set(), report: () => undefined };
  return { shelf, clock: tickingClock(), queue: makeQueue() };
}
