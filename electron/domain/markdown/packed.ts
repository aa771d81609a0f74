import { type RenderOptions, semanticDialect } from './html.ts';
import type { LiveDocument } from './live.ts';
import { noDefinitions } from './reader.ts';

/** A live document without its functions, so that it can go from a worker to a window. */
export type PackedLive = Omit<LiveDocument, 'dialect'>;

export function packLive({ dialect: _functions, ...packed }: LiveDocument): PackedLive {
  return packed;
}

/** @param options the same that it was opened with: they render what changes from now on */
export function unpackLive(packed: PackedLive, options: RenderOptions): LiveDocument {
  const known = (definitions: LiveDocument['definitions']) => (Object.keys(definitions).length === 0 ? noDefinitions : definitions);
  return {
    ...packed,
    // A copy's "no definitions" is another empty object; changes are cheap only where it is the one that all share.
    chunks: packed.chunks.map((chunk) => ({ ...chunk, definitions: known(chunk.definitions) })),
    definitions: known(packed.definitions),
    dialect: semanticDialect(options),
  };
}
