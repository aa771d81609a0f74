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
  const copy = inOrder(value, 0);
  return `${copy === odd ? textOf(value, '', []) : JSON.stringify(copy, null, 2)}\n`;
}

/** Whatever JSON.stringify would say otherwise, or not say at all: it is written, or refused, piece by piece. */
const odd = Symbol('odd');

/** The value with its keys in order, which JSON.stringify keeps and writes twice as fast as anybody else. */
function inOrder(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : odd;
  if (typeof value !== 'object' || depth >= maxDepth) return odd;
  return Array.isArray(value) ? itemsInOrder(value, depth + 1) : membersInOrder(value, depth + 1);
}

function itemsInOrder(items: readonly unknown[], depth: number): unknown {
  const copy: unknown[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = inOrder(items[index], depth);
    if (item === odd) return odd;
    copy.push(item);
  }
  return copy;
}

/** An object has keys that are small numbers first, whatever order they were set in. */
const isMoved = /^(?:\d+|__proto__)$/;

function membersInOrder(value: object, depth: number): unknown {
  if (!isPlain(value)) return odd;
  const members = value as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    const own = inOrder(member, depth);
    if (own === odd || isMoved.test(key)) return odd;
    copy[key] = own;
  }
  return copy;
}

/** A plain object of another realm (a worker, a vm) is still a plain object: its prototype has none itself. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
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
  if (!isPlain(value)) throw refuse(path, 'not a plain object');
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
