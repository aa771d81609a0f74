import { dirname } from 'node:path';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import type { Block } from '#domain/markdown/tokens.ts';
import { planPackage } from '#domain/portal/package.ts';
import { type ExportedPicture, type PictureUse, picturePath, usedPictures } from '#domain/portal/pictures.ts';
import type { Exporter, ExportRequest } from '../newsroom/ports.ts';
import { type BatchRoom, exportBatch, type PackageRequest } from './batch.ts';
import { ensureFolder, type FileToWrite, refuseIfCancelled, refuseInside, removeIfEmpty, writeFolder, writeSingle } from './disk.ts';
import { atOnce, makeTurns } from './engine.ts';
import { sha256 } from './hash.ts';
import { preparePicture } from './prepare.ts';
import { chooseTarget, type Target } from './target.ts';
import { type ReadPackage, verifyPackage } from './verify.ts';
import { packZip } from './zip.ts';

/** Packages out of the house: gather the pictures, plan the package (the domain does), write it whole or not at all. */
export function makeExporter(options: {
  /** Given by the room that reads packages; the walls keep the two apart. */
  readonly readPackage: ReadPackage;
}): Exporter {
  const desk: Desk = { ...options, taken: new Set(), choosing: makeTurns(1), inTurn: makeTurns(atOnce) };
  const room: BatchRoom = { ...options, contents: (request) => contentsOf(request, desk) };
  return {
    export: (request) => exportPackage(request, desk),
    batch: (request) => exportBatch(request, room),
    verify: (path) => verifyPackage(path, options.readPackage),
  };
}

interface Desk {
  readonly readPackage: ReadPackage;
  /** Paths being written now, so that two exports at once never choose the same. */
  readonly taken: Set<string>;
  /** One at a time: a path is looked for and taken in one go. */
  readonly choosing: <T>(task: () => Promise<T>) => Promise<T>;
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
}

async function exportPackage(request: ExportRequest, desk: Desk): ReturnType<Exporter['export']> {
  refuseIfCancelled(request.signal, request.out);
  await refuseInside(request.apart, request.out);
  const folder = request.form === 'zip-file' ? dirname(request.out) : request.out;
  const madeFolder = request.form !== 'zip-file' && (await ensureFolder(folder));
  let target: Target | undefined;
  try {
    target = await desk.choosing(async () => {
      const chosen = await chooseTarget(request, { taken: desk.taken }, desk.readPackage);
      desk.taken.add(chosen.path);
      return chosen;
    });
    const { files, warnings } = await contentsOf(request, desk);
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
const contentsOf: (request: PackageRequest, desk: Desk) => ReturnType<BatchRoom['contents']> = async (request, desk) => {
  const gathered = await gather(request, desk);
  return { files: plan(request, gathered), warnings: gathered.warnings };
};

interface Gathered {
  readonly blocks: readonly Block[];
  readonly pictures: readonly ExportedPicture[];
  readonly originals: ReadonlyMap<string, Uint8Array>;
  readonly warnings: readonly IntakeWarning[];
}

/** Reads every picture of the article, and makes those the page shows fit for the portal, two at a time. */
async function gather(request: PackageRequest, desk: Desk): Promise<Gathered> {
  const { article } = request;
  const blocks = request.blocks ?? parseMarkdown(article.body);
  const originals = new Map<string, Uint8Array>();
  for (const { file, deletedAt } of Object.values(article.media)) {
    refuseIfCancelled(request.signal, article.id);
    if (deletedAt === undefined) originals.set(file, await request.readMedia(file));
  }
  const made = await preparePictures(request, desk, usedPictures(article, blocks), originals);
  return { blocks, originals, pictures: made.map(({ picture }) => picture), warnings: made.flatMap(({ warnings }) => warnings) };
}

type Made = { readonly picture: ExportedPicture; readonly warnings: readonly IntakeWarning[] };

/** After the first failure no other picture is begun, and nothing is still running when it is thrown. */
async function preparePictures(
  { article, profile, signal }: PackageRequest,
  desk: Desk,
  uses: readonly PictureUse[],
  originals: ReadonlyMap<string, Uint8Array>,
): Promise<readonly Made[]> {
  const failures: unknown[] = [];
  const prepare = async ({ mediaId, medium }: PictureUse, position: number): Promise<readonly Made[]> => {
    if (failures.length > 0) return [];
    try {
      refuseIfCancelled(signal, article.id);
      const number = String(position + 1).padStart(2, '0');
      const label = `图片 ${number}${medium.caption ? `（${medium.caption.slice(0, 20)}）` : ''}`;
      const { kind, bytes, width, height, warnings } = await preparePicture(
        originals.get(medium.file) ?? new Uint8Array(),
        medium.file,
        label,
        profile.images,
      );
      return [{ picture: { mediaId, file: medium.file, path: picturePath(position, kind), bytes, width, height }, warnings }];
    } catch (error) {
      failures.push(error);
      return [];
    }
  };
  const made = await Promise.all(uses.map((use, position) => desk.inTurn(() => prepare(use, position))));
  if (failures.length > 0) throw failures[0];
  return made.flat();
}

function plan(request: PackageRequest, gathered: Gathered): readonly FileToWrite[] {
  const { article, profile, template, findings, overrides, generator, fingerprints } = request;
  const { blocks, pictures, originals } = gathered;
  const given = { article, profile, template, pictures, originals, findings, overrides, generator, blocks, fingerprints };
  return planPackage({ ...given, sha256, encode: utf8 }).map(({ path, bytes }) => ({ path, bytes: typeof bytes === 'string' ? utf8(bytes) : bytes }));
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

async function write(request: ExportRequest, target: Target, files: readonly FileToWrite[]): Promise<void> {
  if (request.form === 'folder') await writeFolder(target.path, files, target.replaces, request.signal);
  else await writeSingle(target.path, packZip(files), target.replaces, request.signal);
}
