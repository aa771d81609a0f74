import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { checksumOf } from '../../electron/library/adapter.ts';
import type { Library, LibraryEvent } from '../../electron/newsroom/ports.ts';
import { faultyDisk } from './faultyDisk.ts';
import { draft } from './sample.ts';
import { filesBelow, folderOf, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

/** An article of three revisions, with snapshots of the first two; approved, so that a loss of its state shows. */
async function withSnapshots(library: Library): Promise<{ article: Article; file: string; folder: string }> {
  const first = await library.create(draft({ title: '一稿', body: '一。\n' }));
  await library.keepSnapshot(first.id, { reason: 'manual', name: '一', by: '许文澜' });
  const second = await library.save({ ...first, title: '二稿', body: '二。\n', state: 'approved' }, first.revision);
  await library.keepSnapshot(first.id, { reason: 'manual', name: '二', by: '许文澜' });
  const article = await library.save({ ...second, title: '三稿', body: '三。\n' }, second.revision);
  return { article, file: join(folderOf(library, first.id), 'article.json'), folder: folderOf(library, first.id) };
}

/** What stands in `damaged/`, by name. */
async function asides(library: Library): Promise<Map<string, Buffer>> {
  const names = (await filesBelow(library.path)).filter((name) => name.startsWith('damaged/'));
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(library.path, name))] as const)));
}

/** Recovers by way of doctor: the index does it by itself when it comes upon the file. */
const repair = (library: Library) => library.doctor({ repair: true });

const damages: readonly (readonly [string, (text: string) => string])[] = [
  ['emptied', () => ''],
  ['NUL-filled', (text) => '\0'.repeat(text.length)],
  ['cut off', (text) => text.slice(0, text.length / 2)],
  ['with a field too many', (text) => text.replace('{', '{\n  "colour": "red",')],
  ['the text of another article', (text) => text.replace(/"id": "0/, '"id": "1')],
];

describe('a damaged article', () => {
  it.each(damages)('%s: stands again from its newest snapshot, as a draft that says so', async (_, damage) => {
    const library = await tempLibrary();
    const { article, file } = await withSnapshots(library);
    const bytes = Buffer.from(damage(await readFile(file, 'utf8')));
    await writeFile(file, bytes);
    const events: LibraryEvent[] = [];
    library.watch((event) => events.push(event));
    const report = await repair(library);
    expect(report).toMatchObject({ ok: true, articles: 1, problems: [{ article: article.id, kind: 'damaged' }] });

    const found = await library.read(article.id);
    expect(found.article).toMatchObject({ title: '二稿', body: '二。\n', state: 'draft' });
    expect(found.article.revision).toBeGreaterThan(article.revision);
    expect(found).toMatchObject({ changedOutside: false, recovery: { from: 2 } });
    const kept = await asides(library);
    expect([...kept.keys()]).toEqual([expect.stringMatching(new RegExp(`^damaged/2026\\d{4}T\\d{6}Z-${article.id}-article\\.json$`))]);
    expect(kept.get(found.recovery?.aside ?? '')).toEqual(bytes);
    expect(report.problems[0]?.action).toContain(found.recovery?.aside);
    expect(events).toContainEqual({ type: 'changed', ids: [article.id] });
    // A window that still holds the text from before the damage is told, and its text kept.
    expect((await refused(library.save({ ...article, title: '四稿' }, article.revision))).code).toBe('stale');
    expect((await library.save({ ...found.article, title: '新稿' }, found.article.revision)).revision).toBe(found.article.revision + 1);
    expect((await repair(library)).problems.filter(({ kind }) => kind !== 'damaged')).toEqual([]);
  });

  it('says so until somebody has seen it, and twice seen is once seen', async () => {
    const folder = await tempFolder();
    const first = await open(folder);
    const { article, file } = await withSnapshots(first);
    await writeFile(file, '');
    await repair(first);
    expect(await first.problems()).toHaveLength(1);
    await first.close();
    const library = await tempLibrary({ folder });
    expect((await library.read(article.id)).recovery?.message).toBe('it is empty');
    await library.settleRecovery(article.id);
    await library.settleRecovery(article.id);
    expect((await library.read(article.id)).recovery).toBeNull();
    expect(await library.problems()).toEqual([]);
    expect((await library.doctor({ repair: false })).ok).toBe(true);
  });

  it('a snapshot that is damaged too is passed over for an older one', async () => {
    const library = await tempLibrary();
    const { article, file, folder } = await withSnapshots(library);
    await writeFile(file, '');
    await writeFile(join(folder, 'revisions', '2.json'), '{');
    await repair(library);
    expect((await library.read(article.id)).article).toMatchObject({ title: '一稿', body: '一。\n' });
  });

  it('and one whose text is no longer its own', async () => {
    const library = await tempLibrary();
    const { article, file, folder } = await withSnapshots(library);
    await writeFile(file, '');
    for (const name of await readdir(join(folder, 'revisions', 'texts'))) {
      const text = join(folder, 'revisions', 'texts', name);
      if ((await readFile(text, 'utf8')) === '二。\n') await writeFile(text, '二！\n');
    }
    await repair(library);
    expect((await library.read(article.id)).article.title).toBe('一稿');
  });

  it('without a good snapshot it is left as it is, and told', async () => {
    const library = await tempLibrary();
    const { article, file, folder } = await withSnapshots(library);
    await rm(join(folder, 'revisions'), { recursive: true });
    await writeFile(file, '{');
    const report = await repair(library);
    expect(report).toMatchObject({ ok: false, problems: [{ kind: 'damaged', action: expect.stringContaining('no good snapshot') }] });
    expect(await readFile(file, 'utf8')).toBe('{');
    expect((await asides(library)).size).toBe(0);
    expect(await library.problems()).toMatchObject([{ article: article.id, kind: 'damaged' }]);
    expect((await refused(library.read(article.id))).code).toBe('damaged');
  });

  it('that is missing stands again, when it once was there', async () => {
    const library = await tempLibrary();
    const { article, file } = await withSnapshots(library);
    await rm(file);
    expect(await repair(library)).toMatchObject({ ok: true, problems: [{ kind: 'missing' }] });
    expect(await library.read(article.id)).toMatchObject({ article: { title: '二稿', state: 'draft' }, recovery: { aside: '' } });
  });

  it('of a newer format is left whole, whatever snapshots there are', async () => {
    const library = await tempLibrary();
    const { file } = await withSnapshots(library);
    const newer = (await readFile(file, 'utf8')).replace('"schema": 1', '"schema": 2');
    await writeFile(file, newer);
    expect(await repair(library)).toMatchObject({ ok: false, problems: [{ kind: 'newer' }] });
    expect(await readFile(file, 'utf8')).toBe(newer);
  });

  it.each(['EIO', 'EMFILE', 'EACCES'])('that cannot be read now (%s) is not damaged', async (errno) => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const { article, file } = await withSnapshots(library);
    const before = await readFile(file, 'utf8');
    faulty.restart((operation, _, path) => (operation === 'read' && path === file ? { errno } : undefined));
    expect(await repair(library)).toMatchObject({ ok: false, problems: [{ kind: 'unreadable' }] });
    faulty.restart(() => undefined);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await library.read(article.id)).article).toEqual(article);
  });

  it('is not put back from an older snapshot while the newest cannot be read', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const { article, file } = await withSnapshots(library);
    await writeFile(file, '');
    faulty.restart((operation, _, path) => (operation === 'read' && path.endsWith('2.json') ? { errno: 'EIO' } : undefined));
    expect((await repair(library)).ok).toBe(false);
    expect(await readFile(file, 'utf8')).toBe('');
    faulty.restart(() => undefined);
    await repair(library);
    expect((await library.read(article.id)).article.title).toBe('二稿');
  });

  it('that another program is just writing is left to it', async () => {
    const faulty = faultyDisk();
    const library = await tempLibrary({ disk: faulty.disk });
    const { article, file } = await withSnapshots(library);
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, 100));
    let looks = 0;
    faulty.restart((operation, _, path) => {
      // Between the first look of the recovery and its second the rest arrives.
      if (operation === 'read' && path === file && ++looks === 2) queueMicrotask(() => void writeFile(file, whole));
      return undefined;
    });
    await repair(library);
    expect((await library.read(article.id)).article).toEqual(article);
    expect((await asides(library)).size).toBe(0);
  });

  it('a note that is damaged itself keeps nobody from reading', async () => {
    const library = await tempLibrary();
    const { article, folder } = await withSnapshots(library);
    await writeFile(join(folder, 'recovered.json'), '{');
    expect(await library.read(article.id)).toMatchObject({ article: { title: '三稿' }, recovery: null });
    expect(await library.problems()).toMatchObject([{ kind: 'damaged', file: expect.stringContaining('recovered.json') }]);
  });

  it('killed after any operation of the recovery, is recovered the next time; its bytes are never gone', async () => {
    const prepared = async () => {
      const folder = await tempFolder();
      const library = await open(folder);
      const { article, file } = await withSnapshots(library);
      await library.close();
      await writeFile(file, '坏了');
      return { folder, id: article.id, file };
    };
    const counted = faultyDisk();
    const whole = await prepared();
    const sample = await open(whole.folder, { disk: counted.disk });
    counted.restart(() => undefined);
    await repair(sample);
    const count = counted.log.length;
    await sample.close();
    // The looking before it changes nothing.
    const begins = counted.log.findIndex((line) => line.startsWith('mkdir') || line.startsWith('open'));
    for (let last = begins; last < count; last += 1) {
      const { folder, id, file } = await prepared();
      const dying = faultyDisk();
      const library = await open(folder, { disk: dying.disk });
      dying.restart((_operation, number) => (number > last ? { errno: 'EIO' } : undefined));
      await repair(library).catch(() => undefined);
      dying.restart(() => undefined);
      await library.close();
      if ((await readFile(file, 'utf8')) !== '坏了') expect([...(await asides(library)).values()].map(String)).toContain('坏了');
      const again = await open(folder);
      await repair(again);
      expect(await again.read(id)).toMatchObject({ article: { title: '二稿', state: 'draft' }, recovery: { from: 2 } });
      expect([...(await asides(again)).values()].map(String)).toContain('坏了');
      await again.close();
    }
  });

  it('with a snapshot that holds its body itself', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft({ body: '半个\ud83d字。\n' }));
    await library.keepSnapshot(id, { reason: 'manual', name: '半', by: '许文澜' });
    await writeFile(join(folderOf(library, id), 'article.json'), '');
    await repair(library);
    expect((await library.read(id)).article.body).toBe('半个\ud83d字。\n');
  });

  it('a snapshot that another program changed is not trusted', async () => {
    const library = await tempLibrary();
    const { article, file, folder } = await withSnapshots(library);
    const snapshot = join(folder, 'revisions', '2.json');
    const { sha256: _, ...content } = JSON.parse(await readFile(snapshot, 'utf8'));
    await writeFile(snapshot, canonicalJson({ ...content, by: '谁', sha256: checksumOf(content) }));
    await writeFile(file, '');
    await repair(library);
    expect((await library.read(article.id)).article.title).toBe('一稿');
    expect(await readdir(join(folder, 'revisions'))).not.toContain('2.json');
    expect([...(await asides(library)).keys()].filter((name) => name.endsWith('revisions-2.json'))).toHaveLength(1);
  });
});
