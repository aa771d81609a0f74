import { createHash } from 'node:crypto';
import { type Adapter, Low } from 'lowdb';
import type { z } from 'zod';
import { canonicalJson } from '#domain/canonical.ts';
import { refusal } from '#domain/result.ts';
import { isMissing, onDisk, readRefusal, type Shelf, writeDurably } from './durable.ts';
import { type Migrations, migrated } from './migrations/migrate.ts';

/**
 * Our own lowdb adapter: durable, checked by schema both ways, with the SHA-256 of the content inside the file. lowdb's
 * own neither syncs nor checks, and its presets keep data in memory only when NODE_ENV is `test`.
 */

/** Larger than the longest article can be, every character of it escaped. Bytes. */
export const maxRecordBytes = 64 * 1024 * 1024;

/** The member that holds the version of a format, and the newest version this program knows. */
export interface FormVersion {
  readonly field: 'schema' | 'format';
  readonly newest: number;
}

/** One kind of file. */
export interface RecordForm<T> {
  readonly schema: z.ZodType<T>;
  readonly version: FormVersion;
  /** A member that is a record in itself: with a newer one inside, the whole file is newer. */
  readonly inside?: { readonly member: string; readonly version: FormVersion };
  /** From each older version to the next one. A record is migrated when it is read, and written in the new form with its next save. */
  readonly migrations?: Migrations;
}

/** A record as it stood on disk. */
export interface Seen<T> {
  readonly value: T;
  /** SHA-256 of the content, in hex, whatever the file says it is. */
  readonly checksum: string;
  /** The content is valid, but not what its own checksum says: another program wrote it. */
  readonly changedOutside: boolean;
  /** Byte for byte as this program wrote it: not even a blank is another one. */
  readonly asWritten: boolean;
  /** The version of the format in the file; the value is of the newest. */
  readonly version: number;
  readonly stamp: string;
}

/** A lowdb adapter that also tells what it saw. */
export interface DurableJson<T> extends Adapter<T> {
  /** Of the last read or write. */
  seen(): Seen<T> | undefined;
}

/** lowdb over one file of the library. `data` is what stands on disk only after a `read` or a `write` that resolved. */
export function openRecord<T>(
  shelf: Shelf,
  file: string,
  form: RecordForm<T>,
  initial: T,
  beforeRename?: () => Promise<void>,
): { readonly low: Low<T>; readonly adapter: DurableJson<T> } {
  const adapter = durableJson(shelf, file, form, beforeRename);
  return { low: new Low<T>(adapter, initial), adapter };
}

/** @param file relative to the library */
export function durableJson<T>(shelf: Shelf, file: string, form: RecordForm<T>, beforeRename?: () => Promise<void>): DurableJson<T> {
  let last: Seen<T> | undefined;
  return {
    read: async () => {
      last = await readRecord(shelf, file, form);
      return last?.value ?? null;
    },
    write: async (value) => {
      last = await writeRecord(shelf, file, form, value, beforeRename);
    },
    seen: () => last,
  };
}

/** SHA-256 in hex of the canonical text of a value. */
export function checksumOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** @throws invalid, naming the field; disk-full, read-only, disk */
export async function writeRecord<T>(
  shelf: Shelf,
  file: string,
  form: RecordForm<T>,
  value: T,
  beforeRename?: () => Promise<void>,
): Promise<Seen<T>> {
  const valid = validated(form, value, file, 'write');
  const checksum = checksumOf(valid);
  const text = canonicalJson({ ...valid, sha256: checksum });
  const stamp = await writeDurably(shelf, file, Buffer.from(text, 'utf8'), beforeRename);
  return { value: valid, checksum, changedOutside: false, asWritten: true, version: form.version.newest, stamp };
}

/**
 * Reads a record and never touches its bytes.
 * @returns undefined when there is no such file
 * @throws damaged, newer-format, invalid (naming the field), disk
 */
export async function readRecord<T>(shelf: Shelf, file: string, form: RecordForm<T>): Promise<Seen<T> | undefined> {
  const path = onDisk(shelf, file);
  let stamp: string;
  let bytes: Uint8Array;
  try {
    // The stamp first: if the file changes in between, the next look sees another stamp and reads again.
    const state = await shelf.disk.stat(path);
    if (state.kind !== 'file') throw refusal('damaged', file, 'read', 'it is not a file');
    if (state.bytes > maxRecordBytes) throw refusal('damaged', file, 'read', 'it is far too large to be ours', { bytes: state.bytes });
    stamp = state.stamp;
    bytes = await shelf.disk.read(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw readRefusal(error, file);
  }
  return { ...decodeRecord(bytes, file, form), stamp };
}

/** What the bytes of a record say. @throws damaged, newer-format, invalid (naming the field) */
export function decodeRecord<T>(bytes: Uint8Array, file: string, form: RecordForm<T>): Omit<Seen<T>, 'stamp'> {
  const text = decodeText(bytes, file);
  const { sha256: stated, ...content } = parseObject(text, file);
  refuseNewer(content, file, form);
  const version = versionOf(content, form);
  const value = validated(form, migrated(content, form.version, form.migrations), file, 'read');
  // Our own writing: the text without its checksum line is the text that was summed, and need not be made again.
  const own = typeof stated === 'string' ? withoutChecksum(text, stated) : undefined;
  if (own !== undefined && sha256(own) === stated) return { value, checksum: stated as string, changedOutside: false, asWritten: true, version };
  const checksum = checksumOf(version < form.version.newest ? content : value);
  return { value, checksum, changedOutside: checksum !== stated, asWritten: false, version };
}

const strictly = new TextDecoder('utf-8', { fatal: true });

function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) throw refusal('damaged', file, 'read', 'it is empty');
  if (bytes.every((byte) => byte === 0)) throw refusal('damaged', file, 'read', 'it holds nothing but NUL bytes', { bytes: bytes.length });
  try {
    return strictly.decode(bytes);
  } catch (cause) {
    throw refusal('damaged', file, 'read', 'it is not UTF-8 text', undefined, cause);
  }
}

function parseObject(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refusal('damaged', file, 'read', 'it is not JSON, or cut off', undefined, cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal('damaged', file, 'read', 'it is not a JSON object');
  return value as Record<string, unknown>;
}

function refuseNewer<T>(content: Record<string, unknown>, file: string, { version, inside }: RecordForm<T>): void {
  refuseNewerThan(version, content[version.field], file);
  const inner = inside ? content[inside.member] : undefined;
  if (inside && typeof inner === 'object' && inner !== null)
    refuseNewerThan(inside.version, Object.entries(inner).find(([key]) => key === inside.version.field)?.[1], file);
}

function refuseNewerThan({ newest }: FormVersion, found: unknown, file: string): void {
  if (typeof found !== 'number' || found <= newest) return;
  throw refusal('newer-format', file, 'read', `it is of format ${found}; this program knows formats up to ${newest}`, { version: found });
}

/** A file without a version, or with an absurd one, is taken for one of the newest: its schema then says what is wrong. */
function versionOf<T>(content: Record<string, unknown>, { version }: RecordForm<T>): number {
  const found = content[version.field];
  return typeof found === 'number' ? found : version.newest;
}

/** @throws invalid, naming the field */
export function validated<T>(form: RecordForm<T>, value: unknown, file: string, stage: 'read' | 'write'): T {
  const parsed = form.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])].join('.').slice(0, 200);
  const why = unknownKey === undefined ? (issue?.message ?? 'not valid') : 'there is no such field';
  throw refusal('invalid', file, stage, `${field || 'content'}: ${why}`, { field });
}

/** The text without the line of its checksum, if that line stands where canonical JSON puts it. */
function withoutChecksum(text: string, stated: string): string | undefined {
  // A line break inside a JSON string is escaped, so this can only be the member of the outermost object.
  const line = `\n  "sha256": "${stated}"`;
  const start = text.indexOf(line);
  if (start < 0) return undefined;
  const end = start + line.length;
  if (text[end] === ',') return text.slice(0, start) + text.slice(end + 1);
  return text[start - 1] === ',' ? text.slice(0, start - 1) + text.slice(end) : undefined;
}
