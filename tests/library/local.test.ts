import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from '#domain/canonical.ts';
import { generator, namesIn, unzipped } from './backups.ts';
import { faultyDisk } from './faultyDisk.ts';
import { open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

const last = { at: '2026-07-01T00:00:00.000Z', name: 'a.zip', bytes: 7, articles: 1 };

describe('what belongs to this machine', () => {
  it('is nothing at first, and then what was saved, also for the next session', async () => {
    const folder = await tempFolder();
    const backupFolder = await tempFolder();
    const library = await open(folder);
    const first = await library.local();
    expect(first).toEqual({ sign: expect.stringMatching(/^[0-9a-f]{6}$/), backupFolder: null, lastBackup: null, person: null });
    expect(await namesIn(folder)).not.toContain('.desk.json');
    await library.saveLocal({ ...first, backupFolder, lastBackup: last });
    await library.close();
    const again = await open(folder);
    expect(await again.local()).toEqual({ sign: first.sign, backupFolder, lastBackup: last, person: null });
    expect(await namesIn(backupFolder)).toEqual([]);
    await again.close();
  });

  it('is no part of a backup', async () => {
    const library = await tempLibrary();
    await library.saveLocal({ ...(await library.local()), lastBackup: last });
    const out = await tempFolder();
    await library.backup(join(out, 'a.zip'), { generator });
    expect(Object.keys(await unzipped(join(out, 'a.zip')))).toEqual(['library.json', 'backup.json']);
  });

  test.each([
    ['NUL bytes', '\u0000'.repeat(99)],
    ['half a file', '{"schema": 1, "sign'],
    ['a folder that is a number', '{"schema": 1, "sign": "0a1b2c", "backupFolder": 7, "lastBackup": null}'],
  ])('%s are reported and replaced with the next save', async (_, content) => {
    const folder = await tempFolder();
    await (await open(folder)).close();
    await writeFile(join(folder, '.desk.json'), content);
    const reported: string[] = [];
    const library = await open(folder, { report: (_error, what) => reported.push(what) });
    const record = await library.local();
    expect(record).toMatchObject({ backupFolder: null, lastBackup: null });
    expect(reported).toEqual(['.desk.json']);
    await library.saveLocal({ ...record, lastBackup: last });
    expect(await library.local()).toEqual({ ...record, lastBackup: last });
    await library.close();
  });

  it('written by a newer program it is refused and left as it is', async () => {
    const folder = await tempFolder();
    await (await open(folder)).close();
    const text = canonicalJson({ schema: 2, somethingNew: true });
    await writeFile(join(folder, '.desk.json'), text);
    const library = await open(folder);
    expect((await refused(library.local())).code).toBe('newer-format');
    expect((await refused(library.saveLocal({ sign: '0a1b2c', backupFolder: null, lastBackup: null }))).code).toBe('newer-format');
    expect(await readFile(join(folder, '.desk.json'), 'utf8')).toBe(text);
    await library.close();
  });
});

describe('a folder for the backups', () => {
  it('is tried when it is chosen, and not again', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const folder = await tempFolder();
    const record = { ...(await library.local()), backupFolder: folder };
    faulty.restart((operation, _, path) => (operation === 'open' && path.startsWith(folder) ? { errno: 'EROFS' } : undefined));
    expect((await refused(library.saveLocal(record))).code).toBe('read-only');
    expect((await library.local()).backupFolder).toBeNull();
    faulty.restart(() => undefined);
    await library.saveLocal(record);
    expect(await namesIn(folder)).toEqual([]);
    faulty.restart((operation, _, path) => (operation === 'open' && path.startsWith(folder) ? { errno: 'EROFS' } : undefined));
    await library.saveLocal({ ...record, lastBackup: last });
    expect(await library.local()).toEqual({ ...record, lastBackup: last });
  });

  test.each([
    ['inside the library', (library: string) => join(library, 'backups'), 'not-found'],
    ['the library itself', (library: string) => library, 'not-allowed'],
    ['that is not there', (library: string) => join(library, '..', `${library}-none`), 'not-found'],
    ['that is a file', (library: string) => join(library, 'library.json'), 'not-found'],
    ['named from nowhere', () => '备份', 'invalid'],
  ])('%s is refused', async (_, place, code) => {
    const library = await tempLibrary();
    expect((await refused(library.saveLocal({ ...(await library.local()), backupFolder: place(library.path) }))).code).toBe(code);
    expect((await library.local()).backupFolder).toBeNull();
  });
});
