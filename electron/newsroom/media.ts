import type { Handlers } from '#contract/dispatch.ts';
import { type Medium, mediaFile } from '#domain/article.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

const typeOf: Record<string, Medium['type']> = { jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp' };

/** Pictures in and out. Bytes are stored at once; the article names a picture only with the window's next save. */
export function mediaHandlers(desk: Desk): Pick<Handlers, 'media.add' | 'media.fetch'> {
  return {
    'media.add': async ({ article, name, data }) => {
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length === 0) throw refusal('empty', name, 'picture', 'the picture is empty');
      // Else a picture of an article that does not exist would make a folder that nobody ever sees.
      await desk.library.read(article);
      return describePicture(desk, article, name, bytes);
    },
    'media.fetch': async ({ article, address }) => {
      await desk.library.read(article);
      const name = address.slice(0, 200);
      if (!desk.fetchPicture) throw refusal('unsupported', name, 'picture', 'this program fetches no pictures');
      return describePicture(desk, article, name, await desk.fetchPicture(address));
    },
  };
}

/** Stores a picture and says what it is. `name` is for messages only. */
export async function describePicture(desk: Desk, article: string, name: string, bytes: Uint8Array): Promise<{ id: string; medium: Medium }> {
  const seen = await desk.pictures.inspect(bytes, name);
  const stored = await desk.library.addMedia(article, bytes, seen.kind);
  const { width, height, type } = seen;
  return { id: stored.id, medium: { file: stored.file, type, width, height, bytes: stored.bytes, caption: '', credit: '', alt: '' } };
}

export async function readMedia(desk: Desk, article: string, file: string): Promise<{ type: Medium['type']; bytes: Uint8Array }> {
  const type = typeOf[file.slice(file.lastIndexOf('.') + 1)];
  if (!mediaFile.safeParse(file).success || !type) throw refusal('not-found', file, 'read', 'there is no such picture');
  return { type, bytes: await desk.library.readMedia(article, file) };
}
