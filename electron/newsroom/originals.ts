import type { Handlers } from '#contract/dispatch.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

/** The file an article was imported from, where somebody wished it to be kept. */
export function originalHandlers(desk: Desk): Pick<Handlers, 'original.read' | 'original.save'> {
  return {
    'original.read': async ({ id }) => {
      const original = await desk.library.original(id);
      return { original: original ? { name: original.name, bytes: original.bytes, sha256: original.hash, at: original.at } : null };
    },
    'original.save': async ({ id, target }) => {
      const { path, kind } = desk.files.toWrite(target);
      if (kind !== 'file') throw refusal('bad-token', 'file token', 'request', 'the target is no file');
      const bytes = await desk.library.readOriginal(id);
      await desk.writeFile(path, bytes);
      return { bytes: bytes.length };
    },
  };
}
