import { expect, test } from 'vitest';
import { throughGroups } from '../../../renderer/preview/portalStyle.ts';

test.each([
  ['.text > p', '.text > :where(.copydesk-group) > p'],
  ['.text > p + p', '.text > :where(.copydesk-group) > p + p'],
  ['.text > :first-child', '.text > :where(.copydesk-group:first-child) > :first-child'],
  ['main .text > h2:last-child', 'main .text > :where(.copydesk-group:last-child) > h2:last-child'],
  ['.text p', '.text p'],
  ['.text li > ul', '.text li > ul'],
  ['h1 > span, .text > figure', 'h1 > span, .text > :where(.copydesk-group) > figure'],
  ['.text:is(.a > .b) > p', '.text:is(.a > .b) > :where(.copydesk-group) > p'],
])('%s', (selector, expected) => {
  expect(throughGroups(selector, (compound) => compound === '.text' || compound.startsWith('.text:is'))).toBe(expected);
});
