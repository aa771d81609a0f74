import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallName, calls } from '#contract/calls.ts';
import { failureSchema } from '#contract/reply.ts';
import { openDesk } from '../newsroom/desk.ts';

/** Whatever a window may send, the newsroom answers it or refuses it with a code: never an exception, never `internal`. */

const names = Object.keys(calls) as CallName[];
const id = '0198c0de-0000-7000-8000-00000000abcd';
const token = 'T'.repeat(32);

/** Values that come near to what some field wants. */
const nearly = fc.oneof(
  fc.constantFrom<unknown>(
    id,
    token,
    'plain',
    '',
    '../..',
    'a\u0000b',
    '\ud800',
    0,
    -1,
    1e308,
    null,
    true,
    [token],
    [id],
    {},
    '2017-09-07T10:23:27+08:00',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** An object with the fields of a call, wrong or missing, and sometimes one that nobody asked for. */
function misfit(name: CallName): fc.Arbitrary<unknown> {
  const fields = Object.keys(calls[name].input.shape);
  return fc.record(Object.fromEntries([...fields, '__proto__', 'constructor'].map((field) => [field, nearly])), { requiredKeys: [] });
}

describe('every call answers junk with a code', async () => {
  test.each(names)('%s', async (name) => {
    const desk = await openDesk();
    const property = fc.asyncProperty(fc.oneof(fc.jsonValue(), misfit(name)), async (input) => {
      const reply = await desk.dispatch({ call: name, input }, { client: 'junk' });
      if (reply.ok) calls[name].output.parse(reply.value);
      else expect(failureSchema.parse(reply.failure).code).not.toBe('internal');
    });
    await fc.assert(property, { numRuns: 60, endOnFailure: true });
    expect(desk.reported).toEqual([]);
  });
});

test('fields of an article that are junk never reach the library', async () => {
  const desk = await openDesk();
  const fields = Object.keys(calls['article.create'].input.shape.fields.shape);
  const changes = fc.record(Object.fromEntries(fields.map((field) => [field, nearly])), { requiredKeys: [] });
  const property = fc.asyncProperty(changes, async (given) => {
    const reply = await desk.dispatch({ call: 'article.create', input: { fields: given } }, { client: 'junk' });
    if (!reply.ok) expect(reply.failure.code).toMatch(/^(bad-message|too-large|invalid)$/);
  });
  await fc.assert(property, { numRuns: 150, endOnFailure: true });
  const { articles } = await desk.ask('article.list', { settled: true });
  expect(await desk.ask('library.problems', {})).toEqual([]);
  for (const article of articles) await desk.ask('article.read', { id: article.id });
  expect(desk.reported).toEqual([]);
});
