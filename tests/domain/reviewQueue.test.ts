import { expect, test } from 'vitest';
import { placeInQueue } from '#domain/reviewQueue.ts';
import { type Action, type Decision, decide, type Person, type ReviewHouse, standingOf } from '#domain/workflow.ts';

const at = '2026-06-01T08:00:00.000Z';
const hash = 'a'.repeat(64);
const reporter: Person = { name: '林晓', role: 'reporter' };
const editor: Person = { name: '许文澜', role: 'editor' };
const senior: Person = { name: '周远', role: 'senior' };
const chief: Person = { name: '沈岩', role: 'chief' };
const reader: Person = { name: '何静', role: 'proofreader' };

function standing(house: ReviewHouse, story: readonly (readonly [Action, Person])[]) {
  const decisions: Record<string, Decision> = {};
  for (const [action, person] of story) {
    const wish = { action, person, opinion: '可', hash };
    decisions[`d${Object.keys(decisions).length}`] = decide(standingOf(decisions, hash, house), wish, at);
  }
  return standingOf(decisions, hash, house);
}

const three: ReviewHouse = { reviews: 3, proofreadings: 1 };
const sent = [['submit', reporter]] as const;
const once = [...sent, ['approve', senior]] as const;
const all = [...sent, ['approve', editor], ['approve', senior], ['approve', chief]] as const;

test.each<[string, readonly (readonly [Action, Person])[], Person, 'mine' | 'sent' | undefined]>([
  ['a draft waits for nobody', [], editor, undefined],
  ['the first review waits for an editor', sent, editor, 'mine'],
  ['and for a higher office', sent, chief, 'mine'],
  ['and for a proofreader', sent, reader, 'mine'],
  ['not for who sent it', sent, reporter, 'sent'],
  ['an editor does not do the second review', once, editor, undefined],
  ['nobody reviews twice', once, senior, undefined],
  ['what they sent themselves waits for others', [['submit', editor]], editor, 'sent'],
  ['a returned one waits for who sent it', [...sent, ['return', editor]], reporter, 'mine'],
  ['and for no other', [...sent, ['return', editor]], senior, undefined],
  ['when only the proofreading is missing it waits for all who may', all, editor, 'mine'],
  ['also for who has reviewed it', all, chief, 'mine'],
  ['who has proofread it is done', [...sent, ['proofread', reader]], reader, undefined],
  ['what is approved waits for nobody', [...all, ['proofread', reader]], chief, undefined],
])('%s', (_what, story, person, place) => {
  expect(placeInQueue(standing(three, story), person, three, hash)).toBe(place);
});
