import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import type { Dispatch, Message } from '#contract/dispatch.ts';
import type { DeskEvent } from '#contract/events.ts';
import type { Failure } from '#contract/reply.ts';
import { openNewsroom } from '../../electron/compose.ts';
import { type ChosenTable, makeChosenFiles } from '../../electron/hosts/chosen.ts';
import type { Newsroom } from '../../electron/newsroom/newsroom.ts';
import { builtThread } from '../fixtures/built.ts';

/** A whole newsroom over a library in a temp folder: what a window of any host speaks to. */
export interface TestDesk {
  /** The library's folder. */
  readonly library: string;
  /** An empty folder for files that come in and packages that go out. */
  readonly folder: string;
  readonly files: ChosenTable;
  readonly newsroom: Newsroom;
  readonly dispatch: Dispatch;
  readonly events: DeskEvent[];
  /** What nobody coded, as it was reported. */
  readonly reported: unknown[];
  /** The answer to a call. Fails the test when it is refused. */
  ask<N extends CallName>(call: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Why a message is refused. Fails the test when it is answered. */
  refused(call: string, input: unknown): Promise<Failure>;
  close(): Promise<void>;
}

export const client = 'test-window';

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk newsroom 采编-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opened on a new library unless told otherwise; closed and removed after the test. */
export async function openDesk(
  wish: { readonly library?: string; readonly fetchPicture?: (address: string) => Promise<Uint8Array> } = {},
): Promise<TestDesk> {
  const folder = await tempFolder();
  const library = wish.library ?? join(folder, '稿库 一');
  const files = makeChosenFiles();
  const reported: unknown[] = [];
  const events: DeskEvent[] = [];
  const { newsroom, dispatch, close } = await openNewsroom({
    library,
    files,
    report: (error) => void reported.push(error),
    fetchPicture: wish.fetchPicture,
    threadOf: builtThread,
  });
  onTestFinished(close);
  newsroom.subscribe((event) => void events.push(event));
  const send = (message: Message) => dispatch(message, { client });
  return {
    library,
    folder,
    files,
    newsroom,
    dispatch,
    events,
    reported,
    close,
    ask: async (call, input) => {
      const reply = await send({ call, input });
      if (!reply.ok) throw new Error(`${call}: ${reply.failure.message} [${reply.failure.code}]`);
      return reply.value as never;
    },
    refused: async (call, input) => {
      const reply = await send({ call, input });
      if (reply.ok) throw new Error(`${call}: it was not refused`);
      return reply.failure;
    },
  };
}

/** A picture of one colour. */
export function picture(kind: 'jpeg' | 'png' = 'jpeg', colour = '#3a6ea5', size = { width: 640, height: 400 }): Promise<Buffer> {
  return sharp({ create: { ...size, channels: 3, background: colour } })
    .toFormat(kind)
    .toBuffer();
}

/** An article that no rule finds fault with at the portal `plain`. */
export const soundFields = {
  title: '云溪县新桥通车',
  channel: 'local',
  source: { name: '云溪新闻网', kind: 'original' as const, url: '', originalTitle: '' },
  authors: [{ name: '林知夏', role: '记者' }],
  editor: '许文澜',
  keywords: ['云溪县', '桥梁'],
  publishAt: '2026-03-05T10:23:27+08:00',
  summary: '连接两岸的新桥通车，村民过河不再绕路。',
  body: '昨日，云溪县新桥通车，两岸村民不再绕路。\n\n## 一、十年盼一桥\n\n县交通局负责人说，桥长三百二十米。',
};
