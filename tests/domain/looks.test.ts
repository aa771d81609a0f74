import { expect, test } from 'vitest';
import { isNewSince, type Look, type Looks, lookedAt } from '#domain/looks.ts';

const hash = 'a'.repeat(64);
const at = (minute: number) => `2026-03-05T10:${String(minute).padStart(2, '0')}:00.000Z`;
const look = (minute: number): Look => ({ at: at(minute), hash, number: 1 });

test.each<[string, Look | undefined, string | null, string, boolean]>([
  ['said after it by somebody else', look(5), at(6), '许文澜', true],
  ['in another time zone, but later', look(5), '2026-03-05T18:06:00.000+08:00', '许文澜', true],
  ['said before it', look(5), at(4), '许文澜', false],
  ['said by oneself', look(5), at(6), '林晓', false],
  ['never looked', undefined, at(1), '许文澜', true],
  ['never looked, but said it', undefined, at(1), '林晓', false],
  ['nobody knows when', look(5), null, '许文澜', false],
])('%s', (_, last, when, by, expected) => expect(isNewSince(last, { at: when, by }, '林晓')).toBe(expected));

test('the looks of so many articles stay, the latest, and of an article everybody’s last', () => {
  let looks: Looks = {};
  for (const [id, name, minute] of [
    ['a', '甲', 1],
    ['b', '甲', 2],
    ['a', '乙', 3],
    ['c', '甲', 4],
  ] as const)
    looks = lookedAt(looks, id, name, look(minute), 2);
  expect(Object.keys(looks).sort()).toEqual(['a', 'c']);
  expect(looks.a).toEqual({ 甲: look(1), 乙: look(3) });
});
