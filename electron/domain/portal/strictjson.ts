import { refusal } from '../result.ts';

/** Deeper than any file of ours. */
const maxDepth = 100;

/**
 * Reads JSON that came from outside, more strictly than JSON.parse: a key that stands twice in one object (programs disagree
 * on which one counts), a key `__proto__` and deep nesting are refused.
 * @param name what to call the text in the message
 * @throws a refusal `bad-package`
 */
export function parseStrictJson(text: string, name: string): unknown {
  const fault = findFault(text);
  if (fault) throw refusal('bad-package', name, 'read', fault);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw refusal('bad-package', name, 'read', 'it is not JSON', undefined, error);
  }
}

/** Walks the text once, without recursion. It need not be valid JSON: what is wrong otherwise JSON.parse will say. */
function findFault(text: string): string | undefined {
  /** One entry for each open bracket: the keys of an object so far, undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') {
      if (open.length >= maxDepth) return `it is nested deeper than ${maxDepth}`;
      open.push(character === '{' ? new Set() : undefined);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (end < 0) return 'it is not JSON';
      const keys = open.at(-1);
      const fault = keys && isKey(text, end) ? faultOfKey(text.slice(at, end + 1), keys) : undefined;
      if (fault) return fault;
      at = end;
    }
  }
  return undefined;
}

/** The index of the quote that closes the string which opens at `start`, or -1. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return text[at] === ':';
}

function faultOfKey(literal: string, keys: Set<string>): string | undefined {
  // A literal that JSON.parse would refuse is compared as it stands; the whole text is refused a moment later.
  const key = literal.includes('\\') ? withoutEscapes(literal) : literal.slice(1, -1);
  if (key === '__proto__') return 'it has a key "__proto__"';
  if (keys.has(key)) return `the key "${key.slice(0, 60)}" stands twice`;
  keys.add(key);
  return undefined;
}

/** Only what can hide a known key matters: `\u0069d` is `id`. */
function withoutEscapes(literal: string): string {
  return literal.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, character: string | undefined) => {
    return hex === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(hex, 16));
  });
}
