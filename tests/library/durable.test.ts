import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, removeDurably, type Shelf, sweep, writeDurably } from '../../electron/library/durable.ts';
import { type FaultyDisk, faultyDisk } from './faultyDisk.ts';
import { refused, tempFolder } from './tempLibrary.ts';

async function shelfOf(faulty: FaultyDisk): Promise<Shelf & { readonly reported: string[] }> {
  const reported: string[] = [];
  return { disk: faulty.disk, root: await tempFolder(), settled: new Set(), report: (_, what) => reported.push(what), reported };
}

const bytes = new TextEncoder().encode('要闻：今日有雨。'.repeat(20));

describe('writing durably', () => {
  it('makes temp file, bytes, fsync, rename and fsync of the folder, in this order', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    await writeDurably(shelf, 'a.json', bytes);
    expect(faulty.log.map((line) => line.split(' ')[0])).toEqual(['open', 'write', 'fsync', 'fileStat', 'close', 'rename', 'syncFolder']);
    expect(faulty.log[0]).toMatch(/\/\.copydesk-[0-9a-f]{12}-[0-9a-f]{12}\.tmp$/);
    expect(await readFile(join(shelf.root, 'a.json'))).toEqual(Buffer.from(bytes));
    expect(await readdir(shelf.root)).toEqual(['a.json']);
  });

  it('goes on after short writes until every byte is out', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    faulty.restart((operation) => (operation === 'write' ? { write: 'one-byte' } : undefined));
    await writeDurably(shelf, 'a.json', bytes);
    expect(faulty.log.filter((line) => line.startsWith('write'))).toHaveLength(bytes.length);
    expect(await readFile(join(shelf.root, 'a.json'))).toEqual(Buffer.from(bytes));
  });

  it.each([
    ['open', 'ENOSPC', 'disk-full'],
    ['write', 'EDQUOT', 'disk-full'],
    ['open', 'EROFS', 'read-only'],
    ['open', 'EACCES', 'read-only'],
    ['rename', 'EPERM', 'read-only'],
    ['fsync', 'EIO', 'disk'],
    ['fileStat', 'EIO', 'disk'],
    ['close', 'EIO', 'disk'],
    ['open', 'EMFILE', 'disk'],
  ] as const)('%s failing with %s is refused as %s, the old file stands, no temp file is left', async (operation, errno, code) => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    await writeFile(join(shelf.root, 'a.json'), 'old');
    faulty.restart((at) => (at === operation ? { errno } : undefined));
    expect(await refused(writeDurably(shelf, 'a.json', bytes))).toMatchObject({ code, thing: 'a.json', stage: 'write', detail: { reason: errno } });
    expect(await readFile(join(shelf.root, 'a.json'), 'utf8')).toBe('old');
    expect(await readdir(shelf.root)).toEqual(['a.json']);
  });

  it('a write that takes no bytes in silence is a full disk', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    faulty.restart((operation) => (operation === 'write' ? { write: 'nothing' } : undefined));
    expect((await refused(writeDurably(shelf, 'a.json', bytes))).code).toBe('disk-full');
    expect(await readdir(shelf.root)).toEqual([]);
  });

  it('reports a temp file that cannot be removed, and refuses with the first failure', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    faulty.restart((operation) => (operation === 'write' ? { errno: 'ENOSPC' } : operation === 'unlink' ? { errno: 'EIO' } : undefined));
    expect((await refused(writeDurably(shelf, 'a.json', bytes))).code).toBe('disk-full');
    expect(shelf.reported).toEqual(['temp file of a.json']);
  });
});

describe('folders', () => {
  it('syncs the parent of each folder it makes, once', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    await makeFolder(shelf, 'a/b');
    await makeFolder(shelf, 'a/b');
    const lines = faulty.log.map((line) => line.replace(shelf.root, '').replaceAll('\\', '/'));
    expect(lines).toEqual(['mkdir /a', 'syncFolder ', 'mkdir /a/b', 'syncFolder /a']);
  });

  it('syncs again after a failure, even a folder that is there by now', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    faulty.restart((operation) => (operation === 'syncFolder' ? { errno: 'EIO' } : undefined));
    expect(await refused(makeFolder(shelf, 'a'))).toMatchObject({ code: 'disk', thing: 'a' });
    faulty.restart(() => undefined);
    await makeFolder(shelf, 'a');
    expect(faulty.log.filter((line) => line.startsWith('syncFolder'))).toHaveLength(1);
  });

  it('sweeps temp files of dead sessions, and nothing else', async () => {
    const shelf = await shelfOf(faultyDisk());
    const names = ['.copydesk-0123456789ab-0123456789ab.tmp', '.copydesk-notours.tmp', 'a.tmp', 'a.json'];
    for (const name of names) await writeFile(join(shelf.root, name), '');
    await sweep(shelf, '.');
    expect((await readdir(shelf.root)).sort()).toEqual(names.slice(1).sort());
  });

  it('a folder that cannot be searched for them stands in nobody’s way', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    await mkdir(join(shelf.root, 'a'));
    faulty.restart((operation) => (operation === 'readdir' ? { errno: 'EMFILE' } : undefined));
    await makeFolder(shelf, 'a');
    await sweep(shelf, '.');
    expect(shelf.reported).toEqual(['what a is', 'left-overs in a', 'left-overs in .']);
  });

  it('leaves the temp files of this session alone while another write is on its way', async () => {
    const faulty = faultyDisk();
    const shelf = await shelfOf(faulty);
    let seen = '';
    faulty.restart((operation, _, path) => {
      if (operation === 'open') seen = path;
      return operation === 'rename' || operation === 'unlink' ? { errno: 'EIO' } : undefined;
    });
    await refused(writeDurably(shelf, 'a.json', bytes));
    faulty.restart(() => undefined);
    await sweep(shelf, '.');
    expect(await readdir(shelf.root)).toEqual([seen.slice(shelf.root.length + 1)]);
  });

  it('removing a file that is not there is refused as not-found', async () => {
    const shelf = await shelfOf(faultyDisk());
    await mkdir(join(shelf.root, 'a'));
    expect((await refused(removeDurably(shelf, 'a/none.json'))).code).toBe('not-found');
  });
});
