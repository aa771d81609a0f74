import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { lockFile } from '../../electron/library/places.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { type Fault, faultyDisk } from './faultyDisk.ts';
import { draft, newId } from './sample.ts';
import { filesBelow, open, refused, tempFolder } from './tempLibrary.ts';

const picture = new TextEncoder().encode('不是图片，但也是字节');

interface Case {
  readonly name: string;
  /** What it is refused with when the failing operation does not matter to it. */
  readonly otherwise: string;
  act(library: Library, base: Article, id: string): Promise<unknown>;
}

const cases: readonly Case[] = [
  { name: 'create', otherwise: 'none', act: (library, _, id) => library.create(draft({ id, title: '新篇' })) },
  { name: 'save', otherwise: 'none', act: (library, base) => library.save({ ...base, title: '新题' }, base.revision) },
  { name: 'stale save', otherwise: 'stale', act: (library, base) => library.save({ ...base, title: '迟到' }, 0) },
  { name: 'addMedia', otherwise: 'none', act: (library, base) => library.addMedia(base.id, picture, 'png') },
];

const faults: readonly (readonly [string, Fault, readonly string[]])[] = [
  ['EIO', { errno: 'EIO' }, ['disk']],
  ['ENOSPC', { errno: 'ENOSPC' }, ['disk-full', 'disk']],
  ['EACCES', { errno: 'EACCES' }, ['read-only', 'disk']],
  ['EMFILE', { errno: 'EMFILE' }, ['disk']],
  ['a write that takes nothing', { write: 'nothing' }, ['disk-full']],
];

/** Opens a library with one article in a fresh folder; `strike` makes the given operation fail, counted from then on. */
async function prepared() {
  const faulty = faultyDisk();
  const folder = await tempFolder();
  const library = await open(folder, { disk: faulty.disk });
  const base = await library.create(draft({ title: '旧题' }));
  // Waits for the snapshot that follows.
  await library.snapshots(base.id);
  faulty.restart(() => undefined);
  return { faulty, folder, library, base, id: newId() };
}

/** Read one by one: a list of them would start the index each time, which `strace.test.ts` and `kill.test.ts` look at. */
async function titles(library: Library, ids: readonly string[]): Promise<string> {
  const found: string[] = [];
  for (const id of ids) {
    const title = await library.read(id).then(
      ({ article }) => article.title,
      (error: unknown) => failureOf(error)?.code,
    );
    if (title !== 'not-found') found.push(String(title));
  }
  expect(await library.problems()).toEqual([]);
  return found.join();
}

async function operationsOf({ act }: Case): Promise<readonly string[]> {
  const { faulty, library, base, id } = await prepared();
  await act(library, base, id).catch(() => undefined);
  // A snapshot is taken after the answer, and first looks whether the library is still there: that refuses nothing.
  const own = faulty.log.filter((line) => !line.includes('revisions'));
  const log = own.slice(0, 1 + own.findLastIndex((line) => !line.endsWith(lockFile)));
  await library.close();
  return log.map((line) => line.split(' ')[0] ?? '');
}

describe.each(cases)('$name with each single operation failing', (one) => {
  it.each(faults)('%s', async (_, fault, codes) => {
    const operations = await operationsOf(one);
    expect(operations.length).toBeGreaterThan(5);
    for (const [index, operation] of operations.entries()) {
      if ('write' in fault && operation !== 'write') continue;
      const { faulty, folder, library, base, id } = await prepared();
      faulty.plan = (_operation, number) => (number === index + 1 ? fault : undefined);
      const failure = await refused(one.act(library, base, id));
      expect([operation, index, [...codes, one.otherwise].includes(failure.code)]).toEqual([operation, index, true]);
      faulty.plan = () => undefined;

      // State before or after, readable now and after reopening; nothing left over; and the same act can then be done.
      expect(['旧题', '新题', '旧题,新篇']).toContain(await titles(library, [base.id, id]));
      expect((await filesBelow(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      await library.close();
      const again = await open(folder);
      const { article } = await again.read(base.id);
      expect(['旧题', '新题', '旧题,新篇']).toContain(await titles(again, [base.id, id]));
      await again.save({ ...article, title: '以后' }, article.revision);
      expect((await again.read(base.id)).article.title).toBe('以后');
      await again.close();
    }
  });
});
