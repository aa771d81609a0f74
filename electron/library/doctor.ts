import { refusal } from '#domain/result.ts';
import type { DoctorOptions, DoctorReport } from '../newsroom/ports.ts';
import { type Finding, type Settled, settle } from './doctor/finding.ts';
import { examineFolder } from './doctor/folder.ts';
import { walkArticles, walkTrash } from './doctor/ground.ts';
import { mediaFinder } from './doctor/media.ts';
import { examineTop } from './doctor/top.ts';
import { assertPresent } from './presence.ts';
import { mapBounded } from './queue.ts';
import type { Room } from './room.ts';

/** Folders looked through at a time. */
const hands = 16;

/**
 * Reads and checks every file of the library; changes nothing unless it is to repair, and then only what it can put right
 * without losing a byte: what is taken out of its place is kept in `damaged/`.
 * @throws cancelled; replaced; disk, when the folders themselves cannot be read
 */
export async function examine(room: Room, { repair, signal, progress }: DoctorOptions): Promise<DoctorReport> {
  if (repair) await assertPresent(room);
  const settled: Settled[] = [];
  const take = async (findings: readonly Finding[]) => {
    for (const finding of findings) settled.push(await settle(finding, repair));
  };
  await take(await examineTop(room));
  const { places, folders } = await walk(room, repair, take);
  const find = mediaFinder(room, folders);
  let articles = 0;
  let done = 0;
  progress?.(done, places.length);
  await mapBounded(places, hands, async (place) => {
    refuseCancelled(signal);
    const { findings, isArticle } = await room.queue.run(place.key, () => examineFolder(room, place, find));
    if (isArticle && place.kind !== 'trashed') articles += 1;
    await take(findings);
    done += 1;
    progress?.(done, places.length);
  });
  return report(room, settled, articles, repair);
}

/** Folders that were moved home are looked through there. */
async function walk(room: Room, repair: boolean, take: (findings: readonly Finding[]) => Promise<void>) {
  const astray = await walkArticles(room);
  await take(astray.findings);
  const { places } = repair && astray.findings.length > 0 ? await walkArticles(room) : astray;
  const trash = await walkTrash(room);
  await take(trash.findings);
  const all = [...places, ...trash.places];
  return { places: all, folders: all.map(({ folder }) => folder) };
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw refusal('cancelled', 'library', 'repair', 'the check was cancelled');
}

function report(room: Room, found: readonly Settled[], articles: number, repair: boolean): DoctorReport {
  for (const { problem, settled } of found) if (settled) room.problems.delete(problem.file);
  const told = new Set(found.map(({ problem }) => problem.file));
  // It is wrong no more, but a person wants to know.
  const mended = [...room.mended.values()].filter(({ file }) => !told.has(file));
  const problems = [...found.map(({ problem }) => problem), ...mended].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const ok = problems.length === 0 || (repair && found.every(({ settled }) => settled));
  // Whoever asks for the repair has been told of what was mended by itself before, and need not be told again.
  if (repair) for (const { file } of mended) room.mended.delete(file);
  return { ok, articles, problems };
}
