import { describe, expect, test } from 'vitest';
import {
  type Action,
  type Decision,
  decide,
  illegal,
  moves,
  type Person,
  type ReviewHouse,
  type Role,
  roles,
  type Standing,
  type State,
  standingOf,
} from '#domain/workflow.ts';
import { awaitedRoles, offersTo } from '../../../renderer/state/offers.ts';

const hash = 'a'.repeat(64);
const at = '2026-06-01T08:00:00.000Z';
const reporter: Person = { name: '林晓', role: 'reporter' };
const editor: Person = { name: '许文澜', role: 'editor' };
const senior: Person = { name: '周远', role: 'senior' };
const chief: Person = { name: '沈岩', role: 'chief' };

function after(story: readonly (readonly [Action, Person])[], house: ReviewHouse = { reviews: 3, proofreadings: 0 }): Standing {
  const decisions: Record<string, Decision> = {};
  for (const [action, person] of story) {
    const standing = standingOf(decisions, hash, house);
    decisions[`d${Object.keys(decisions).length}`] = decide(standing, { action, person, opinion: '可', hash }, at);
  }
  return standingOf(decisions, hash, house);
}

const sent = [['submit', reporter]] as const;
const approved = [...sent, ['approve', editor], ['approve', senior], ['approve', chief]] as const;
const states: Readonly<Record<State, Standing>> = {
  draft: after([]),
  first: after(sent),
  second: after([...sent, ['approve', editor]]),
  final: after([...sent, ['approve', editor], ['approve', senior]]),
  approved: after(approved),
  exported: after([...approved, ['export', reporter]]),
  returned: after([...sent, ['return', editor]]),
  withdrawn: after([...sent, ['withdraw', reporter]]),
};

describe.each(Object.entries(states) as [State, Standing][])('in the state %s', (state, standing) => {
  test('the story leads there', () => expect(standing.state).toBe(state));

  test.each(roles)('a %s is offered what the table allows, and nothing of another office', (role) => {
    const person = { name: '何静', role };
    const allowed = moves.filter((move) => move.from === state && move.action !== 'export' && move.roles.includes(role));
    const offers = offersTo(person, standing, hash);
    expect(offers.map(({ deed, opinion }) => [deed, opinion])).toEqual(allowed.map(({ action, opinion }) => [action, opinion]));
    for (const { deed, why } of offers) expect(why).toBe(illegal(standing, { action: deed, person, opinion: '可', hash }));
  });

  test('nobody is offered anything', () => expect(offersTo(null, standing, hash)).toEqual([]));
});

test.each<[string, Standing, Person, string[]]>([
  ['who sent it sees why they do not review it', after([['submit', editor]]), editor, ['approve own-text', 'return', 'proofread', 'withdraw']],
  [
    'who reviewed it sees why not again',
    states.second,
    { name: '许文澜', role: 'senior' },
    ['approve same-person', 'return', 'proofread', 'withdraw'],
  ],
  [
    'when only a proofreading is missing',
    after(approved, { reviews: 3, proofreadings: 1 }),
    { name: '何静', role: 'chief' },
    ['approve already-approved', 'return', 'proofread', 'withdraw'],
  ],
  ['a reporter may take their own back', states.first, reporter, ['withdraw']],
])('%s', (_, standing, person, expected) => {
  expect(offersTo(person, standing, hash).map(({ deed, why }) => (why ? `${deed} ${why}` : deed))).toEqual(expected);
});

test.each<[string, Standing, readonly Role[]]>([
  ['the first review', states.first, ['editor', 'senior', 'chief']],
  ['the final review', states.final, ['chief']],
  ['a proofreading', after(approved, { reviews: 3, proofreadings: 1 }), ['proofreader', 'editor', 'senior', 'chief']],
  ['nothing', states.approved, []],
])('%s is waited for by its offices', (_, standing, expected) => {
  expect(awaitedRoles(standing)).toEqual(expected);
});
