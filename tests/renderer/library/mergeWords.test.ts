import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Failure, FailureCode } from '#domain/result.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';
import { wordsOfMerge } from '../../../renderer/library/mergeWords.ts';
import type { MergedRow, MergeReport } from '../../../renderer/state/handoff.ts';

const i18n = createInstance();
beforeAll(() => i18n.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zhCN } }, interpolation: { escapeValue: false } }));
const id = '0198c0de-0000-7000-8000-00000000000a';
const failure = (code: FailureCode, detail?: Failure['detail']): Failure => ({
  code,
  thing: 'x',
  stage: 'import',
  message: '',
  ...(detail ? { detail } : {}),
});
const report = (more: Partial<MergeReport>): MergeReport => ({
  file: '新桥.copydesk',
  token: 'token-0000-0000-0000',
  results: [],
  refused: [],
  failure: null,
  ...more,
});
const row = (more: Partial<MergedRow>): MergedRow => ({
  id,
  title: '新桥通车',
  merged: true,
  text: 'merged',
  comments: 0,
  suggestions: 0,
  decisions: [],
  conflicts: [],
  ...more,
});
const approval = (more: object) => ({
  action: 'approve' as const,
  step: 'first' as const,
  by: { name: '许文澜', role: 'editor' as const },
  at: '',
  valid: true,
  foreign: false,
  ...more,
});
const told = (given: MergeReport) =>
  wordsOfMerge(i18n.t, 'zh-CN', given).map(({ outcome, title, lines, warnings }) => [outcome, title, ...lines, ...warnings].join('|'));

test.each<[string, Partial<MergedRow>, string]>([
  ['a new article', { text: 'new' }, 'new|新桥通车'],
  ['nothing new', { text: 'same', merged: false }, 'same|新桥通车'],
  ['remarks alone', { text: 'same', comments: 2, suggestions: 1 }, 'merged|新桥通车|2 条批注、1 条修订'],
  ['a valid approval', { decisions: [approval({})] }, 'merged|新桥通车|正文和信息有改动、1 条审签|许文澜（责编）：初审通过'],
  [
    'an approval of another text',
    { decisions: [approval({ valid: false })] },
    'merged|新桥通车|正文和信息有改动、1 条审签|许文澜（责编）：初审通过；与现稿不符，不生效',
  ],
  [
    'one by a stranger',
    { decisions: [approval({ foreign: true, by: { name: '外人', role: 'chief' } })] },
    'merged|新桥通车|正文和信息有改动、1 条审签|外人（总编）：初审通过|这些审签来自本单位名单外的人，只作记录，不生效：外人',
  ],
])('%s', (_, more, expected) => expect(told(report({ results: [row(more)] }))).toEqual([expected]));

test.each<[string, Failure, string]>([
  ['in the trash', failure('trashed'), '这篇稿件在回收站里。'],
  ['of a newer program', failure('newer-format'), '由更新版本的采编台写成。先升级这台电脑上的采编台，再合并。'],
  ['twice in one file', failure('bad-package', { kind: 'twice' }), '文件里有两份同一篇稿件，只合并了第一份。'],
  ['with a full disk', failure('disk-full'), '磁盘满了'],
])('an article %s says what to do', (_, why, expected) => {
  expect(told(report({ refused: [{ id, title: '旧稿', failure: why }] }))).toEqual([`refused|旧稿|${expected}`]);
});

test.each<[string, Failure, string]>([
  ['no hand-off', failure('bad-package'), '不是完好的交接文件，什么也没有写入。请对方重新交接一份。'],
  ['damaged', failure('bad-checksum'), '内容在路上被改动或损坏，什么也没有写入。请对方重新交接一份。'],
])('a file that is %s is refused as a whole', (_, why, expected) => {
  expect(told(report({ failure: why }))).toEqual([`refused|新桥.copydesk|${expected}`]);
});

test('only what lies in the trash, of a file that is still at hand, is offered to be restored', () => {
  const refused = [{ id, title: '旧稿', failure: failure('trashed') }];
  expect(wordsOfMerge(i18n.t, 'zh-CN', report({ refused }))[0]?.trashed).toBe(refused[0]);
  expect(wordsOfMerge(i18n.t, 'zh-CN', report({ refused, token: null }))[0]?.trashed).toBeUndefined();
});
