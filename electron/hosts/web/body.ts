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

/** Levels of nesting; the contract has fewer than ten. As the desktop's host. */
const deepest = 100;

/** Walks the text once. It need not be JSON: what is wrong otherwise the parser will say. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === openBrace || character === openBracket) depth++;
    else if (character === closeBrace || character === closeBracket) depth--;
    else if (character === quote) at = endOfString(text, at);
    if (depth > deepest) return true;
  }
  return false;
}

const [openBrace, openBracket, closeBrace, closeBracket, quote, backslash] = [0x7b, 0x5b, 0x7d, 0x5d, 0x22, 0x5c];

/** The index of the quote that closes the string which opens at `start`, or the text's end. A picture is one string of 50 MB. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function parse(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (isTooDeep(text)) throw bad('the message is nested too deep');
    return JSON.parse(text);
  } catch (error) {
    // The parser's own message quotes the text, which may be an article's: it goes nowhere.
    if (error instanceof SyntaxError) throw bad('the message is not JSON');
    if (error instanceof TypeError) throw bad('the message is not UTF-8');
    throw error;
  }
}
