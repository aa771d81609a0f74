import { randomBytes } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { maxMessageBytes } from '#contract/calls.ts';
import type { Dispatch } from '#contract/dispatch.ts';
import { clientId, type HostCallInput, type HostCallName, type HostCallOutput, hostCalls } from '#contract/host.ts';
import { failureOf, type Reply, refusal } from '#contract/reply.ts';
import type { ChosenTable } from './chosen.ts';
import { readClipboardPictures } from './clipboardPictures.ts';
import { measure } from './size.ts';

/**
 * What Electron's window may say and what comes of it: everything of the IPC host but Electron itself, so that it is tested
 * without it.
 */

/** The desktop's dialogs. They give paths, which stay on this side. Undefined or an empty list when the person cancels. */
export interface DesktopDialogs {
  open(what: HostCallInput<'host.chooseOpen'>['what']): Promise<readonly string[]>;
  save(kind: HostCallInput<'host.chooseSave'>['kind'] | 'pdf', name: string): Promise<string | undefined>;
  /** A whole page as a PDF. */
  print(html: string): Promise<Uint8Array>;
  reveal(path: string): void;
  /** Hand-offs that the system gave to the program and that nobody took yet. */
  handed(): readonly string[];
}

/** The frame a message came from, as Electron tells it. */
export interface Sender {
  readonly url: string;
  /** It is the top of a window of ours. */
  readonly isOurWindow: boolean;
}

export interface Door {
  /** Answers a `call` of the bridge. Never rejects. */
  call(message: unknown, sender: Sender): Promise<Reply>;
  /** Answers a file dropped on the window, whose path the preload has found out. Never rejects. */
  dropped(path: unknown, sender: Sender): Promise<Reply>;
}

export interface DoorOptions {
  readonly dispatch: Dispatch;
  readonly files: ChosenTable;
  readonly dialogs: DesktopDialogs;
  readonly report: (error: unknown, where: string) => void;
}

/** True for a page of the app's own protocol, `app://copydesk/…`, and for nothing that only looks like it. */
export function isOurPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'app:' && host === 'copydesk' && username === '' && password === '';
}

export function makeDoor({ dispatch, files, dialogs, report }: DoorOptions): Door {
  const answered = async (sender: Sender, thing: string, work: () => Promise<Reply>): Promise<Reply> => {
    try {
      if (!sender.isOurWindow || !isOurPage(sender.url))
        throw refusal('not-allowed', 'request', 'request', 'the message comes from no window of Copydesk');
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (failure) return { ok: false, failure };
      report(error, thing);
      return { ok: false, failure: { code: 'internal', thing, stage: 'request', message: 'something went wrong inside Copydesk' } };
    }
  };
  return {
    call: (message, sender) =>
      answered(sender, 'request', async () => {
        const { client, call, input } = readMessage(message);
        if (typeof call !== 'string' || !Object.hasOwn(hostCalls, call)) return dispatch({ call, input }, { client });
        return { ok: true, value: await hostCall(call as HostCallName, input, files, dialogs) };
      }),
    dropped: (path, sender) =>
      answered(sender, 'dropped file', async () => {
        // A File that script made up has no path.
        if (typeof path !== 'string' || !isAbsolute(path) || path.includes('\0')) {
          throw refusal('not-allowed', 'dropped file', 'request', 'it is no file of this computer');
        }
        await stat(path).catch((error: unknown) => {
          throw refusal('not-found', basename(path), 'read', 'the file cannot be read', undefined, error);
        });
        return { ok: true, value: { token: files.offerToRead(path), name: basename(path) } };
      }),
  };
}

function readMessage(message: unknown): { client: string; call: unknown; input: unknown } {
  const size = measure(message, maxMessageBytes);
  if (size === 'too-large') {
    throw refusal('too-large', 'request', 'request', `the message is longer than ${maxMessageBytes} bytes`, { limit: maxMessageBytes });
  }
  if (size === 'not-json' || typeof message !== 'object' || message === null || Array.isArray(message)) {
    throw refusal('bad-message', 'request', 'request', 'the message is not a plain object');
  }
  const { client, call, input, ...more } = message as Record<string, unknown>;
  const tab = clientId.safeParse(client);
  if (!tab.success || Object.keys(more).length > 0) {
    throw refusal('bad-message', 'request', 'request', 'expected exactly these fields: client, call, input');
  }
  return { client: tab.data, call, input };
}

async function hostCall(name: HostCallName, given: unknown, files: ChosenTable, dialogs: DesktopDialogs): Promise<HostCallOutput<HostCallName>> {
  switch (name) {
    case 'host.chooseOpen': {
      const { what } = read(name, given);
      return (await dialogs.open(what)).map((path) => ({ token: files.offerToRead(path), name: basename(path) }));
    }
    case 'host.handed':
      read(name, given);
      return dialogs.handed().map((path) => ({ token: files.offerToRead(path), name: basename(path) }));
    case 'host.clipboardPictures':
      return [...(await readClipboardPictures(read(name, given).names))];
    case 'host.chooseSave': {
      const { kind, name: suggested } = read(name, given);
      const path = await dialogs.save(kind, suggested);
      return path === undefined ? null : { token: files.offerToWrite(path, kind === 'folder' ? 'folder' : 'file'), name: basename(path) };
    }
    case 'host.printPage': {
      const { html, name: suggested } = read(name, given);
      const path = await dialogs.save('pdf', suggested);
      if (path === undefined) return null;
      await writeWhole(path, await dialogs.print(html));
      return { token: files.offerToWrite(path, 'file'), name: basename(path) };
    }
    case 'host.reveal': {
      const { token, name: inside } = read(name, given);
      const { path, kind } = files.toWrite(token);
      const shown = kind === 'folder' && inside !== undefined ? join(path, inside) : path;
      await stat(shown).catch((error: unknown) => {
        throw refusal('not-found', basename(shown), 'read', 'it is no longer there', undefined, error);
      });
      dialogs.reveal(shown);
      return {};
    }
  }
}

/** A person was asked whether to replace what stands there; half a file never does. @throws disk-full, disk */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw refusal(
      isFull ? 'disk-full' : 'disk',
      basename(path),
      'export',
      isFull ? 'the disk is full' : `the disk refused (${code})`,
      undefined,
      error,
    );
  }
}

function read<N extends HostCallName>(name: N, given: unknown): HostCallInput<N> {
  const input = hostCalls[name].input.safeParse(given);
  if (input.success) return input.data as HostCallInput<N>;
  const issue = input.error.issues[0];
  throw refusal(
    issue?.code === 'too_big' ? 'too-large' : 'bad-message',
    name,
    'request',
    `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'not valid'}`,
  );
}
