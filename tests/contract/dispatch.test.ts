import { expect, test } from 'vitest';
import { z } from 'zod';
import { calls } from '#contract/calls.ts';
import { type Handlers, type Message, makeDispatch } from '#contract/dispatch.ts';
import { failureSchema } from '#contract/reply.ts';
import { maxBodyLength } from '#domain/article.ts';
import { refusal } from '#domain/result.ts';

/** Handlers that note what reaches them; `answer` decides for all of them. */
function desk(answer: () => unknown = () => ({})) {
  const heard: { call: string; input: unknown; client: string }[] = [];
  const reported: { error: unknown; call: string }[] = [];
  const handlers = Object.fromEntries(
    Object.keys(calls).map((call) => [
      call,
      async (input: unknown, { client }: { client: string }) => {
        heard.push({ call, input, client });
        return answer();
      },
    ]),
  ) as unknown as Handlers;
  const dispatch = makeDispatch(handlers, (error, call) => void reported.push({ error, call }));
  return { heard, reported, send: (call: unknown, input: unknown) => dispatch({ call, input }, { client: 'tab-1' }) };
}

const id = '0198c0de-0000-7000-8000-00000000abcd';
const code = (reply: Awaited<ReturnType<ReturnType<typeof desk>['send']>>) => (reply.ok ? 'ok' : reply.failure.code);

test('a message reaches its handler checked, with defaults and with who sent it', async () => {
  const { heard, send } = desk();
  const target = 'T'.repeat(32);
  await send('package.export', { id, portal: 'plain', target, override: '  有理由  ' });
  expect(heard).toEqual([{ call: 'package.export', input: { id, portal: 'plain', target, form: 'folder', override: '有理由' }, client: 'tab-1' }]);
});

test.each<[call: unknown]>([
  ['nope'],
  [''],
  ['__proto__'],
  ['constructor'],
  ['toString'],
  ['hasOwnProperty'],
  ['article.read '],
  ['Article.read'],
  [undefined],
  [null],
  [7],
  [['article.read']],
  [{ toString: () => 'article.list' }],
])('%j is no call', async (call) => {
  const { heard, reported, send } = desk();
  const reply = await send(call, {});
  expect(code(reply)).toBe('unknown-call');
  expect([heard, reported]).toEqual([[], []]);
});

test('the refusal of an endless name is short', async () => {
  const reply = await desk().send('x'.repeat(100_000), {});
  expect(code(reply)).toBe('unknown-call');
  expect(JSON.stringify(reply).length).toBeLessThan(400);
});

test.each<[what: string, call: string, input: unknown, code: string, field: string]>([
  ['a missing field', 'article.read', {}, 'bad-message', 'id'],
  ['an unknown field', 'article.read', { id, path: '/etc/passwd' }, 'bad-message', 'input'],
  ['a path for an id', 'article.read', { id: '../../x' }, 'bad-message', 'id'],
  ['a list for an object', 'article.read', [], 'bad-message', 'input'],
  ['nothing for an object', 'library.open', undefined, 'bad-message', 'input'],
  ['a path for a token', 'import.files', { files: ['/etc/passwd'] }, 'bad-message', 'files.0'],
  ['no tokens', 'import.files', { files: [] }, 'bad-message', 'files'],
  ['too many tokens', 'import.files', { files: Array(1001).fill('T'.repeat(32)) }, 'too-large', 'files'],
  ['a field that is not for editing', 'article.save', { id, basedOn: 1, changes: { state: 'approved' } }, 'bad-message', 'changes'],
  ['a revision that is none', 'article.save', { id, basedOn: 1.5, changes: {} }, 'bad-message', 'basedOn'],
  ['a body too long', 'article.save', { id, basedOn: 1, changes: { body: 'x'.repeat(maxBodyLength + 1) } }, 'too-large', 'changes.body'],
  ['a new body too long', 'article.create', { fields: { body: '长'.repeat(maxBodyLength + 1) } }, 'too-large', 'fields.body'],
  ['a pasted text too long', 'import.text', { text: 'x'.repeat(maxBodyLength + 1) }, 'too-large', 'text'],
  ['a title too long', 'article.save', { id, basedOn: 1, changes: { title: '题'.repeat(501) } }, 'too-large', 'changes.title'],
  ['a time without offset', 'article.save', { id, basedOn: 1, changes: { publishAt: '2017-09-07T10:23:27' } }, 'bad-message', 'changes.publishAt'],
  ['a picture that is not base64', 'media.add', { article: id, name: 'a', data: 'not base64!' }, 'bad-message', 'data'],
  ['a medium under a name that is no hash', 'article.create', { fields: { media: { constructor: {} } } }, 'bad-message', 'fields.media.constructor'],
  ['changes under a name of the prototype', 'article.create', { fields: JSON.parse('{"__proto__": {"title": "x"}}') }, 'bad-message', 'fields'],
])('%s is refused and named', async (_, call, input, expected, field) => {
  const { heard, reported, send } = desk();
  const reply = await send(call, input);
  expect(reply).toMatchObject({ ok: false, failure: { code: expected, thing: call, stage: 'request', detail: { field } } });
  expect([heard, reported]).toEqual([[], []]);
});

test('a medium called __proto__ is none and changes no prototype', async () => {
  const { heard, send } = desk();
  await send('article.create', { fields: { media: JSON.parse('{"__proto__": {"polluted": 1}}') } });
  expect(heard).toMatchObject([{ input: { fields: { media: {} } } }]);
  expect(heard[0]?.input).not.toHaveProperty('fields.media.polluted');
  expect({}).not.toHaveProperty('polluted');
});

test('a body of the greatest length passes', async () => {
  const { heard, send } = desk();
  expect(code(await send('article.save', { id, basedOn: 1, changes: { body: '长'.repeat(maxBodyLength) } }))).toBe('ok');
  expect(heard).toHaveLength(1);
});

test('a coded exception becomes its failure, as the contract describes one', async () => {
  const { reported, send } = desk(() => {
    throw refusal('stale', 'article 1', 'write', 'it was based on an older one', { revision: 7, kept: 'x' }, new Error('the cause'));
  });
  const reply = await send('library.open', {});
  expect(reply).toEqual({
    ok: false,
    failure: { code: 'stale', thing: 'article 1', stage: 'write', message: 'it was based on an older one', detail: { revision: 7, kept: 'x' } },
  });
  if (!reply.ok) failureSchema.parse(reply.failure);
  expect(reported).toEqual([]);
});

test.each<[what: string, thrown: unknown]>([
  ['an error', new Error('secret: /home/zhang/稿库')],
  ['a text', 'secret'],
  ['nothing', undefined],
  ['null', null],
  ['a symbol', Symbol('secret')],
])('%s that nobody coded is reported, and its text stays inside', async (_, thrown) => {
  const { reported, send } = desk(() => {
    throw thrown;
  });
  const reply = await send('article.list', {});
  expect(code(reply)).toBe('internal');
  expect(JSON.stringify(reply)).not.toContain('secret');
  expect(reported).toEqual([{ error: thrown, call: 'article.list' }]);
});

test('a message is an answer, not a promise that breaks', async () => {
  const { send } = desk();
  const input = Object.defineProperty({}, 'id', {
    enumerable: true,
    get: () => {
      throw new Error('a trap');
    },
  });
  expect(code(await send('article.read', input))).toBe('internal');
});

test('every schema says no to what it does not know', () => {
  for (const [name, { input }] of Object.entries(calls)) {
    const schema = z.toJSONSchema(input, { io: 'input' });
    expect([name, schema.additionalProperties]).toEqual([name, false]);
  }
});

/** Never run: each line must fail to compile where it says so; `npm run types` is what fails. */
async function misuse(handlers: Handlers, message: Message) {
  // @ts-expect-error a handler is missing
  makeDispatch({}, () => undefined);
  const { 'article.read': _read, ...others } = handlers;
  // @ts-expect-error one handler is missing
  makeDispatch(others, () => undefined);
  // @ts-expect-error the answer is not what the contract says
  makeDispatch({ ...handlers, 'package.name': async () => ({ title: 'x' }) }, () => undefined);
  const caller = { client: 'x' };
  // @ts-expect-error the field is called id
  await handlers['article.read']({ article: id }, caller);
  // @ts-expect-error a state is not for editing
  await handlers['article.save']({ id, basedOn: 1, changes: { state: 'approved' } }, caller);
  // @ts-expect-error nobody is calling
  await handlers['library.open']({});
  // @ts-expect-error there is no such call
  handlers['article.destroy'];
  const reply = await makeDispatch(handlers, () => undefined)(message, caller);
  // @ts-expect-error a reply may be a failure
  reply.value;
  if (!reply.ok) {
    // @ts-expect-error there is no such code
    reply.failure.code === 'whatever';
  }
  const { article } = await handlers['article.read']({ id }, caller);
  // @ts-expect-error an article has a title, no headline
  article.headline;
}

test('the misuses above compile only because each is expected to be an error', () => {
  expect(misuse).toHaveLength(2);
});
