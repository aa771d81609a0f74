import type { IncomingMessage } from 'node:http';
import { refusal } from '#contract/reply.ts';

/**
 * The body as JSON. Stops reading at the limit: what is sent beyond it is never kept.
 * @param limit bytes
 * @throws too-large, bad-message (not UTF-8, not JSON, not an object with exactly these keys, cut off)
 */
export async function readJson<K extends string>(request: IncomingMessage, limit: number, keys: readonly K[]): Promise<Record<K, unknown>> {
  const value = parse(await readBytes(request, limit));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('expected an object');
  const found = Object.keys(value);
  if (found.length !== keys.length || !keys.every((key) => Object.hasOwn(value, key))) throw bad(`expected exactly these fields: ${keys.join(', ')}`);
  return value as Record<K, unknown>;
}

function bad(message: string): Error {
  return refusal('bad-message', 'request', 'request', message);
}

function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limit) {
        request.pause();
        reject(refusal('too-large', 'request', 'request', `the message is longer than ${limit} bytes`, { limit }));
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks, bytes)));
    request.on('error', () => reject(bad('the message was cut off')));
    request.on('close', () => reject(bad('the message was cut off')));
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    // The parser's own message quotes the text, which may be an article's: it goes nowhere.
    if (error instanceof SyntaxError) throw bad('the message is not JSON');
    if (error instanceof TypeError) throw bad('the message is not UTF-8');
    throw error;
  }
}
