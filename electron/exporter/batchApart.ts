import { join } from 'node:path';
import { type Failure, failureOf } from '#domain/result.ts';
import type { ApartDone, ApartRequest, BatchDone, BatchPart, BatchRequest, BatchResult } from '../newsroom/ports.ts';
import { type BatchRoom, exportBatch, exportInto, notBegun, undone } from './batch.ts';
import { openBatchZip } from './batchZip.ts';
import { ensureFolder, refuseIfCancelled, refuseInside, removeIfEmpty } from './disk.ts';

/** A batch for each of several portals, one after another: each in a folder of its portal's key, with an index page and feeds of its own. */
export async function exportApart(request: ApartRequest, room: BatchRoom): Promise<ApartDone> {
  refuseIfCancelled(request.signal, request.out);
  await refuseInside(request.library, request.out);
  return request.form === 'zip-file' ? intoOneZip(request, room) : intoFolders(request, room);
}

async function intoFolders(request: ApartRequest, room: BatchRoom): Promise<ApartDone> {
  const { out } = request;
  const made = await ensureFolder(out);
  try {
    const done = await oneByOne(request, (part) => told(part, () => exportBatch({ ...part, out: join(out, part.profile.key) }, room)));
    return { ...done, index: done.wrote ? out : null };
  } finally {
    if (made) await removeIfEmpty(out);
  }
}

/** All of it or nothing, as of every zip. */
async function intoOneZip(request: ApartRequest, room: BatchRoom): Promise<ApartDone> {
  const zip = await openBatchZip(request);
  try {
    const { results, stopped, wrote } = await oneByOne(request, (part) => exportInto(zip.shelf(`${part.profile.key}/`, part.profile), part, room));
    if (!stopped) return { results, stopped, index: await zip.close(wrote) };
    await zip.abandon();
    return { results: results.map((some) => some.map(undone)), stopped, index: null };
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

/** Goes through the portals until the last one, or until one is stopped by what would stop the others too. */
async function oneByOne(
  { parts, ...request }: ApartRequest,
  exportPart: (part: BatchRequest) => Promise<BatchDone>,
): Promise<Pick<ApartDone, 'results' | 'stopped'> & { readonly wrote: boolean }> {
  const total = parts.reduce((sum, { ids }) => sum + ids.length, 0);
  const results: (readonly BatchResult[])[] = [];
  let begun = 0;
  let stopped: Failure | null = null;
  let wrote = false;
  for (const part of parts) {
    const before = begun;
    begun += part.ids.length;
    if (stopped) {
      results.push(part.ids.map((id) => refused(id, notBegun(id))));
      continue;
    }
    const progress = (done: number) => request.progress?.(before + done, total);
    const done = await exportPart({ ...request, ...part, progress });
    results.push(done.results);
    stopped = done.stopped;
    wrote ||= done.index !== null;
  }
  return { results, stopped, wrote };
}

/** What refuses a portal as a whole is told of each of its articles. */
async function told({ ids }: BatchPart, work: () => Promise<BatchDone>): Promise<BatchDone> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (failure.code !== 'cancelled') return { results: ids.map((id) => refused(id, failure)), index: null, stopped: null };
    return { results: ids.map((id) => refused(id, notBegun(id))), index: null, stopped: failure };
  }
}

function refused(id: string, failure: Failure): BatchResult {
  return { id, title: '', path: null, files: 0, findings: [], warnings: [], failure, skipped: false };
}
