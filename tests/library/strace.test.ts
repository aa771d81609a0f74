import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { acts } from './acts.ts';
import { startChild } from './child.ts';
import type { Report } from './children/traced.ts';
import { makeClaims, observeAll } from './claims.ts';
import { faultyDisk } from './faultyDisk.ts';
import { draft } from './sample.ts';
import { canTrace, type Failing, readTrace, straceWords } from './strace.ts';
import { filesBelow, folderOf, open, tempFolder } from './tempLibrary.ts';

const isPermitted = await canTrace();
if (!isPermitted) console.info('strace is not here, or may not trace: no system call was made to fail.');
const isLong = process.env.COPYDESK_LONG === '1';

/** Counted by thread: so that there is one to count in. */
const environment = { UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' };

interface Place {
  readonly folder: string;
  readonly article: string;
  /** The temp file of a backup: the only one whose name is known beforehand. */
  readonly backup: string;
}

/** Does every act in a process whose calls fail, then looks at the library without. @returns how many failed */
async function actWhile(wanted: (place: Place) => Failing): Promise<number> {
  const top = await tempFolder();
  const folder = join(top, 'library');
  await mkdir(join(top, 'backups'));
  const faulty = faultyDisk();
  const library = await open(folder, { disk: faulty.disk });
  const { id } = await library.create(draft());
  await library.backup(join(top, 'backups', 'first.zip'), { generator: 'Copydesk' });
  const backup = faulty.log.find((line) => line.startsWith(`open ${join(top, 'backups')}`))?.slice('open '.length) ?? '';
  const claims = makeClaims();
  claims.settle(await observeAll(library, [`article ${id}`]));
  await library.close();

  const log = join(top, 'trace');
  const child = startChild('traced', folder, environment, ['strace', ...straceWords(log, wanted({ folder, article: id, backup }))]);
  child.tell(id);
  const report = await child.next().then(
    (message) => message as Report,
    () => undefined,
  );
  await child.end();
  const trace = await readTrace(log);
  const isOurs = ({ line }: { readonly line: string }) => line.includes(top);
  const injected = trace.filter((call) => call.injected);
  // A call of the runtime's own that fails may end it, and proves nothing about us.
  if (injected.every(isOurs)) expect(report).toBeDefined();
  expect(report?.uncoded ?? []).toEqual([]);
  for (const event of report?.events ?? []) {
    if ('done' in event) await claims.done(event.done);
    else await claims.begin(event.begun, event.state);
  }

  const again = await open(folder);
  const found = await observeAll(again, claims.keys());
  if (report) expect(claims.contradictions(found)).toEqual([]);
  claims.settle(found);
  expect(await again.problems()).toEqual([]);
  for (const { key } of await again.trashed()) await again.restoreTrashed(key);
  claims.settle(await observeAll(again, claims.keys()));
  let { article } = await again.read(id);
  for (const act of acts) article = await act.run(again, claims, article, 99);
  expect(claims.contradictions(await observeAll(again, claims.keys()))).toEqual([]);
  // A process that ended in the middle may have left some deeper: the index, at its first look, sweeps them.
  await again.look();
  await again.close();
  expect((await filesBelow(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  return report ? injected.filter(isOurs).length : 0;
}

const patterns = isLong ? Array.from({ length: 30 }, (_, index) => `${index + 1}${index % 3 ? `+${(index % 3) + 1}` : ''}`) : ['1', '2+2', '6+3'];

/** The library's folders and what is in them by a name that is known beforehand. */
const known = ({ folder, article }: Place): readonly string[] => {
  const own = folderOf({ path: folder }, article);
  const names = ['article.json', 'review.json', 'media', 'rivals'].map((name) => join(own, name));
  return [folder, join(folder, 'library.json'), join(folder, '.lock'), join(folder, 'portals'), join(folder, 'articles'), own, ...names];
};

const anywhere = () => [];

/** With the paths that count, where the runtime makes the same calls for itself. */
const failings: readonly (readonly [name: string, errno: string, calls: string, paths: (place: Place) => readonly string[]])[] = [
  ['fsync', 'EIO', 'fsync,fdatasync', anywhere],
  ['rename', 'EACCES', '?rename,?renameat,?renameat2', anywhere],
  ['mkdir', 'ENOSPC', '?mkdir,?mkdirat', anywhere],
  ['unlink', 'EIO', '?unlink,?unlinkat', anywhere],
  ['open', 'EMFILE', '?open,openat', known],
  // Of other writes `fullDisk.test.ts` makes real ones fail.
  ['write', 'ENOSPC', 'write', ({ backup }) => [backup]],
  // What SQLite writes with: the index, in a thread of its own.
  ['pwrite', 'ENOSPC', 'pwrite64', anywhere],
];

it.each(failings)(
  '%s failing with %s is refused with a code, and loses nothing',
  async (_, errno, calls, paths) => {
    if (!isPermitted) return;
    let struck = 0;
    for (const when of patterns) {
      struck += await actWhile((place) => ({ calls, errno, when, paths: paths(place) }));
    }
    expect(struck).toBeGreaterThan(0);
  },
  600_000,
);
