import type { IntakeWarning } from '#domain/intake/draft.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import type { Block } from '#domain/markdown/tokens.ts';
import { cropPath, middle } from '#domain/portal/crop.ts';
import type { Sha256 } from '#domain/portal/manifest.ts';
import { type ExportedCrop, type ExportedPicture, type PictureUse, picturePath, usedPictures } from '#domain/portal/pictures.ts';
import type { ExportRequest } from '../newsroom/ports.ts';
import type { Darkroom } from './darkroom/open.ts';
import type { MadePictures } from './darkroom/work.ts';
import { refuseIfCancelled } from './disk.ts';
import { sha256 } from './hash.ts';

/** What a package is planned from, beside the article itself. */
export interface Gathered {
  readonly blocks: readonly Block[];
  readonly pictures: readonly ExportedPicture[];
  readonly crops: readonly ExportedCrop[];
  readonly originals: ReadonlyMap<string, Uint8Array>;
  /** Knows the pictures' fingerprints already: nothing of their size is gone over here. */
  readonly sha256: Sha256;
  readonly warnings: readonly IntakeWarning[];
}

export type GatherRequest = Pick<ExportRequest, 'article' | 'profile' | 'blocks' | 'readMedia' | 'signal' | 'pictureMade'>;

/** Reads every picture of the article, and has those the page shows made fit for the portal. */
export async function gather(request: GatherRequest, darkroom: Darkroom): Promise<Gathered> {
  const { article, signal } = request;
  const blocks = request.blocks ?? parseMarkdown(article.body);
  const uses = usedPictures(article, blocks);
  const used = new Set(uses.map(({ medium }) => medium.file));
  const originals = new Map<string, Uint8Array>();
  const known = new WeakMap<Uint8Array, string>();
  for (const { file, deletedAt } of Object.values(article.media)) {
    refuseIfCancelled(signal, article.id);
    if (deletedAt !== undefined) continue;
    const bytes = await request.readMedia(file);
    originals.set(file, bytes);
    if (!used.has(file)) known.set(bytes, await darkroom.ask('hash', { bytes, name: file }, signal));
  }
  const made = await makePictures(request, darkroom, uses, originals);
  for (const { bytes, sha256: hash } of made.flatMap((each) => each.hashes)) known.set(bytes, hash);
  return {
    blocks,
    originals,
    pictures: made.map(({ picture }) => picture),
    crops: made.flatMap(({ crops }) => crops),
    warnings: made.flatMap(({ warnings }) => warnings),
    sha256: (content) => (typeof content === 'string' ? undefined : known.get(content)) ?? sha256(content),
  };
}

interface Made {
  readonly picture: ExportedPicture;
  readonly crops: readonly ExportedCrop[];
  readonly warnings: readonly IntakeWarning[];
  readonly hashes: readonly { readonly bytes: Uint8Array; readonly sha256: string }[];
}

/** After the first failure no other picture is begun, and none is waited for. */
async function makePictures(
  { article, profile, signal, pictureMade }: GatherRequest,
  darkroom: Darkroom,
  uses: readonly PictureUse[],
  originals: ReadonlyMap<string, Uint8Array>,
): Promise<readonly Made[]> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let done = 0;
  const make = async ({ mediaId, medium }: PictureUse, position: number): Promise<Made> => {
    const original = originals.get(medium.file) ?? new Uint8Array();
    const number = String(position + 1).padStart(2, '0');
    const label = `图片 ${number}${medium.caption ? `（${medium.caption.slice(0, 20)}）` : ''}`;
    const shapes = mediaId === article.cover ? (profile.images.crops ?? []) : [];
    const order = { bytes: original, name: medium.file, label, rules: profile.images, shapes, focus: medium.focus ?? middle };
    const made = await darkroom.ask('make', order, either);
    done += 1;
    pictureMade?.(done, uses.length);
    return collect({ mediaId, medium }, position, original, made);
  };
  try {
    return await Promise.all(uses.map(make));
  } catch (error) {
    stop.abort();
    throw error;
  }
}

function collect({ mediaId, medium }: PictureUse, position: number, original: Uint8Array, made: MadePictures): Made {
  const { picture, crops } = made;
  // What was passed on byte by byte is kept once.
  const bytes = picture.sha256 === made.original ? original : picture.bytes;
  const { width, height } = picture;
  return {
    picture: { mediaId, file: medium.file, path: picturePath(position, picture.kind), bytes, width, height },
    crops: crops.map((crop) => ({
      shape: crop.shape,
      path: cropPath(crop.shape, crop.kind),
      bytes: crop.bytes,
      width: crop.width,
      height: crop.height,
    })),
    warnings: made.warnings,
    hashes: [{ bytes: original, sha256: made.original }, { bytes, sha256: picture.sha256 }, ...crops],
  };
}
