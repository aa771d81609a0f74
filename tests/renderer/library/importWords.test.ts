import i18next from 'i18next';
import { expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';
import { inOrder, reportText, wordsOfImport } from '../../../renderer/library/importWords.ts';
import type { ImportRow } from '../../../renderer/state/importing.ts';

const speaking = i18next.createInstance();
await speaking.init({
  lng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
const t = speaking.getFixedT('zh-CN');

const [one, two, three] = ['a', 'b', 'c'].map((end) => `0198c0de-0000-7000-8000-00000000000${end}`) as [string, string, string];
const like = { id: two, title: '新桥今通车', updatedAt: '', like: 'lead' as const, same: false };
const warnings = [{ code: 'dropped-indents', message: '去掉行首空白 3 行', count: 3 }];
const imported = { id: one, title: '新桥通车', warnings, similar: [like] };
const failure = { code: 'empty' as const, thing: '空.txt', stage: 'import' as const, message: 'the file is empty' };
const rows: readonly ImportRow[] = [
  { file: '来稿/一.txt', imported },
  { file: '来稿/空.txt', failure },
  { file: '来稿/包.zip', present: { id: two, title: '' } },
  { file: '来稿/二.txt', failure: { ...failure, code: 'cancelled' } },
];
const words = rows.map((row, at) => wordsOfImport(t, 'zh-CN', row, at));

test('the report can be passed on as text, what needs somebody first', () => {
  expect(reportText(t, words)).toBe(
    [
      '已导入 1 篇，共 4 个文件',
      '没能导入\t来稿/空.txt\t是空的',
      '没有导入\t来稿/二.txt\t已取消',
      '已有\t来稿/包.zip\t（无标题）',
      '\t稿库里已有这一稿，未重复导入',
      '已导入\t来稿/一.txt\t新桥通车',
      '\t《新桥通车》与稿库里的《新桥今通车》很像',
      '\t去掉行首空白 3 行',
      '',
    ].join('\n'),
  );
  expect(inOrder(words).map(({ key }) => key)).toEqual(['1', '3', '2', '0']);
});

test('of a text that is here several times one is named', () => {
  const twins = [
    { ...like, same: true },
    { ...like, id: one, same: true },
    { ...like, id: three },
  ];
  const { others } = wordsOfImport(t, 'zh-CN', { file: '一.txt', imported: { ...imported, similar: twins } }, 0);
  expect(others.map(({ id }) => id)).toEqual([two, three]);
});

test('what is lost or to be decided is not folded away with what was tidied, and comes first', () => {
  const lost = { code: 'pictures-unreadable', message: '有 1 张图片读不出来，未导入', count: 1 };
  const row = (file: string, told: typeof warnings): ImportRow => ({ file, imported: { ...imported, similar: [], warnings: told } });
  const said = [row('净.txt', warnings), row('缺.mhtml', [...warnings, lost])].map((each, at) => wordsOfImport(t, 'zh-CN', each, at));
  expect(inOrder(said)).toMatchObject([
    { file: '缺.mhtml', open: [lost.message], changes: ['去掉行首空白 3 行'], count: 3 },
    { file: '净.txt', open: [], count: 3 },
  ]);
  expect(reportText(t, said)).toContain(`\t${lost.message}\n\t去掉行首空白 3 行`);
});

test('a near-duplicate leads to the article that is here', () => {
  expect(words[0]).toMatchObject({ id: one, count: 3, others: [{ id: two, title: '新桥今通车' }] });
});

test.each([
  ['library', two, /内容不同/],
  ['trash', null, /回收站/],
] as const)('of a package whose article is in the %s the way there is shown where there is one', (place, id, says) => {
  const row: ImportRow = { file: '包.zip', imported: { ...imported, beside: { id: two, title: '新桥通车', place } } };
  const { others } = wordsOfImport(t, 'zh-CN', row, 0);
  expect(others).toMatchObject([{ id, words: expect.stringMatching(says) }]);
});

test('a package folder in a browser is told what to do', () => {
  const row: ImportRow = { file: '来稿/包', failure: { ...failure, code: 'unsupported', detail: { kind: 'package-folder' } } };
  expect(wordsOfImport(t, 'zh-CN', row, 0).says).toMatch(/zip/);
});
