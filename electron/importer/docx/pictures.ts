import { failureOf } from '#domain/result.ts';
import type { IncomingPicture } from '../../newsroom/ports.ts';
import type { Parts } from '../foreign/parts.ts';
import type { Block, PictureUse } from './document.ts';
import type { Notices } from './notices.ts';

/** The pictures of a document that a portal can show. */
export interface Album {
  /** The name a picture has in the body; undefined for one that is dropped, which is told. */
  place(use: PictureUse, caption: string): string | undefined;
  readonly placed: ReadonlyMap<string, IncomingPicture>;
}

interface Found {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** Reads every picture that is used, once. @throws too-large */
export async function readPictures(blocks: readonly Block[], parts: Parts, notices: Notices): Promise<Album> {
  const found = new Map<string, Found>();
  for (const { part } of usesOf(blocks)) {
    if (part === '' || found.has(part)) continue;
    const bytes = await bytesOf(parts, part);
    const kind = bytes && kindOf(bytes);
    if (bytes && kind) found.set(part, { key: `p${found.size + 1}.${kind}`, bytes });
  }
  const placed = new Map<string, IncomingPicture>();
  return {
    placed,
    place: (use, caption) => {
      const picture = found.get(use.part);
      if (!picture || use.name.startsWith('对象 ')) {
        notices.drop(use.name.startsWith('对象 ') ? 'dropped-objects' : 'dropped-pictures', use.name);
        return undefined;
      }
      if (use.cropped) notices.drop('cropped-pictures', use.name);
      const before = placed.get(picture.key);
      placed.set(picture.key, { bytes: picture.bytes, name: use.name, caption: before?.caption || caption, alt: before?.alt || use.alt });
      return picture.key;
    },
  };
}

/** Undefined for a part that is missing or damaged: the text is worth having without it. */
async function bytesOf(parts: Parts, part: string): Promise<Uint8Array | undefined> {
  try {
    return parts.has(part) ? await parts.bytes(part) : undefined;
  } catch (error) {
    const code = failureOf(error)?.code;
    if (code === 'too-large' || code === undefined) throw error;
    return undefined;
  }
}

/** By its first bytes; whether it is whole, the newsroom sees. */
function kindOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(12, bytes.length)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  return start.startsWith('RIFF') && start.startsWith('WEBP', 8) ? 'webp' : undefined;
}

function usesOf(blocks: readonly Block[]): readonly PictureUse[] {
  return blocks.flatMap((block): readonly PictureUse[] => {
    if (block.type === 'table') return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => usesOf(cell.blocks)));
    return block.pieces.flatMap((piece) => (piece.type === 'picture' ? [piece.picture] : piece.type === 'box' ? usesOf(piece.blocks) : []));
  });
}
