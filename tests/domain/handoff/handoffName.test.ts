import { expect, test } from 'vitest';
import { handoffName, isHandoffName } from '#domain/handoff/handoffName.ts';
import { isSafeName } from '#domain/portal/safepath.ts';

test.each<[readonly string[], string]>([
  [['云溪县新桥通车'], '云溪县新桥通车.copydesk'],
  [['云溪县新桥通车', '另一稿', ''], '云溪县新桥通车 +2.copydesk'],
  [['“四干”：<怎么干>？/一线手记'], '“四干”： 怎么干 ？ 一线手记.copydesk'],
  [['CON'], '无标题.copydesk'],
  [[' . '], '无标题.copydesk'],
  [['桥'.repeat(200)], `${'桥'.repeat(60)}.copydesk`],
  [['倒\u202e字\n两行'], '倒 字 两行.copydesk'],
])('%j is called %s', (titles, expected) => {
  const name = handoffName(titles, '无标题');
  expect(name).toBe(expected);
  expect(isSafeName(name)).toBe(true);
  expect(isHandoffName(name)).toBe(true);
});
