import { dirname } from 'node:path';
import { planPackage } from '#domain/portal/package.ts';
import type { Exporter, ExportRequest } from '../newsroom/ports.ts';
import { type BatchRoom, exportBatch, type PackageRequest } from './batch.ts';
import { exportApart } from './batchApart.ts';
import { type Darkroom, openDarkroom } from './darkroom/open.ts';
import { ensureFolder, type FileToWrite, refuseIfCancelled, refuseInside, removeIfEmpty, writeFolder, writeSingle } from './disk.ts';
import { makeTurns } from './engine.ts';
import { type Gathered, gather } from './gather.ts';
import { makePress, type Press } from './press.ts';
import { chooseTarget, type Target } from './target.ts';
import { type ReadPackage, verifyPackage } from './verify.ts';
import { packZip } from './zip.ts';

/** Packages out of the house: gather the pictures, plan the package (the domain does), write it whole or not at all. */
export function makeExporter(options: {
  /** Given by the room that reads packages; the walls keep the two apart. */
  readonly readPackage: ReadPackage;
  /** Where pictures are made; the caller's own thread when it is left out. */
  readonly darkroom?: Darkroom;
}): Exporter {
  const { readPackage, darkroom = openDarkroom({ thread: 'none' }) } = options;
  const desk: Desk = { readPackage, darkroom, taken: new Set(), choosing: makeTurns(1) };
  const room: BatchRoom = { readPackage, finishing: makeTurns(1), contents: (request, press) => contentsOf(request, darkroom, press) };
  return {
    export: (request) => exportPackage(request, desk),
    batch: (request) => exportBatch(request, room),
    batchApart: (request) => exportApart(request, room),
    verify: (path) => verifyPackage(path, readPackage),
  };
}

interface Desk {
  readonly readPackage: ReadPackage;
  readonly darkroom: Darkroom;
  /** Paths being written now, so that two exports at once never choose the same. */
  readonly taken: Set<string>;
  /** One at a time: a path is looked for and taken in one go. */
  readonly choosing: <T>(task: () => Promise<T>) => Promise<T>;
}

async function exportPackage(request: ExportRequest, desk: Desk): ReturnType<Exporter['export']> {
  refuseIfCancelled(request.signal, request.out);
  await refuseInside(request.library, request.out);
  const folder = request.form === 'zip-file' ? dirname(request.out) : request.out;
  const madeFolder = request.form !== 'zip-file' && (await ensureFolder(folder));
  let target: Target | undefined;
  try {
    target = await desk.choosing(async () => {
      const chosen = await chooseTarget(request, { taken: desk.taken }, desk.readPackage);
      desk.taken.add(chosen.path);
      return chosen;
    });
    const { files, warnings } = await contentsOf(request, desk.darkroom, makePress());
    await write(request, target, files);
    return { path: target.path, files: files.length, warnings };
  } catch (error) {
    if (madeFolder) await removeIfEmpty(folder);
    throw error;
  } finally {
    if (target) desk.taken.delete(target.path);
  }
}

/** Every file of a package. */
async function contentsOf(request: PackageRequest, darkroom: Darkroom, press: Press): ReturnType<BatchRoom['contents']> {
  const gathered = await gather(request, darkroom);
  return { files: plan(request, gathered, press), warnings: gathered.warnings };
}

function plan(request: PackageRequest, gathered: Gathered, { encode }: Press): readonly FileToWrite[] {
  const { article, profile, template, findings, overrides, generator, fingerprints, reviewed } = request;
  const { warnings: _, ...content } = gathered;
  const given = { article, profile, template, findings, overrides, generator, fingerprints, ...(reviewed ? { reviewed } : {}), ...content };
  return planPackage({ ...given, encode }).map(({ path, bytes }) => ({ path, bytes: typeof bytes === 'string' ? encode(bytes) : bytes }));
}

async function write(request: ExportRequest, target: Target, files: readonly FileToWrite[]): Promise<void> {
  if (request.form === 'folder') await writeFolder(target.path, files, target.replaces, request.signal);
  else await writeSingle(target.path, packZip(files), target.replaces, request.signal);
}
