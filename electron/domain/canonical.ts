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
  return `${textOf(value, '', [])}\n`;
}

function textOf(value: unknown, margin: string, path: string[]): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw refuse(path, `JSON cannot say ${typeof value === 'number' ? String(value) : typeof value}`);
  if (path.length >= maxDepth) throw refuse(path.slice(0, 8), `nested deeper than ${maxDepth}`);
  return Array.isArray(value) ? textOfArray(value, margin, path) : textOfObject(value, margin, path);
}

function textOfArray(items: readonly unknown[], margin: string, path: string[]): string {
  if (items.length === 0) return '[]';
  const inner = `${margin}  `;
  let text = '[';
  for (let index = 0; index < items.length; index++) {
    path.push(String(index));
    text += `${index === 0 ? '' : ','}\n${inner}${textOf(items[index], inner, path)}`;
    path.pop();
  }
  return `${text}\n${margin}]`;
}

function textOfObject(value: object, margin: string, path: string[]): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object of another realm (a worker, a vm) is still a plain object: its prototype has none itself.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw refuse(path, 'not a plain object');
  const members = value as Readonly<Record<string, unknown>>;
  const inner = `${margin}  `;
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    path.push(key);
    text += `${text === '' ? '' : ','}\n${inner}${JSON.stringify(key)}: ${textOf(member, inner, path)}`;
    path.pop();
  }
  return text === '' ? '{}' : `{${text}\n${margin}}`;
}

function refuse(path: readonly string[], why: string): Error {
  const field = path.join('.').slice(0, 200);
  return refusal('invalid', field || 'value', 'write', why, { field });
}
