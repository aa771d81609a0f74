import type { Token } from 'marked';
import { definitionsOf, noDefinitions, readBlocks } from './reader.ts';
import type { Definitions } from './run.ts';

/**
 * A chunk is a piece of the source that reads the same by itself as in its place: some blocks and the empty lines after
 * them. marked finds the blocks from left to right and, behind an empty line, knows nothing of what came before but the
 * reference definitions; and no block looks further than the first line after the empty lines behind it.
 */
export interface Chunk {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly definitions: Definitions;
}

/** Reads a text whose lines end in LF. The chunks' texts, joined, are the text. */
export function readChunks(text: string): readonly Chunk[] {
  const { tokens, definitions } = readBlocks(text);
  const chunks: Chunk[] = [];
  let held: Token[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    const own = definitions === noDefinitions ? noDefinitions : definitionsOf(held);
    chunks.push({ text: text.slice(start, end), tokens: held, definitions: own });
    held = [];
    start = end;
  };
  for (const token of tokens) {
    held.push(token);
    end += token.raw.length;
    if (token.type === 'space' && held.length > 1) close();
  }
  if (held.length > 0) close();
  return chunks;
}

/** The chunks' texts: every character of the text is in exactly one. */
export function splitChunks(text: string): readonly string[] {
  return readChunks(text).map((chunk) => chunk.text);
}
