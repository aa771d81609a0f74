import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { refusal } from '#contract/reply.ts';
import type { ChosenTable } from '../chosen.ts';
import { limits } from './limits.ts';

/**
 * The browser's stand-in for dialogs: a chosen file is uploaded into a private folder and gets a token to read it; a file
 * to be saved gets a token to write it there and is fetched once. All of it goes when the host closes.
 */
export interface Transfers {
  /** @param data base64 @throws bad-message, disk-full, disk */
  upload(name: unknown, data: unknown): Promise<{ readonly token: string; readonly name: string }>;
  /** A place for a file that the newsroom will write. @throws bad-message, disk-full, disk */
  reserve(name: unknown, client: string): Promise<{ readonly token: string; readonly name: string }>;
  /** The written file, once: its token is worthless afterwards. @throws bad-token, not-found */
  take(token: string, client: string): Promise<Download>;
  close(): Promise<void>;
}

export interface Download {
  readonly name: string;
  readonly bytes: number;
  open(): Readable;
  /** Removes the file. */
  done(): Promise<void>;
}

interface Kept {
  readonly folder: string;
  readonly path: string;
  readonly name: string;
  /** The tab that may take a download; empty for an upload. */
  readonly client: string;
  readonly since: number;
}

/** @param now ms since any fixed point */
export async function openTransfers(files: ChosenTable, now: () => number = Date.now): Promise<Transfers> {
  // mkdtemp makes the folder for its owner alone (0700).
  const root = await mkdtemp(join(tmpdir(), 'copydesk-'));
  const kept = new Map<string, Kept>();
  let count = 0;

  const drop = async (token: string) => {
    const entry = kept.get(token);
    kept.delete(token);
    files.forget(token);
    if (entry) await rm(entry.folder, { recursive: true, force: true });
  };
  const sweep = async () => {
    for (const [token, entry] of kept) if (now() - entry.since > limits.upload) await drop(token);
  };
  const place = async (given: unknown, client: string) => {
    await sweep();
    const name = cleanName(given);
    const folder = join(root, String(++count));
    await mkdir(folder, { mode: 0o700 }).catch(diskRefusal(name));
    return { folder, path: join(folder, name), name, client, since: now() };
  };

  return {
    upload: async (name, data) => {
      const bytes = decode(data);
      const entry = await place(name, '');
      await writeFile(entry.path, bytes, { flag: 'wx', mode: 0o600 }).catch(async (error: unknown) => {
        await rm(entry.folder, { recursive: true, force: true });
        return diskRefusal(entry.name)(error);
      });
      const token = files.offerToRead(entry.path);
      kept.set(token, entry);
      return { token, name: entry.name };
    },
    reserve: async (name, client) => {
      const entry = await place(name, client);
      const token = files.offerToWrite(entry.path, 'file');
      kept.set(token, entry);
      return { token, name: entry.name };
    },
    take: async (token, client) => {
      const entry = kept.get(token);
      if (!entry || entry.client !== client) throw refusal('bad-token', 'download', 'request', 'no download waits under this token');
      const found = await stat(entry.path).catch(() => undefined);
      if (!found?.isFile()) throw refusal('not-found', entry.name, 'request', 'nothing has been written under this token');
      // From here on the token is worthless, so a second request cannot race for the file.
      kept.delete(token);
      files.forget(token);
      return {
        name: entry.name,
        bytes: found.size,
        open: () => createReadStream(entry.path),
        done: () => rm(entry.folder, { recursive: true, force: true }),
      };
    },
    close: async () => {
      for (const token of kept.keys()) files.forget(token);
      kept.clear();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** What some system's names may not hold, and what nobody sees: controls, line separators, marks that turn the direction round (`gpj.exe` as `exe.jpg`). */
const unfit = /[\p{Cc}<>:"|?*\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** A name from another machine as a bare file name that every system takes; it keeps its ending, which the importer looks at. */
export function cleanName(given: unknown): string {
  if (typeof given !== 'string' || given.length > 1000) throw refusal('bad-message', 'request', 'request', 'the file name is not a short text');
  // Through UTF-8 and back: a lone surrogate is no character.
  const last = Buffer.from(given.replace(/^.*[/\\]/s, '').normalize('NFC')).toString();
  const bare = [...last]
    .map((character) => (unfit.test(character) ? '_' : character))
    .join('')
    .replace(/[. ]+$/, '');
  const dot = bare.lastIndexOf('.');
  const ending = dot > 0 && bare.length - dot <= 12 ? bare.slice(dot) : '';
  const stem = cut(bare.slice(0, bare.length - ending.length), 200 - Buffer.byteLength(ending));
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem.split('.')[0] ?? '');
  return `${reserved ? '_' : ''}${stem || 'file'}${ending}`;
}

/** The longest beginning of `text` that takes at most `bytes` in UTF-8. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}

function decode(data: unknown): Buffer {
  if (typeof data !== 'string' || data.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(data)) {
    throw refusal('bad-message', 'request', 'request', 'the data is not base64');
  }
  return Buffer.from(data, 'base64');
}

function diskRefusal(name: string): (error: unknown) => never {
  return (error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw refusal('disk-full', name, 'write', 'the disk is full', undefined, error);
    throw refusal('disk', name, 'write', `the file could not be kept (${code ?? 'unknown'})`, undefined, error);
  };
}
