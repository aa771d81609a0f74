import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { failureOf } from '#domain/result.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { faultyDisk } from './faultyDisk.ts';
import { listed } from './listing.ts';
import { mounted } from './mounts.ts';
import { draft } from './sample.ts';
import { filesBelow, folderOf, open, refused, tempFolder } from './tempLibrary.ts';

const makeMount = await mounted('512k');

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
    const folder = makeMount ? (await makeMount()).folder : await tempFolder();
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
    const again = await open(folder);
    expect((await again.read(article.id)).article).toEqual(article);
    const shorter = await again.save({ ...article, body: '短' }, article.revision);
    expect((await again.read(article.id)).article).toEqual(shorter);
    await again.close();
  });
});
