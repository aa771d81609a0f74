import { expect, test } from 'vitest';
import { client, openDesk } from './desk.ts';

test('people are taken in, changed and let go; what they are called is theirs alone', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('people.save', { name: ' 许文澜 ', roles: ['editor', 'proofreader'] });
  expect(desk.events.at(-1)).toEqual({ type: 'people.changed', by: client });
  expect(await desk.ask('people.list', {})).toEqual([{ id, name: '许文澜', roles: ['editor', 'proofreader'] }]);
  await desk.ask('people.save', { id, name: '许文澜', roles: ['senior'] });
  expect((await desk.refused('people.save', { name: '许文澜', roles: ['reporter'] })).code).toBe('target-exists');
  await desk.ask('people.remove', { id });
  expect(await desk.ask('people.list', {})).toEqual([]);
  await desk.ask('people.save', { name: '许文澜', roles: ['reporter'] });
  expect(await desk.ask('people.list', {})).toHaveLength(1);
});

test('the person at the desk is chosen, and stays chosen for the next session', async () => {
  const desk = await openDesk();
  const { name: user } = await desk.ask('person.read', {});
  expect(await desk.ask('person.read', {})).toEqual({ person: null, name: expect.stringMatching(/./) });
  const person = { name: '林晓', role: 'reporter' as const };
  await desk.ask('person.choose', { person });
  await desk.ask('backup.schedule', { folder: null });
  await desk.close();
  const again = await openDesk({ library: desk.library });
  expect(await again.ask('person.read', {})).toEqual({ person, name: '林晓' });
  await again.ask('person.choose', { person: null });
  expect(await again.ask('person.read', {})).toEqual({ person: null, name: user });
});

test.each([
  ['somebody who is not on the list', { name: '周远', role: 'editor' as const }, 'unknown-person'],
  ['an office they do not hold', { name: '许文澜', role: 'chief' as const }, 'unknown-person'],
  ['a role that does not exist', { name: '许文澜', role: 'king' }, 'bad-message'],
])('a house with a list of its people refuses %s', async (_what, person, code) => {
  const desk = await openDesk();
  await desk.ask('people.save', { name: '许文澜', roles: ['editor'] });
  expect((await desk.refused('person.choose', { person })).code).toBe(code);
});

test.each([
  ['no name', { name: ' ', roles: ['editor'] }, 'bad-message'],
  ['no role', { name: '许文澜', roles: [] }, 'bad-message'],
  ['a role twice', { name: '许文澜', roles: ['editor', 'editor'] }, 'bad-message'],
  ['an id that nobody has', { id: '0197a1c0-0000-7000-8000-000000000001', name: '许文澜', roles: ['editor'] }, 'not-found'],
])('a person with %s is refused', async (_what, person, code) => {
  expect((await (await openDesk()).refused('people.save', person)).code).toBe(code);
});

test.each(['林晓\u200b', '\u202e晓林', '林\n晓', '\u3164'])('nobody is taken in, chosen or acts under the name %j', async (name) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: {} });
  const as = { name, role: 'editor' };
  for (const [call, input] of [
    ['people.save', { name, roles: ['editor'] }],
    ['person.choose', { person: as }],
    ['review.act', { id, action: 'submit', as }],
    ['review.queue', { as }],
  ] as const) {
    expect((await desk.refused(call, input)).code, call).toBe('bad-message');
  }
});

test('two people whose names look alike do not both work here', async () => {
  const desk = await openDesk();
  await desk.ask('people.save', { name: '林晓', roles: ['reporter'] });
  expect((await desk.refused('people.save', { name: '林\u3000晓', roles: ['chief'] })).code).toBe('target-exists');
});
