import type { Article } from '#domain/article.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import { type Fingerprints, fingerprintsOf } from '#domain/portal/manifest.ts';
import { type Failure, failureOf, refusal } from '#domain/result.ts';
import type { BatchDone, BatchRequest, BatchResult, ExportRequest, ReadyArticle } from '../newsroom/ports.ts';
import { makeBeside, type Written } from './batchBeside.ts';
import { openFolderPlace } from './batchFolder.ts';
import type { BatchPlace } from './batchPlace.ts';
import { openZipPlace } from './batchZip.ts';
import { type FileToWrite, refuseIfCancelled, refuseInside } from './disk.ts';
import { sha256 } from './hash.ts';
import { makePress, type Press } from './press.ts';
import type { ReadPackage } from './verify.ts';

/** What a package is made of. */
export type PackageRequest = Omit<ExportRequest, 'out' | 'form' | 'replace' | 'library'> & { readonly fingerprints?: Fingerprints };

export interface BatchRoom {
  readonly readPackage: ReadPackage;
  /** One at a time: the list is read and written in one go, or of two batches in one folder the first would be forgotten. */
  readonly finishing: <T>(task: () => Promise<T>) => Promise<T>;
  /** Every file of a package, its pictures made for the portal; the texts lie in the press. */
  contents(request: PackageRequest, press: Press): Promise<{ readonly files: readonly FileToWrite[]; readonly warnings: readonly IntakeWarning[] }>;
}

/**
 * Articles at work at a time: while one is read or written another is rendered, and a picture is always under way. Four were
 * no faster than three here.
 */
const articlesAtOnce = 3;

/** Many packages into one place, none stopped by another, and beside them an index page and feeds. */
export async function exportBatch(request: BatchRequest, room: BatchRoom): Promise<BatchDone> {
  refuseIfCancelled(request.signal, request.out);
  await refuseInside(request.library, request.out);
  return exportInto(await openPlace(request, room), request, room);
}

/** Into a place that is open: it is closed or abandoned when this ends. */
export async function exportInto(place: BatchPlace, request: BatchRequest, room: BatchRoom): Promise<BatchDone> {
  const beside = makeBeside(request);
  const work = makeWork(request, room, place, beside.add);
  try {
    await work.run();
    const results = work.results();
    const stopped = work.stopped() ?? null;
    if (stopped && (place.allOrNothing || stopped.code !== 'cancelled')) {
      await place.abandon();
      return { results: place.allOrNothing ? results.map(undone) : results, index: null, stopped };
    }
    return { results, stopped, ...(await room.finishing(() => finish(place, async () => beside.files(results, await place.before())))) };
  } catch (error) {
    await place.abandon();
    throw error;
  }
}

function openPlace(request: BatchRequest, room: BatchRoom): Promise<BatchPlace> {
  return request.form === 'zip-file' ? openZipPlace(request) : openFolderPlace({ ...request, form: request.form }, room.readPackage);
}

/** A disk that fills up with the very last file takes none of the packages back. */
async function finish(place: BatchPlace, plan: () => Promise<Iterable<FileToWrite>>): Promise<Pick<BatchDone, 'index'> & Partial<BatchDone>> {
  try {
    let hasIndex = false;
    for (const file of await plan()) {
      await place.putBeside(file);
      hasIndex = true;
    }
    return { index: await place.close(hasIndex) };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure || place.allOrNothing) throw error;
    return { index: null, stopped: failure };
  }
}

/** Of a zip that was given up nothing is left. */
export function undone(result: BatchResult): BatchResult {
  return result.failure ? result : { ...result, path: null, files: 0, failure: notBegun(result.id) };
}

/** What is said of one whose turn never came. */
export function notBegun(id: string): Failure {
  return { code: 'cancelled', thing: `article ${id}`, stage: 'export', message: 'it was not exported, for the batch ended before' };
}

interface Work {
  run(): Promise<void>;
  results(): readonly BatchResult[];
  stopped(): Failure | undefined;
}

/** Goes through the articles, some at a time, until the last one or until the place takes no more. */
function makeWork(request: BatchRequest, room: BatchRoom, place: BatchPlace, note: (written: Written) => void): Work {
  const { ids, profile, template, signal, progress } = request;
  const fingerprints = fingerprintsOf(profile, template, sha256);
  const results: (BatchResult | undefined)[] = new Array(ids.length).fill(undefined);
  const turns = makeOrder();
  let next = 0;
  let done = 0;
  let stopped: Failure | undefined;
  const stop = (error: unknown): never => {
    stopped ??= failureOf(error);
    throw error;
  };

  const exportOne = async (id: string, turn: Turn, press: Press): Promise<Omit<BatchResult, 'id' | 'failure'>> => {
    const ready = await request.ready(id);
    const { article, findings, reviewed } = ready;
    try {
      const overrides = ready.settle();
      await turn.mine;
      const target = await place.choose({ article, fingerprints, overrides, ...(reviewed ? { reviewed } : {}) });
      turn.pass();
      const said = { title: article.title, path: target.path, findings };
      if (target.same !== undefined) {
        note({ article, blocks: ready.blocks, name: target.name, files: target.same });
        return { ...said, files: target.same, warnings: [], skipped: true };
      }
      const { files, warnings } = await room.contents(packageRequest(request, ready, overrides, fingerprints), press);
      await place.put(target, files, signal).catch((error: unknown) => (belongsToOne(error) ? rethrow(error) : stop(error)));
      note({ article, blocks: ready.blocks, name: target.name, files: files.length });
      return { ...said, files: files.length, warnings, skipped: false };
    } catch (error) {
      throw ofArticle(error, article, findings);
    }
  };

  const worker = async () => {
    let press = makePress();
    while (next < ids.length && !stopped) {
      if (signal?.aborted) return;
      const position = next;
      const id = ids[position];
      next += 1;
      if (id === undefined) return;
      const turn = turns();
      try {
        results[position] = { id, failure: null, ...(await exportOne(id, turn, press)) };
        press.clear();
      } catch (error) {
        // Some of its bytes may still be on their way to the disk.
        press = makePress();
        results[position] = refused(id, error);
      } finally {
        turn.pass();
      }
      done += 1;
      progress?.(done, ids.length);
    }
  };

  return {
    run: async () => {
      const size = place.allOrNothing ? 1 : articlesAtOnce;
      const ended = await Promise.allSettled(Array.from({ length: Math.min(size, ids.length) }, worker));
      for (const one of ended) if (one.status === 'rejected') throw one.reason;
      const isWhole = results.every((result) => result !== undefined && result.failure?.code !== 'cancelled');
      if (signal?.aborted && !isWhole) stopped ??= failureOf(refusal('cancelled', 'batch', 'export', 'the export was cancelled'));
    },
    results: () => ids.map((id, position) => results[position] ?? { ...nothing, id, failure: notBegun(id) }),
    stopped: () => stopped,
  };
}

const nothing = { title: '', path: null, files: 0, findings: [], warnings: [], skipped: false } as const;

function packageRequest(
  { profile, template, generator, signal }: BatchRequest,
  { article, findings, readMedia, blocks, reviewed }: ReadyArticle,
  overrides: ExportRequest['overrides'],
  fingerprints: Fingerprints,
): PackageRequest {
  const optional = { ...(reviewed ? { reviewed } : {}), ...(signal ? { signal } : {}) };
  return { article, profile, template, findings, overrides, generator, readMedia, blocks, fingerprints, ...optional };
}

/** What stands in the way of one package alone; anything else a place says concerns them all. */
function belongsToOne(error: unknown): boolean {
  return ['target-exists', 'cancelled'].includes(failureOf(error)?.code ?? '');
}

function rethrow(error: unknown): never {
  throw error;
}

interface Told {
  readonly title: string;
  readonly findings: BatchResult['findings'];
}

const told = Symbol('told');

/** What was known of the article when it was refused travels with the refusal. */
function ofArticle(error: unknown, { title }: Article, findings: BatchResult['findings']): unknown {
  return failureOf(error) ? Object.assign(error as object, { [told]: { title, findings } satisfies Told }) : error;
}

/** @throws an exception that nobody coded */
function refused(id: string, error: unknown): BatchResult {
  const failure = failureOf(error);
  if (!failure) throw error;
  const known = (error as { [told]?: Told })[told];
  return { ...nothing, ...known, id, failure };
}

interface Turn {
  /** Resolves when everybody before has passed. */
  readonly mine: Promise<void>;
  pass(): void;
}

/** Gives out turns: whoever asked first is first, however long the others have been ready. */
function makeOrder(): () => Turn {
  let last: Promise<void> = Promise.resolve();
  return () => {
    const before = last;
    let pass = (): void => undefined;
    const passed = new Promise<void>((resolve) => {
      pass = resolve;
    });
    last = before.then(() => passed);
    return { mine: before, pass };
  };
}
