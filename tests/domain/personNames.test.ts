import { describe, expect, test } from 'vitest';
import { hasUnseen, isSamePerson } from '#domain/personNames.ts';
import { illegal, type Person, standingOf, usualReview } from '#domain/workflow.ts';

const hash = 'a'.repeat(64);
const spellings = ['林\u3000晓', '林 晓', '林晓\u200b', '\u202e林晓\u202c', '林\u00ad晓', '林晓\ufe0f', '林\u3164晓', '林晓\u0000', '\ufeff林晓'];

describe('a name that nobody can tell from another', () => {
  test.each(spellings)('%j is the same person', (name) => expect(isSamePerson({ name }, { name: '林晓' })).toBe(true));
  test.each(['林小', '林晓晓', '晓林', ''])('%j is somebody else', (name) => expect(isSamePerson({ name }, { name: '林晓' })).toBe(false));
  test('Latin names differ by more than letter case and width', () => {
    expect(isSamePerson({ name: 'ＡNN Lee' }, { name: 'Ann lee' })).toBe(true);
    expect(isSamePerson({ name: 'Ann Lee' }, { name: 'Anna Lee' })).toBe(false);
  });

  test.each(spellings)('%j reviews neither what they submitted nor twice', (name) => {
    const decided = (action: 'submit' | 'approve', by: Person, turn: number, step?: 'first') =>
      ({ action, by, at: '2026-06-01T00:00:00Z', hash, opinion: '可', turn, ...(step ? { step } : {}) }) as const;
    const submitted = { a: decided('submit', { name: '林晓', role: 'chief' }, 1) };
    const wish = { action: 'approve', opinion: '可', hash } as const;
    expect(illegal(standingOf(submitted, hash, usualReview), { ...wish, person: { name, role: 'editor' } })).toBe('own-text');
    const read = {
      a: decided('submit', { name: '周远', role: 'reporter' }, 1),
      b: decided('approve', { name: '林晓', role: 'chief' }, 2, 'first'),
    };
    expect(illegal(standingOf(read, hash, usualReview), { ...wish, person: { name, role: 'senior' } })).toBe('same-person');
    // Nor does a file that says so make it two persons.
    const forged = { ...read, c: { ...decided('approve', { name, role: 'senior' }, 3), step: 'second' as const } };
    expect(standingOf(forged, hash, usualReview).awaits).toBe('second');
  });
});

test('signs that nobody sees are told from those that everybody does', () => {
  expect(['林晓', '阿依古丽·买买提', "O'Neill", 'José', 'José'].map(hasUnseen)).toEqual([false, false, false, false, false]);
  expect(['林晓\u200b', '\u202e林晓', '林\n晓', '林\u3164晓'].map(hasUnseen)).toEqual([true, true, true, true]);
});
