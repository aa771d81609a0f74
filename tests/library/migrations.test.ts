import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#domain/canonical.ts';
import { initialSettings } from '#domain/settings.ts';
import { checksumOf } from '../../electron/library/adapter.ts';
import * as forms from '../../electron/library/forms.ts';
import { migrated } from '../../electron/library/migrations/migrate.ts';
import { faultyDisk } from './faultyDisk.ts';
import { filesBelow, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

const golden = fileURLToPath(new URL('../fixtures/library-1', import.meta.url));
const copyOfOld = 'backups/before-format-2/library.json';

/** The library of format 1, as it was written then. */
async function oldLibrary(): Promise<string> {
  const folder = join(await tempFolder(), '稿库');
  await cp(golden, folder, { recursive: true });
  return folder;
}

const bytesOf = (folder: string, file = 'library.json') => readFile(join(folder, file), 'utf8');

const all = Object.entries(forms).flatMap(([name, form]) => (typeof form === 'object' && 'version' in form ? [{ name, ...form }] : []));

describe('the numbers', () => {
  it.each(all)('$name has a migration from each version before its newest, and no other', ({ version, migrations = {} }) => {
    expect(Object.keys(migrations)).toEqual(Array.from({ length: version.newest - 1 }, (_, index) => String(index + 1)));
  });

  it('all forms are looked at', () => expect(all.length).toBeGreaterThan(5));

  it('one follows the other, and each content is left as it was', () => {
    const first = Object.freeze({ schema: 1, a: '甲' });
    const steps = { 1: (content: object) => ({ ...content, schema: 2, b: '乙' }), 2: (content: object) => ({ ...content, schema: 3, c: '丙' }) };
    const version = { field: 'schema', newest: 3 };
    expect(migrated(first, version, steps)).toEqual({ schema: 3, a: '甲', b: '乙', c: '丙' });
    expect(migrated({ schema: 2 }, version, steps)).toEqual({ schema: 3, c: '丙' });
    expect(migrated({ schema: 3 }, version, steps)).toEqual({ schema: 3 });
    for (const odd of [{}, { schema: '1' }, { schema: 0 }, { schema: 1.5 }, { schema: 4 }]) expect(migrated(odd, version, steps)).toBe(odd);
  });

  it('a migration hands on what it does not understand', () => {
    for (const settings of [undefined, null, 7, [], 'x']) {
      expect(() => migrated({ format: 1, settings }, forms.libraryForm.version, forms.libraryForm.migrations)).not.toThrow();
    }
  });
});

describe('a library of format 1', () => {
  it('keeps its settings and words, gets lists, and leaves its old library.json in backups', async () => {
    const folder = await oldLibrary();
    const before = await bytesOf(folder);
    const { settings } = JSON.parse(before);
    const library = await tempLibrary({ folder });
    expect(await library.settings()).toEqual({ ...settings, list: initialSettings.list, filters: [] });
    expect(JSON.parse(await bytesOf(folder))).toMatchObject({ format: 2, words: { 人名: ['林知夏', '许文澜'] } });
    expect(await bytesOf(folder, copyOfOld)).toBe(before);
    expect((await library.read('019a6b10-3c00-7a11-8b22-9c33d044e055')).article).toMatchObject({ title: '云溪县新桥通车', revision: 3 });
    expect(await library.problems()).toEqual([]);
  });

  it('is migrated once', async () => {
    const folder = await oldLibrary();
    await (await open(folder)).close();
    const after = await bytesOf(folder);
    await (await open(folder)).close();
    expect(await bytesOf(folder)).toBe(after);
    expect((await filesBelow(join(folder, 'backups'))).length).toBe(1);
  });

  it('another copy that lies in its way is not replaced', async () => {
    const folder = await oldLibrary();
    await mkdir(join(folder, 'backups/before-format-2'), { recursive: true });
    await writeFile(join(folder, copyOfOld), '别的');
    const before = await bytesOf(folder);
    await (await open(folder)).close();
    expect(await bytesOf(folder, copyOfOld)).toBe('别的');
    expect(await bytesOf(folder, 'backups/before-format-2/library-2.json')).toBe(before);
  });

  it('says that another program changed it, before as after', async () => {
    const folder = await oldLibrary();
    await writeFile(join(folder, 'library.json'), (await bytesOf(folder)).replace('dedecms', 'phpcms'));
    const library = await tempLibrary({ folder });
    expect((await library.settings()).portal).toBe('phpcms');
  });

  it('stays readable with each single operation of its opening failing, and is migrated the next time', async () => {
    const faulty = faultyDisk();
    const library = await open(await oldLibrary(), { disk: faulty.disk });
    const operations = [...faulty.log];
    await library.close();
    expect(operations.length).toBeGreaterThan(20);
    for (const errno of ['EIO', 'ENOSPC']) {
      for (const [index] of operations.entries()) {
        const folder = await oldLibrary();
        const before = await bytesOf(folder);
        const once = faultyDisk();
        once.plan = (_operation, number) => (number === index + 1 ? { errno } : undefined);
        const opened = await open(folder, { disk: once.disk }).catch((error: unknown) => String(error));
        if (typeof opened !== 'string') {
          expect((await opened.settings()).portal).toBe('dedecms');
          await opened.close();
        }
        const now = await bytesOf(folder);
        if (now !== before) expect(await bytesOf(folder, copyOfOld)).toBe(before);
        const again = await open(folder);
        expect((await again.settings()).portal).toBe('dedecms');
        await again.close();
        expect(JSON.parse(await bytesOf(folder)).format).toBe(2);
        expect(await bytesOf(folder, copyOfOld)).toBe(before);
        expect((await filesBelow(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
    }
  });

  it('killed after any operation of its opening, holds one format or the other, and is migrated the next time', async () => {
    const faulty = faultyDisk();
    await (await open(await oldLibrary(), { disk: faulty.disk })).close();
    const count = faulty.log.length;
    for (let last = 0; last < count; last += 1) {
      const folder = await oldLibrary();
      const before = await bytesOf(folder);
      const dying = faultyDisk();
      // From here on nothing reaches the disk any more, the tidying up included.
      dying.plan = (_operation, number) => (number > last ? { errno: 'EIO' } : undefined);
      await open(folder, { disk: dying.disk }).then(
        (library) => library.close(),
        () => undefined,
      );
      const { format } = JSON.parse(await bytesOf(folder));
      expect([1, 2]).toContain(format);
      if (format === 2) expect(await bytesOf(folder, copyOfOld)).toBe(before);
      const again = await open(folder);
      expect((await again.settings()).portal).toBe('dedecms');
      await again.close();
      expect(JSON.parse(await bytesOf(folder)).format).toBe(2);
      expect(await bytesOf(folder, copyOfOld)).toBe(before);
    }
  });

  it('a full disk does not keep anybody from reading it; the next save of settings migrates it', async () => {
    const folder = await oldLibrary();
    const before = await bytesOf(folder);
    const faulty = faultyDisk();
    faulty.restart((operation) => (operation === 'write' ? { errno: 'ENOSPC' } : undefined));
    const library = await tempLibrary({ folder, disk: faulty.disk });
    const settings = await library.settings();
    expect(settings).toMatchObject({ portal: 'dedecms', filters: [] });
    expect(await bytesOf(folder)).toBe(before);
    faulty.restart(() => undefined);
    await library.saveSettings({ ...settings, theme: 'light' });
    expect(JSON.parse(await bytesOf(folder))).toMatchObject({ format: 2, settings: { theme: 'light' }, words: { 人名: ['林知夏', '许文澜'] } });
    expect(await bytesOf(folder, copyOfOld)).toBe(before);
  });

  it('a newer one is refused, whole and untouched, whatever else is in it', async () => {
    const folder = await oldLibrary();
    const newer = { ...JSON.parse(await bytesOf(folder)), format: 3, more: '我们还不认识的' };
    await writeFile(join(folder, 'library.json'), canonicalJson({ ...newer, sha256: checksumOf(newer) }));
    const files = await filesBelow(folder);
    const before = await Promise.all(files.map((file) => bytesOf(folder, file)));
    expect(await refused(open(folder))).toMatchObject({ code: 'newer-format', thing: 'library.json', detail: { version: 3 } });
    expect(await filesBelow(folder)).toEqual(files);
    expect(await Promise.all(files.map((file) => bytesOf(folder, file)))).toEqual(before);
  });
});
