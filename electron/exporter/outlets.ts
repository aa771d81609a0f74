import { basename, dirname, join } from 'node:path';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { type Outlet, outletEndings, outletPictures, planOutlet } from '#domain/outlets/outlet.ts';
import type { InlinePicture, MediaKind, OutletMaker, OutletRequest } from '../newsroom/ports.ts';
import type { Darkroom } from './darkroom/open.ts';
import { ensureFolder, type FileToWrite, occupantOf, refuseInside, removeIfEmpty, targetExists, writeSingle } from './disk.ts';
import { gather } from './gather.ts';
import { mediaTypes } from './pictures.ts';
import { packZip } from './zip.ts';

/** An article as one file, or as a text with its pictures in it: gather the pictures, let the domain plan, write. */
export function makeOutlets(darkroom: Darkroom): OutletMaker {
  return {
    inline: async (request) => {
      const { profile } = request;
      const { pictures, warnings } = await gather({ ...request, profile: { ...profile, images: { ...profile.images, crops: [] } } }, darkroom);
      return { pictures: pictures.map((picture) => ({ ...picture, address: addressOf(picture) })), warnings };
    },
    write: async (request) => {
      const { outlet, out, kind, name, replaces, signal } = request;
      await refuseInside(request.library, out);
      const path = kind === 'folder' ? join(out, name + outletEndings[outlet]) : out;
      const madeFolder = kind === 'folder' && (await ensureFolder(dirname(path)));
      try {
        // A name that is taken is said before the pictures are made.
        if (!replaces && (await occupantOf(path)) !== 'nothing') throw targetExists(path);
        const { bytes, warnings } = await make(request, outlet, darkroom);
        await writeSingle(path, bytes, replaces, signal);
        return { name: basename(path), bytes: bytes.length, warnings };
      } catch (error) {
        if (madeFolder) await removeIfEmpty(dirname(path));
        throw error;
      }
    },
  };
}

async function make(request: OutletRequest, outlet: Outlet, darkroom: Darkroom) {
  const { article, profile, generator } = request;
  const images = outletPictures(outlet, profile);
  const { blocks, pictures, warnings } =
    images === undefined
      ? { blocks: parseMarkdown(article.body), pictures: [], warnings: [] }
      : await gather({ ...request, profile: { ...profile, images } }, darkroom);
  const planned = planOutlet(outlet, { article, profile, blocks, pictures, generator, address: addressOf });
  return { bytes: typeof planned === 'string' ? Buffer.from(planned, 'utf8') : packZip(planned.map(asBytes)), warnings };
}

function asBytes({ path, bytes }: { readonly path: string; readonly bytes: string | Uint8Array }): FileToWrite {
  return { path, bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes };
}

function addressOf({ path, bytes }: Pick<InlinePicture, 'path' | 'bytes'>): string {
  const kind = path.slice(path.lastIndexOf('.') + 1) as MediaKind;
  return `data:${mediaTypes[kind]};base64,${Buffer.from(bytes).toString('base64')}`;
}
