/**
 * What of a message across IPC is plain JSON, and how long it would be, without writing it out: a structured clone can hold
 * circles, maps and buffers, which the contract never says, and has no limit of its own.
 */

/** Levels of nesting; the contract has fewer than ten. */
const deepest = 100;

/**
 * @param limit bytes of UTF-8
 * @returns whether `value` is plain JSON of at most `limit` bytes
 */
export function measure(value: unknown, limit: number): 'fits' | 'too-large' | 'not-json' {
  let bytes = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > deepest) return 'not-json';
    const size = ownSize(next.value);
    if (size === undefined) return 'not-json';
    bytes += size;
    if (bytes > limit) return 'too-large';
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [key, part] of Object.entries(next.value)) {
      // An undefined field is left out in JSON.
      if (part === undefined && !Array.isArray(next.value)) continue;
      bytes += Array.isArray(next.value) ? 1 : Buffer.byteLength(key) + 4;
      waiting.push({ value: part, depth: next.depth + 1 });
    }
    if (bytes > limit) return 'too-large';
  }
  return 'fits';
}

/** Bytes of the value without what is in it; undefined for what is not JSON. */
function ownSize(value: unknown): number | undefined {
  switch (typeof value) {
    case 'string':
      return Buffer.byteLength(value) + 2;
    case 'number':
      return Number.isFinite(value) ? 8 : undefined;
    case 'boolean':
      return 5;
    case 'object': {
      if (value === null) return 4;
      const prototype: unknown = Object.getPrototypeOf(value);
      return Array.isArray(value) || prototype === Object.prototype || prototype === null ? 2 : undefined;
    }
    default:
      return undefined;
  }
}
