import { mkdir, readdir, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { acts, save } from './acts.ts';
import { makeClaims, observeAll } from './claims.ts';
import { faultyDisk } from './faultyDisk.ts';
import { listed } from './listing.ts';
import { mounted } from './mounts.ts';
import { draft } from './sample.ts';
import { filesBelow, folderOf, open, refused, tempFolder } from './tempLibrary.ts';

const makeMount = await mounted('512k');
const makeLargerMount = await mounted('4m');

/** Saves ever longer texts until the disk is full; gives back the last one that was acknowledged. */
async function fill(library: Library) {
  let article = await library.create(draft());
  for (let length = 1000; length < 1_000_000; length += 9000) {
    try {
      article = await library.save({ ...article, body: '汛'.repeat(length) }, article.revision);
    } catch (error) {
      expect(failureOf(error)?.code).toBe('disk-full');
      return { article, length };
    }
  }
  throw new Error('the disk never filled up');
}

describe(makeMount ? 'a real full disk' : 'a full disk (mounting is not permitted here: injected)', () => {
  it('never says saved for what cannot be read back, and goes on when there is room again', async () => {
    const faulty = faultyDisk();
    const mount = await makeMount?.();
    const folder = mount?.folder ?? (await tempFolder());
    let room = 500_000;
    if (!makeMount) {
      faulty.restart((operation, _, path) => {
        if (operation === 'write' && path.endsWith('.tmp')) room -= 60_000;
        return operation === 'write' && room < 0 ? { write: 'nothing' } : undefined;
      });
    }
    const library = await open(folder, { disk: faulty.disk });
    const { article, length } = await fill(library);
    expect(article.revision).toBeGreaterThan(2);

    expect((await refused(library.save({ ...article, body: '汛'.repeat(length) }, article.revision))).code).toBe('disk-full');
    expect((await refused(library.create(draft({ body: '汛'.repeat(300_000) })))).code).toBe('disk-full');
    expect((await refused(library.addMedia(article.id, new Uint8Array(600_000), 'jpg'))).code).toBe('disk-full');
    expect((await library.read(article.id)).article).toEqual(article);
    expect((await listed(library)).damaged).toEqual([]);
    expect((await readdir(folderOf(library, article.id))).sort()).toEqual(['article.json', 'media', 'review.json', 'revisions']);
    expect((await filesBelow(folder)).filter((name) => name.includes('.tmp'))).toEqual([]);
    await library.close();

    faulty.restart(() => undefined);
    await mount?.resize('2m');
    const again = await open(folder);
    expect((await again.read(article.id)).article).toEqual(article);
    const shorter = await again.save({ ...article, body: '短' }, article.revision);
    expect((await again.read(article.id)).article).toEqual(shorter);
    await again.close();
  });
});

/** Of a disk. */
const step = 8 * 1024;
/** More than a save of the longest text here takes, beside what it replaces. */
const most = 25 * step;

interface SmallDisk {
  readonly folder: string;
  /** What the library under test is opened with. */
  readonly disk: ReturnType<typeof faultyDisk>;
  /** Leaves room for so many bytes, whatever is there. */
  leave(bytes: number): Promise<void>;
}

async function realSmallDisk(make: NonNullable<typeof makeLargerMount>): Promise<SmallDisk> {
  const mount = await make();
  const filler = join(mount.folder, 'filler');
  const folder = join(mount.folder, 'library');
  await mkdir(folder);
  return {
    folder,
    disk: faultyDisk(),
    leave: async (bytes) => {
      await writeFile(filler, '');
      const { bavail, bsize } = await statfs(mount.folder);
      await writeFile(filler, new Uint8Array(Math.max(0, bavail * bsize - bytes)));
    },
  };
}

/** Counts what is written, takes what there is room for, and gives nothing back. */
async function injectedSmallDisk(): Promise<SmallDisk> {
  const faulty = faultyDisk();
  let room = Number.POSITIVE_INFINITY;
  const { open: openReal } = faulty.disk;
  Object.assign(faulty.disk, {
    open: async (path: string) => {
      const file = await openReal(path);
      const write = async (bytes: Uint8Array, offset: number) => {
        const written = await file.write(bytes.subarray(0, Math.min(bytes.length, offset + Math.max(0, room))), offset);
        room -= written;
        return written;
      };
      return { ...file, write };
    },
  });
  return {
    folder: await tempFolder(),
    disk: faulty,
    leave: async (bytes) => {
      room = bytes;
    },
  };
}

const smallDisks: readonly (readonly [string, () => Promise<SmallDisk>])[] = [
  ['a disk that counts', injectedSmallDisk],
  makeLargerMount
    ? ['a real file system', () => realSmallDisk(makeLargerMount)]
    : ['a disk that counts (no real one may be mounted)', injectedSmallDisk],
];

describe.each(smallDisks)('%s with ever more room, by 8 KB', (_, make) => {
  it('keeps what it acknowledges, and otherwise what was there', async () => {
    const { folder, disk, leave } = await make();
    const claims = makeClaims();
    let library = await open(folder, { disk: disk.disk });
    let article = await library.create(draft({ body: '汛'.repeat(20_000) }));
    claims.settle(await observeAll(library, [`article ${article.id}`, 'settings']));
    const tally = { done: 0, refused: 0 };
    const attempt = async (act: () => Promise<Article>) => {
      try {
        await act();
        tally.done += 1;
      } catch (error) {
        expect(failureOf(error)?.code).toBe('disk-full');
        tally.refused += 1;
      }
      article = (await library.read(article.id)).article;
    };
    for (let room = 0; room <= most; room += step) {
      await leave(room);
      await attempt(() => save(library, claims, { ...article, body: `${room}${'汛'.repeat(20_000)}` }));
      for (const act of acts) {
        await leave(room);
        await attempt(() => act.run(library, claims, article, room / step));
      }
      await library.close();
      library = await open(folder, { disk: disk.disk });
      const found = await observeAll(library, claims.keys());
      expect(claims.contradictions(found)).toEqual([]);
      claims.settle(found);
      expect(await library.problems()).toEqual([]);
      expect((await filesBelow(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
    await library.close();
    expect(tally.refused).toBeGreaterThan(10);
    expect(tally.done).toBeGreaterThan(10);
  });
});
