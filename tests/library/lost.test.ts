import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import { faultyDisk } from './faultyDisk.ts';
import { draft } from './sample.ts';
import { filesBelow, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

/** library.json itself can be lost. */

async function libraryWithSettings() {
  const folder = await tempFolder();
  const library = await open(folder);
  const article = await library.create(draft());
  await library.saveSettings({ ...initialSettings, portal: 'dedecms' });
  await library.close();
  return { folder, article, file: join(folder, 'library.json') };
}

const damages: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['NUL-filled', '\0'.repeat(700)],
  ['cut off', '{\n  "format": 2,\n  "settings": {'],
  ['with a setting too many', '{"format": 2, "settings": {"colour": 1}, "words": {}}'],
];

describe('a library.json that is lost', () => {
  it('is written anew with the settings it had, and told', async () => {
    const { folder, article, file } = await libraryWithSettings();
    const before = await readFile(file, 'utf8');
    await rm(file);
    const library = await tempLibrary({ folder });
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await library.read(article.id)).article).toEqual(article);
    expect(await library.problems()).toEqual([
      { article: '', kind: 'missing', file: 'library.json', message: 'it is missing', action: 'It was written anew, with the settings it had.' },
    ]);
  });

  it.each(damages)('%s: its bytes are set aside, and it is written anew', async (_, content) => {
    const { folder, file } = await libraryWithSettings();
    const before = await readFile(file, 'utf8');
    await writeFile(file, content);
    const library = await open(folder);
    expect(await readFile(file, 'utf8')).toBe(before);
    const [problem] = await library.problems();
    expect(problem).toMatchObject({ kind: 'damaged', file: 'library.json' });
    const aside = (await filesBelow(folder)).filter((name) => name.startsWith('damaged/'));
    expect(aside).toEqual([expect.stringMatching(/^damaged\/2026\d{4}T\d{6}Z-library\.json$/)]);
    expect(problem?.action).toContain(aside[0]);
    expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe(content);
    await library.close();
    const again = await tempLibrary({ folder });
    expect(await again.problems()).toEqual([]);
  });

  it('without its copy, too: with the settings of a new library, and told', async () => {
    const { folder, article, file } = await libraryWithSettings();
    await rm(join(folder, '.index'), { recursive: true });
    await rm(file);
    const library = await tempLibrary({ folder });
    expect(await library.settings()).toEqual(initialSettings);
    expect((await library.read(article.id)).article).toEqual(article);
    expect((await library.problems())[0]?.action).toContain('no copy of the old ones was left');
  });

  it('a copy that is damaged, or that another program changed, is not used', async () => {
    for (const [from, to] of [
      ['dedecms', 'phpcms'],
      ['{', ''],
    ] as const) {
      const { folder, file } = await libraryWithSettings();
      const mirror = join(folder, '.index/library.json');
      await writeFile(mirror, (await readFile(mirror, 'utf8')).replace(from, to));
      await rm(file);
      const library = await tempLibrary({ folder });
      expect(await library.settings()).toEqual(initialSettings);
    }
  });

  it('the copy is only a copy: that it cannot be written is reported and hinders nothing', async () => {
    const folder = await tempFolder();
    const faulty = faultyDisk();
    faulty.restart((_, __, path) => (path.includes('.index') ? { errno: 'EIO' } : undefined));
    const reported: string[] = [];
    const library = await tempLibrary({ folder, disk: faulty.disk, report: (_, what) => reported.push(what) });
    await library.saveSettings({ ...initialSettings, portal: 'phpcms' });
    expect((await library.settings()).portal).toBe('phpcms');
    expect(reported).toContain('.index/library.json');
  });

  it('a newer one is not lost: it is refused', async () => {
    const { folder, file } = await libraryWithSettings();
    await writeFile(file, '{"format": 9}');
    const files = await filesBelow(folder);
    expect((await refused(open(folder))).code).toBe('newer-format');
    expect(await filesBelow(folder)).toEqual(files);
  });

  it('one that cannot be read now is not damaged: it is refused and left', async () => {
    const { folder, file } = await libraryWithSettings();
    const before = await readFile(file, 'utf8');
    const faulty = faultyDisk();
    faulty.restart((operation, _, path) => (operation === 'read' && path === file ? { errno: 'EIO' } : undefined));
    expect((await refused(open(folder, { disk: faulty.disk }))).code).toBe('disk');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await filesBelow(folder)).filter((name) => name.startsWith('damaged/'))).toEqual([]);
  });

  it('a library.json of another program in a folder of its own is left as it is', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'library.json'), '{"name": "Servo", "version": "1.2.3"}');
    expect((await refused(open(folder))).code).toBe('invalid');
    expect(await filesBelow(folder)).toEqual(['library.json']);
  });

  it('is not written anew while another process has the library open', async () => {
    const { folder, file } = await libraryWithSettings();
    const holder = await open(folder);
    await rm(file);
    expect((await refused(open(folder))).code).toBe('locked');
    expect(await filesBelow(folder)).not.toContain('library.json');
    await holder.close();
  });

  it('with each single operation of the rebuilding failing: opened or refused, and sound the next time', async () => {
    const prepared = async () => {
      const { folder, file } = await libraryWithSettings();
      await writeFile(file, 'kaputt');
      return folder;
    };
    const faulty = faultyDisk();
    await (await open(await prepared(), { disk: faulty.disk })).close();
    for (const [index] of faulty.log.entries()) {
      const folder = await prepared();
      const once = faultyDisk();
      once.plan = (_operation, number) => (number === index + 1 ? { errno: 'EIO' } : undefined);
      await open(folder, { disk: once.disk }).then(
        (library) => library.close(),
        () => undefined,
      );
      const again = await open(folder);
      expect((await again.settings()).portal).toBe('dedecms');
      await again.close();
      const asides = (await filesBelow(folder)).filter((name) => name.startsWith('damaged/'));
      expect(asides.length).toBeGreaterThan(0);
      for (const name of asides) expect(await readFile(join(folder, name), 'utf8')).toBe('kaputt');
    }
  });
});
