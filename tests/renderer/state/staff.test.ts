import { afterEach, expect, test, vi } from 'vitest';
import type { CallOutput } from '#contract/calls.ts';
import type { Person } from '#domain/workflow.ts';
import { dropWord, keepWord, wordsOf } from '../../../renderer/state/opinionWords.ts';
import { usePerson } from '../../../renderer/state/person.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { choosePerson, removeMember, saveMember, seatsOf } from '../../../renderer/state/staff.ts';
import { fakeHost, one, two } from './fakeHost.ts';

afterEach(() => vi.unstubAllGlobals());

async function house(person: Person | null) {
  let staff: CallOutput<'people.list'> = [
    { id: one, name: '许文澜', roles: ['editor', 'proofreader'] },
    { id: two, name: '沈岩', roles: ['chief'] },
  ];
  let here = person;
  const host = fakeHost({
    'people.list': () => structuredClone(staff),
    'person.read': () => ({ person: here, name: '' }),
    'person.choose': ({ person: chosen }) => {
      here = chosen;
      return {};
    },
    'people.save': ({ id = two, name, roles }) => {
      staff = [...staff.filter((each) => each.id !== id), { id, name, roles }];
      return { id };
    },
    'people.remove': ({ id }) => {
      staff = staff.filter((each) => each.id !== id);
      return {};
    },
  });
  startSession(host);
  usePerson.setState({ person, staff, asking: true });
}

test('each person may be chosen in each of their offices', async () => {
  await house(null);
  expect(seatsOf(usePerson.getState().staff).map(({ name, role }) => `${name} ${role}`)).toEqual([
    '许文澜 editor',
    '许文澜 proofreader',
    '沈岩 chief',
  ]);
  await choosePerson({ name: '沈岩', role: 'chief' });
  expect(usePerson.getState()).toMatchObject({ person: { name: '沈岩', role: 'chief' }, asking: false });
});

test.each<[string, { name: string; roles: ('editor' | 'senior')[] }, Person]>([
  ['a new name', { name: '许文岚', roles: ['editor'] }, { name: '许文岚', role: 'editor' }],
  ['another office', { name: '许文澜', roles: ['senior'] }, { name: '许文澜', role: 'senior' }],
])('who sits here goes along with %s', async (_, member, expected) => {
  await house({ name: '许文澜', role: 'editor' });
  await saveMember({ id: one, ...member });
  expect(usePerson.getState().person).toEqual(expected);
});

test('when somebody else is changed, or leaves, who sits here stays; when they leave themselves nobody does', async () => {
  await house({ name: '许文澜', role: 'editor' });
  await saveMember({ id: two, name: '沈岩', roles: ['senior'] });
  expect(usePerson.getState().person).toEqual({ name: '许文澜', role: 'editor' });
  const [member] = usePerson.getState().staff;
  if (member) await removeMember(member);
  expect(usePerson.getState()).toMatchObject({ person: null, staff: [{ name: '沈岩' }] });
});

test('usual opinions are kept by person, the newest first, each once', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  keepWord('许文澜', '同意。');
  keepWord('许文澜', '请补采。');
  expect(keepWord('许文澜', '同意。')).toEqual(['同意。', '请补采。']);
  expect(wordsOf('沈岩')).toEqual([]);
  dropWord('许文澜', '同意。');
  expect(wordsOf('许文澜')).toEqual(['请补采。']);
  for (let number = 0; number < 20; number += 1) keepWord('许文澜', `第${number}句`);
  expect(wordsOf('许文澜')).toHaveLength(8);
});
