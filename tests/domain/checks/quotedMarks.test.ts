import { expect, test } from 'vitest';
import { quotedMarks } from '#domain/checks/quotedMarks.ts';

test.each([
  ['““”没有配对的另一半。', { text: '“' }, '「“」没有配对的另一半。'],
  ['引号与点号的位置不对，“”。”宜为“。””。', { text: '”。', fix: '。”' }, '引号与点号的位置不对，「”。」宜为「。”」。'],
  ['“他说“好”的”应为“他说”。', { text: '他说“好”的', fix: '他说' }, '「他说“好”的」应为“他说”。'],
  ['“布署”应为“部署”。', { text: '布署', fix: '部署' }, '“布署”应为“部署”。'],
  ['“”没有写完。', { text: '' }, '“”没有写完。'],
])('of %j the quoted marks can be read', (said, values, words) => {
  expect(quotedMarks(said, values)).toBe(words);
});
