import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calls } from '#contract/calls.ts';
import type { DeskEvent } from '#contract/events.ts';
import { failureSchema, type Reply } from '#contract/reply.ts';
import { onePixel } from './smallNewsroom.ts';

/** A window's side of a host, however it is reached. */
export interface Connected {
  readonly client: string;
  /** Sends anything at all as a call. */
  call(call: unknown, input: unknown): Promise<Reply>;
  subscribe(listener: (event: DeskEvent) => void): Promise<() => void>;
  /** The bytes of a picture; undefined when the host refuses it. */
  media(article: string, file: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

const junk: readonly unknown[] = [
  null,
  undefined,
  0,
  '',
  'text',
  true,
  [],
  [{}],
  { '': 1 },
  { input: {} },
  { id: {} },
  { id: ['x'] },
  { __proto__: null },
];

/** What every host must do alike, whatever newsroom is behind it. */
export function hostSuite(name: string, connect: () => Promise<Connected>): void {
  describe(`host: ${name}`, () => {
    let host: Connected;
    beforeAll(async () => {
      host = await connect();
    });
    afterAll(() => host.close());

    const codeOf = (reply: Reply) => {
      if (reply.ok) return 'answered';
      expect(failureSchema.safeParse(reply.failure).error).toBeUndefined();
      return reply.failure.code;
    };

    test.each([
      ['no.such.call'],
      [''],
      ['article'],
      ['article.read '],
      ['ARTICLE.READ'],
      ['__proto__'],
      ['constructor'],
      ['prototype'],
      ['toString'],
      ['hasOwnProperty'],
      ['valueOf'],
      ['host.nothing'],
      ['x'.repeat(100_000)],
      ['新闻'],
      [1],
      [null],
      [['article.read']],
      [{ toString: 'article.read' }],
    ])('unknown call %.40j', async (call) => {
      expect(codeOf(await host.call(call, {}))).toBe('unknown-call');
    });

    test.each(Object.keys(calls))('%s refuses junk with a code', async (call) => {
      for (const input of junk) {
        const fits = calls[call as keyof typeof calls].input.safeParse(input ?? null).success;
        if (!fits) expect([input, codeOf(await host.call(call, input ?? null))]).toEqual([input, 'bad-message']);
      }
      const strange = { ...Object.fromEntries([['constructor', 1]]), unknownField: true };
      expect(codeOf(await host.call(call, strange))).toBe('bad-message');
    });

    test('over-long input is refused with its own code, and the host lives on', async () => {
      expect(codeOf(await host.call('article.create', { fields: { title: '长'.repeat(501) } }))).toBe('too-large');
      expect(codeOf(await host.call('article.create', { fields: { body: '字'.repeat(5_000_001) } }))).toBe('too-large');
      expect(codeOf(await host.call('article.create', { fields: { title: '短' } }))).toBe('answered');
    });

    test('what is refused names the thing and the stage', async () => {
      const reply = await host.call('article.read', { id: '0198a000-0000-7000-8000-00000000dead' });
      expect(reply).toMatchObject({ ok: false, failure: { code: 'not-found', stage: 'read' } });
      expect(reply.ok ? '' : reply.failure.thing).toContain('0198a000-0000-7000-8000-00000000dead');
    });

    test('a change comes back as an event that names who made it', async () => {
      const heard: DeskEvent[] = [];
      const stop = await host.subscribe((event) => heard.push(event));
      const reply = await host.call('article.create', { fields: { title: '事件' } });
      const id = reply.ok ? (reply.value as { id: string }).id : '';
      await expect.poll(() => heard).toContainEqual({ type: 'article.created', id, by: host.client });
      stop();
      await host.call('article.create', { fields: {} });
      expect(heard.filter((event) => event.type === 'article.created')).toHaveLength(1);
    });

    test('a picture goes in as a call and comes out as the same bytes', async () => {
      const created = await host.call('article.create', { fields: {} });
      const article = created.ok ? (created.value as { id: string }).id : '';
      const added = await host.call('media.add', { article, name: 'dot.png', data: onePixel });
      const file = added.ok ? (added.value as { medium: { file: string } }).medium.file : '';
      expect(Buffer.from((await host.media(article, file)) ?? []).toString('base64')).toBe(onePixel);
      expect(await host.media(article, '0000000000000000.png')).toBeUndefined();
      expect(await host.media(article, '../article.json')).toBeUndefined();
    });
  });
}
