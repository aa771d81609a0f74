import { type Zippable, zipSync } from 'fflate';
import type { FileToWrite } from './disk.ts';

/** The first moment a zip can say, in the machine's own zone, as zips do: the same everywhere, whenever it is made. */
export const noTime = new Date(1980, 0, 1);

export const packedAlready = /\.(jpg|png|gif|webp)$/;

/** A zip of the files, in their order; the same files give the same bytes. Pictures are stored, for they would not shrink. */
export function packZip(files: readonly FileToWrite[]): Uint8Array {
  const tree: Zippable = {};
  for (const { path, bytes } of files) tree[path] = [bytes, { level: packedAlready.test(path) ? 0 : 6, mtime: noTime }];
  return zipSync(tree);
}
