import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { refusal } from '#contract/reply.ts';

/**
 * The files a person chose, on a dialog or by an upload. The window holds tokens, this table the paths: so no message,
 * however forged, can name a file that nobody chose. One table a host; it has the shape of the newsroom's `ChosenFiles`.
 */
export interface ChosenTable {
  /** A token with which this file or folder may be read. `path` is absolute. */
  offerToRead(path: string): string;
  /** A token with which this file, or a package inside this folder, may be written. `path` is absolute. */
  offerToWrite(path: string, kind: 'file' | 'folder'): string;
  /** @throws bad-token */
  toRead(token: string): { readonly path: string; readonly name: string };
  /** @throws bad-token */
  toWrite(token: string): { readonly path: string; readonly kind: 'file' | 'folder' };
  /** Makes a token worthless. */
  forget(token: string): void;
  /** Makes all tokens worthless: the host is closing. */
  close(): void;
}

type Chosen = { readonly use: 'read'; readonly path: string } | { readonly use: 'write'; readonly path: string; readonly kind: 'file' | 'folder' };

/** Tokens kept at a time; the oldest go first. More than the largest import, so that none is lost under way. */
const mostTokens = 5000;

export function makeChosenFiles(): ChosenTable {
  const table = new Map<string, Chosen>();
  const offer = (chosen: Chosen): string => {
    const token = randomBytes(24).toString('base64url');
    table.set(token, chosen);
    for (const oldest of table.keys()) {
      if (table.size <= mostTokens) break;
      table.delete(oldest);
    }
    return token;
  };
  return {
    offerToRead: (path) => offer({ use: 'read', path }),
    offerToWrite: (path, kind) => offer({ use: 'write', path, kind }),
    toRead: (token) => {
      const chosen = table.get(token);
      if (chosen?.use !== 'read') throw refusal('bad-token', 'file token', 'request', 'no file was chosen with this token');
      return { path: chosen.path, name: basename(chosen.path) };
    },
    toWrite: (token) => {
      const chosen = table.get(token);
      if (chosen?.use !== 'write') throw refusal('bad-token', 'file token', 'request', 'no target was chosen with this token');
      return { path: chosen.path, kind: chosen.kind };
    },
    forget: (token) => void table.delete(token),
    close: () => table.clear(),
  };
}
