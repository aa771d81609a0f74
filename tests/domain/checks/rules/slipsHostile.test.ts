import { describe, expect, it } from 'vitest';
import { houseEntry } from '#domain/checks/house/houseList.ts';
import { houseRules } from '#domain/checks/house/houseRules.ts';
import { complianceRules } from '#domain/checks/rules/compliance/all.ts';
import { slipRules } from '#domain/checks/rules/slips/all.ts';

/** UTF-16 units: 200 KB. */
const length = 100_000;
const fill = (unit: string) => unit.repeat(Math.ceil(length / unit.length));

/** Texts in which a rule that goes back and forth would not come to an end. */
const hostile: readonly (readonly [string, string])[] = [
  ['opening quotes', fill('“')],
  ['pairs of quotes', fill('“”')],
  ['nested brackets', fill('（') + fill('）')],
  ['nested titles', fill('《') + fill('》')],
  ['one particle', fill('的')],
  ['digits', fill('9')],
  ['digits and points', fill('1.2-3:')],
  ['signs without a mark', fill('县里连夜部署防汛工作')],
  ['wrong words in titles', fill('《布署布署》')],
  ['half of a frame', fill('在是因为解决了提高即要本着')],
  ['ages', fill('12岁的张')],
  ['phone numbers', fill('热线13900000001，')],
  ['multiplication signs', fill('×')],
  ['blanks', fill(' \u3000')],
  ['commas', fill('，')],
  ['case and names', `性侵案被害人${fill('王小雨，12岁')}`],
];

/** A house whose words are each other's ends and exceptions. */
const nested = Array.from({ length: 5 }, (_, index) =>
  houseEntry.parse({
    word: '的'.repeat(index + 1),
    kind: 'forbidden',
    replacement: '',
    reason: '',
    exceptions: ['的'.repeat(index + 2)],
    scope: { channels: [], fields: [] },
  }),
);

describe.each([...slipRules, ...complianceRules, ...houseRules({ version: 1, entries: nested })].map((rule) => [rule.id, rule] as const))(
  '%s',
  (_id, rule) => {
    it.each(hostile)('comes to an end with %s', (_name, text) => {
      const hits = rule.check({ place: rule.places?.[0] ?? 'paragraph', text, masked: text });
      expect(hits.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
    });
  },
);
