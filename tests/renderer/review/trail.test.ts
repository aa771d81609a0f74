import { expect, test } from 'vitest';
import { type Action, type Decision, decide, type Person, type ReviewHouse, standingOf } from '#domain/workflow.ts';
import { stateWord, trailOf } from '../../../renderer/review/trail.ts';

const [old, now] = ['a'.repeat(64), 'b'.repeat(64)];
const reporter: Person = { name: '林晓', role: 'reporter' };
const editor: Person = { name: '许文澜', role: 'editor' };
const senior: Person = { name: '周远', role: 'senior' };
const reader: Person = { name: '何静', role: 'proofreader' };

type Story = readonly (readonly [Action, Person, string])[];
const sent = ['submit', reporter, now] as const;

function drawn(story: Story, house: ReviewHouse): string[] {
  const decisions: Record<string, Decision> = {};
  for (const [action, person, hash] of story) {
    const standing = standingOf(decisions, hash, house);
    decisions[`d${Object.keys(decisions).length}`] = decide(standing, { action, person, opinion: '可', hash }, '2026-06-01T08:00:00.000Z');
  }
  return trailOf(standingOf(decisions, now, house), house.proofreadings).map(
    ({ what, how, isVoid, decision }) => `${what} ${how}${isVoid ? ' void' : ''}${decision ? ` ${decision.by.name}` : ''}`,
  );
}

test.each<[string, Story, ReviewHouse, string[]]>([
  ['nothing of a draft', [], { reviews: 3, proofreadings: 0 }, []],
  ['whom it waits for', [sent], { reviews: 3, proofreadings: 0 }, ['submit done 林晓', 'first now', 'second open', 'final open']],
  ['who has passed it', [sent, ['approve', editor, now]], { reviews: 2, proofreadings: 0 }, ['submit done 林晓', 'first done 许文澜', 'final now']],
  [
    'what an edit made void, and that it begins again',
    [sent, ['approve', editor, old], ['approve', senior, old]],
    { reviews: 3, proofreadings: 0 },
    ['submit done 林晓', 'first now void 许文澜', 'second void void 周远', 'final open'],
  ],
  [
    'proofreadings, and which is missing',
    [sent, ['proofread', reader, now], ['approve', editor, now]],
    { reviews: 1, proofreadings: 2 },
    ['submit done 林晓', 'first done 许文澜', 'proofreading done 何静', 'proofreading now'],
  ],
  [
    'a valid proofreading before a void one',
    [sent, ['proofread', editor, old], ['proofread', reader, now]],
    { reviews: 1, proofreadings: 2 },
    ['submit done 林晓', 'first now', 'proofreading done 何静', 'proofreading void void 许文澜'],
  ],
])('it draws %s', (_, story, house, expected) => {
  expect(drawn(story, house)).toEqual(expected);
});

test.each([
  ['first', 'first', 'state.first'],
  ['final', 'proofreading', 'queue.proofreading'],
  ['approved', undefined, 'state.approved'],
] as const)('%s that waits for %s is called %s', (state, awaits, word) => {
  expect(stateWord({ state, awaits })).toBe(word);
});
