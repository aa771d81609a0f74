import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { faultyDisk } from './faultyDisk.ts';
import { handClock } from './handClock.ts';
import { draft } from './sample.ts';
import { filesBelow, open, tempFolder } from './tempLibrary.ts';

/** Three articles: one that stands and was typed for a while, one in the trash, one there that will be removed. */
interface Prepared {
  readonly library: Library;
  readonly faulty: ReturnType<typeof faultyDisk>;
  readonly folder: string;
  readonly reported: unknown[];
  readonly standing: Article;
  readonly trashed: Article;
  readonly doomed: Article;
}

const start = '2026-07-12T08:00:00.000Z';
const threeDaysLater = '2026-07-15T08:00:00.000Z';

interface Case {
  readonly name: string;
  act(prepared: Prepared): Promise<unknown>;
  /** What the act is refused with when it is done again after it was done in spite of its failure. */
  readonly again?: string;
}

const cases: readonly Case[] = [
  {
    name: 'keepSnapshot',
    act: ({ library, standing }) => library.keepSnapshot(standing.id, { reason: 'manual', name: '留', by: '' }),
  },
  {
    // Three days later: the snapshot of this save makes many others go.
    name: 'save, snapshot and thinning',
    act: async ({ library, standing }) => {
      const { article } = await library.read(standing.id);
      await library.save({ ...article, body: '三天以后' }, article.revision);
      await library.snapshots(standing.id);
    },
  },
  { name: 'trash', act: ({ library, standing }) => library.trash(standing.id, '林晓'), again: 'trashed' },
  { name: 'restoreTrashed', act: ({ library, trashed }) => library.restoreTrashed(trashed.id), again: 'not-found' },
  { name: 'removeTrashed', act: ({ library, doomed }) => library.removeTrashed(doomed.id), again: 'not-found' },
];

const faults: readonly (readonly [string, { readonly errno: string }, readonly string[]])[] = [
  ['EIO', { errno: 'EIO' }, ['disk']],
  ['ENOSPC', { errno: 'ENOSPC' }, ['disk-full', 'disk']],
  ['EACCES', { errno: 'EACCES' }, ['read-only', 'disk']],
];

/** Made once, and copied for each round. */
const pattern = await mkdtemp(join(tmpdir(), 'copydesk-pattern-'));
afterAll(() => rm(pattern, { recursive: true, force: true }));
const { standing, trashed, doomed } = await makePattern();

async function makePattern(): Promise<Pick<Prepared, 'standing' | 'trashed' | 'doomed'>> {
  const clock = handClock(start);
  const library = await open(pattern, { clock });
  let article = await library.create(draft({ title: '在', body: '零' }));
  for (const body of ['一', '二', '一', '三']) {
    clock.pass(6);
    article = await library.save({ ...article, body }, article.revision);
  }
  const others = [await library.create(draft({ title: '弃' })), await library.create(draft({ title: '删' }))] as const;
  for (const { id } of others) await library.trash(id, '');
  await library.close();
  return { standing: article, trashed: others[0], doomed: others[1] };
}

async function prepared(): Promise<Prepared> {
  const folder = await tempFolder();
  await cp(pattern, folder, { recursive: true });
  const faulty = faultyDisk();
  const reported: unknown[] = [];
  const library = await open(folder, { disk: faulty.disk, clock: handClock(threeDaysLater), report: (error) => void reported.push(error) });
  // Read once, so that nothing follows an opening when the act begins.
  await library.read(standing.id);
  await library.snapshots(standing.id);
  faulty.restart(() => undefined);
  reported.length = 0;
  return { library, faulty, folder, reported, standing, trashed, doomed };
}

/** Each article is in one place, whole, and every snapshot that is listed can be read. */
async function expectSound(library: Library, { standing, trashed, doomed }: Prepared): Promise<void> {
  const inTrash = await library.trashed();
  for (const { id, title } of [standing, trashed, doomed]) {
    const code = await codeOf(library.read(id));
    expect([id === doomed.id ? 'not-found' : 'none', 'none', 'trashed']).toContain(code);
    expect(inTrash.filter((entry) => entry.id === id).map((entry) => entry.title)).toEqual(code === 'trashed' ? [title] : []);
    if (code !== 'none') continue;
    const snapshots = await library.snapshots(id);
    expect(snapshots.length).toBeGreaterThan(0);
    for (const { number } of snapshots) await library.readSnapshot(id, number);
  }
  expect(await library.problems()).toEqual([]);
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure.code;
  }
}

/** Files that no later session would ever remove, or that nothing refers to. */
function leftOvers(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.endsWith('.tmp'));
}

async function operationsOf(one: Case): Promise<readonly string[]> {
  const made = await prepared();
  await one.act(made);
  const log = [...made.faulty.log];
  await made.library.close();
  return log.map((line) => line.split(' ')[0] ?? '');
}

const changing = ['open', 'write', 'fsync', 'rename', 'unlink', 'mkdir', 'rmdir'];

describe.each(cases)('$name with each single operation failing', (one) => {
  it.each(faults)('%s', async (_, fault, codes) => {
    const operations = await operationsOf(one);
    expect(operations.length).toBeGreaterThan(5);
    let refusals = 0;
    for (const [index, operation] of operations.entries()) {
      // A full disk and a forbidden one refuse what changes them; a broken one anything.
      if (fault.errno !== 'EIO' && !changing.includes(operation)) continue;
      const failing = index + 1;
      const made = await prepared();
      made.faulty.plan = (_operation, number) => (number === failing ? fault : undefined);
      const code = await codeOf(one.act(made));
      const where = `${failing} of ${operations.length}: ${made.faulty.log[failing - 1]}`;
      expect(['none', ...codes], where).toContain(code);
      if (code !== 'none') refusals++;
      made.faulty.plan = () => undefined;
      await expectSound(made.library, made);
      expect(['none', one.again ?? 'none'], where).toContain(await codeOf(one.act(made)));
      await expectSound(made.library, made);
      expect(leftOvers(await filesBelow(made.folder)), where).toEqual([]);
      await made.library.close();

      const again = await open(made.folder);
      await expectSound(again, made);
      await again.close();
    }
    expect(refusals).toBeGreaterThan(0);
  });
});

describe.each(cases)('$name with the power gone after each operation', (one) => {
  it('leaves a library that is sound, and the act can be done', async () => {
    const operations = await operationsOf(one);
    for (let last = 0; last < operations.length; last++) {
      const made = await prepared();
      made.faulty.plan = (_operation, number) => (number > last ? { errno: 'EIO' } : undefined);
      await codeOf(one.act(made));
      const where = `after ${last} of ${operations.length}: ${made.faulty.log[last]}`;
      await made.library.close();

      const faulty = faultyDisk();
      const library = await open(made.folder, { disk: faulty.disk });
      const later = { ...made, library, faulty };
      await expectSound(library, later);
      expect(['none', one.again ?? 'none'], where).toContain(await codeOf(one.act(later)));
      await expectSound(library, later);
      await library.close();
    }
  });
});
