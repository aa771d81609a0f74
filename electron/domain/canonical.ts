import { refusal } from './result.ts';

/** Deeper than any file of ours; a value that goes further is damaged or refers to itself. */
const maxDepth = 500;

/**
 * The one way Copydesk writes JSON: keys sorted by UTF-16 code units, two blanks, LF, a final newline (DESIGN.md §3). The
 * same value gives the same text whatever order its keys were set in.
 *
 * A member that is undefined is left out, as JSON.stringify does. Whatever else JSON cannot say is refused rather than
 * changed: NaN, infinities, functions, bigints, holes and undefined in arrays, dates, maps, class instances.
 * @throws a refusal `invalid` that names the path of the value
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  write(value, '', [], parts);
  parts.push('\n');
  return parts.join('');
}

function write(value: unknown, margin: string, path: string[], parts: string[]): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') parts.push(JSON.stringify(value));
  else if (typeof value === 'number' && Number.isFinite(value)) parts.push(JSON.stringify(value));
  else if (typeof value === 'object') {
    if (path.length >= maxDepth) throw refuse(path.slice(0, 8), `nested deeper than ${maxDepth}`);
    if (Array.isArray(value)) writeArray(value, margin, path, parts);
    else writeObject(value, margin, path, parts);
  } else throw refuse(path, `JSON cannot say ${typeof value === 'number' ? String(value) : typeof value}`);
}

function writeArray(items: readonly unknown[], margin: string, path: string[], parts: string[]): void {
  if (items.length === 0) {
    parts.push('[]');
    return;
  }
  const inner = `${margin}  `;
  for (let index = 0; index < items.length; index++) {
    parts.push(index === 0 ? '[\n' : ',\n', inner);
    path.push(String(index));
    write(items[index], inner, path, parts);
    path.pop();
  }
  parts.push('\n', margin, ']');
}

function writeObject(value: object, margin: string, path: string[], parts: string[]): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object of another realm (a worker, a vm) is still a plain object: its prototype has none itself.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw refuse(path, 'not a plain object');
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members)
    .filter((key) => members[key] !== undefined)
    .sort();
  if (keys.length === 0) {
    parts.push('{}');
    return;
  }
  const inner = `${margin}  `;
  for (const [index, key] of keys.entries()) {
    parts.push(index === 0 ? '{\n' : ',\n', inner, JSON.stringify(key), ': ');
    path.push(key);
    write(members[key], inner, path, parts);
    path.pop();
  }
  parts.push('\n', margin, '}');
}

function refuse(path: readonly string[], why: string): Error {
  const field = path.join('.').slice(0, 200);
  return refusal('invalid', field || 'value', 'write', why, { field });
}
