import { expect, test } from 'vitest';
import { collectNotices, type Notice, quoteSome } from '#domain/intake/notices.ts';

const words = {
  first: ({ count }: Notice) => `先 ${count}`,
  second: ({ dropped, changes }: Notice) => `后 ${quoteSome([...dropped, ...changes])}`,
};

test('what was done is told in the order of the words, what was dropped in the order of the text', () => {
  const notices = collectNotices('docx-', words);
  notices.drop('second', '丙', 3);
  notices.drop('second', '甲', 1);
  notices.note('first', 2);
  notices.note('first', 0);
  expect(notices.warnings()).toEqual([
    { code: 'docx-first', message: '先 2', count: 2 },
    { code: 'docx-second', message: '后 “甲”、“丙”', count: 2, dropped: ['甲', '丙'] },
  ]);
});

test('every change counts, five hundred are told', () => {
  const notices = collectNotices('', words);
  for (let times = 0; times < 300; times++) notices.change('second', [`${times},`, `${times}.`]);
  const [warning] = notices.warnings();
  expect(warning?.count).toBe(600);
  expect(warning?.changes).toHaveLength(500);
});

test('a quotation is cut between characters, not in one', () => {
  expect(quoteSome(['𠮷'.repeat(41)])).toBe(`“${'𠮷'.repeat(40)}…”`);
  expect(quoteSome(['甲', '乙', '丙', '丁'])).toBe('“甲”、“乙”、“丙” 等');
});
