import type { PictureUse } from '#domain/intake/html/blocks.ts';
import { type Album, nameOf } from '#domain/intake/html/body.ts';
import type { IncomingPicture } from '../../newsroom/ports.ts';

/** Pictures that come in with a page: those that lie in it, and those that whoever saved it put beside it. */

/** Gives the bytes later: only of pictures that the text shows. Undefined when there is no such picture. */
export type Finder = (address: string) => (() => Promise<Uint8Array | undefined>) | undefined;

export interface FilledAlbum extends Album {
  /** @throws what the finder throws */
  fetch(): Promise<ReadonlyMap<string, IncomingPicture>>;
}

const most = 2000;

export function openAlbum(find: Finder): FilledAlbum {
  const placed: {
    readonly key: string;
    readonly bytes: () => Promise<Uint8Array | undefined>;
    readonly picture: PictureUse;
    readonly caption: string;
  }[] = [];
  return {
    place: (picture, caption) => {
      const bytes = placed.length < most ? (dataOf(picture.address) ?? find(picture.address)) : undefined;
      if (!bytes) return undefined;
      const key = `page-${placed.length + 1}`;
      placed.push({ key, bytes, picture, caption });
      return key;
    },
    fetch: async () => {
      const pictures = new Map<string, IncomingPicture>();
      for (const { key, bytes, picture, caption } of placed) {
        const found = await bytes();
        // An empty one is no picture: the newsroom says so.
        pictures.set(key, { bytes: found ?? new Uint8Array(), name: nameOf(picture.address), caption, alt: picture.alt });
      }
      return pictures;
    },
  };
}

/** `data:` addresses of pictures; a drawing in SVG may hold script and stays out. */
function dataOf(address: string): (() => Promise<Uint8Array>) | undefined {
  const head = /^data:image\/(?:jpe?g|png|gif|webp|bmp|x-ms-bmp)(?:;[a-z-]{1,20}=[^;,]{0,40})?;base64,/i.exec(address.slice(0, 120));
  if (!head) return undefined;
  return async () => new Uint8Array(Buffer.from(address.slice(head[0].length), 'base64'));
}
