import { expect, test } from 'vitest';
import type { Finding } from '#domain/checks/finding.ts';
import { refusal } from '#domain/result.ts';
import { askEach, portalsToCheck, together } from '../../../renderer/state/findings.ts';

const noEditor: Finding = { rule: 'editor-missing', level: 'error', message: '没有责任编辑。', field: 'editor', start: 0, end: 0 };
const tooLong = (max: number): Finding => ({
  rule: 'field-too-long',
  level: 'error',
  message: `标题有 40 字符，超过该网站的上限 ${max} 字符。`,
  field: 'title',
  start: max,
  end: 40,
});

test.each<[preview: string, chosen: string[], known: string[], keys: (string | undefined)[]]>([
  ['plain', [], ['plain'], ['plain']],
  ['plain', ['plain', 'wechat'], ['plain', 'wechat'], ['plain', 'wechat']],
  ['', ['wechat', 'gone'], ['plain', 'wechat'], ['wechat']],
  ['', [], [], [undefined]],
])('of the preview’s portal %j and the chosen %j, with %j there, it looks at %j', (preview, chosen, known, keys) => {
  expect(portalsToCheck(preview, chosen, known)).toEqual(keys);
});

test('what every portal says is said once and without names, the rest by its portals', () => {
  const found = together([
    ['plain', [noEditor]],
    ['wechat', [tooLong(32), noEditor]],
    ['other', [noEditor, tooLong(32)]],
    ['dedecms', [tooLong(21), noEditor]],
  ]);
  expect(found.map(({ rule, start, portals }) => [rule, start, portals])).toEqual([
    ['editor-missing', 0, []],
    ['field-too-long', 32, ['wechat', 'other']],
    ['field-too-long', 21, ['dedecms']],
  ]);
});

test('one portal names nobody', () => {
  expect(together([['plain', [tooLong(32)]]])).toEqual([{ ...tooLong(32), portals: [] }]);
});

test('a portal that has gone meanwhile says nothing; any other failure is one', async () => {
  const gone = refusal('not-found', 'portal wechat', 'read', 'there is no such portal');
  const ask = async (portal: string | undefined) => (portal === 'wechat' ? Promise.reject(gone) : [noEditor]);
  expect(await askEach(['plain', 'wechat'], ask)).toEqual([{ ...noEditor, portals: [] }]);
  await expect(askEach(['wechat'], ask)).rejects.toBe(gone);
  const cut = refusal('unreachable', 'Copydesk', 'request', 'nobody answers');
  await expect(askEach(['plain', 'wechat'], () => Promise.reject(cut))).rejects.toBe(cut);
});
