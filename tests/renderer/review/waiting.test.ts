import { expect, test } from 'vitest';
import { waitingOf, waitingWords } from '../../../renderer/review/waiting.ts';

const now = Date.parse('2026-06-02T08:00:00.000Z');
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();

test.each<[string, number, number | null, string, boolean, boolean]>([
  ['it has just come', 0, null, 'quiet', false, false],
  ['less than four hours', -3.99, null, 'quiet', false, false],
  ['four hours', -4, null, 'late', false, false],
  ['a day', -24, null, 'overdue', false, false],
  ['to be published tomorrow', -1, 24, 'quiet', false, false],
  ['to be published in more than two hours', -5, 2.1, 'late', false, false],
  ['to be published within two hours', -0.1, 2, 'quiet', true, false],
  ['its time has passed', -0.1, -0.1, 'quiet', true, true],
])('%s', (_, since, publishAt, tone, isPressing, isPast) => {
  expect(waitingOf({ since: at(since), publishAt: publishAt === null ? null : at(publishAt) }, now)).toMatchObject({ tone, isPressing, isPast });
});

test('a clock that runs behind makes nothing negative', () => {
  expect(waitingOf({ since: at(1), publishAt: null }, now).minutes).toBe(0);
});

test.each([
  [0, 'now 0'],
  [1, 'minutes 1'],
  [59, 'minutes 59'],
  [60, 'hours 1'],
  [47 * 60 + 59, 'hours 47'],
  [48 * 60, 'days 2'],
])('%i minutes are said as %s', (minutes, expected) => {
  const { key, count } = waitingWords(minutes);
  expect(`${key} ${count}`).toBe(expected);
});
