import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallOutput } from '#contract/calls.ts';
import { refusal } from '#domain/result.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { handOver, mergeFiles, restoreAndMerge, useMerged } from '../../../renderer/state/handoff.ts';
import { importAll } from '../../../renderer/state/importing.ts';
import { incomingToken } from '../../../renderer/state/incoming.ts';
import { closeOpen, openArticle, startSession } from '../../../renderer/state/session.ts';
import { articleOf, type FakeHost, fakeHost, one, readOf, two } from './fakeHost.ts';

type Outcome = CallOutput<'handoff.merge'>;
const row = (id: string, more: Partial<Outcome['results'][number]> = {}): Outcome['results'][number] => ({
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
const trashed: Outcome['refused'][number] = {
  id: two,
  title: '旧稿',
  failure: { code: 'trashed', thing: `article ${two}`, stage: 'read', message: '' },
};
const file = (name: string) => incomingToken({ token: `token-of-${name}-0000`, name });

let body = '原文。';
const quiet = {
  'article.read': () => readOf(articleOf(one, { body, revision: body === '原文。' ? 3 : 4 })),
  'article.hold': () => ({ mine: true }),
  'article.list': () => ({ total: 0, groups: [], articles: [], complete: true }),
  'review.looks': () => ({}),
} as const;

function begin(more: Parameters<typeof fakeHost>[0], host: Parameters<typeof fakeHost>[1] = {}): FakeHost {
  const made = fakeHost({ ...quiet, ...more }, host);
  startSession(made);
  return made;
}

beforeEach(() => {
  body = '原文。';
  useDesk.setState({ dialog: null, notices: [] });
  useMerged.setState({ reports: [] });
});
afterEach(() => closeOpen());

test('hand-offs among chosen files are merged, and the others imported', async () => {
  const host = begin({
    'import.files': ({ files }) => files.map(() => ({ file: '通稿.txt', failure: { code: 'empty', thing: '', stage: 'import', message: '' } })),
    'handoff.merge': () => ({ results: [row(one)], refused: [] }),
  });
  await importAll([file('通稿.txt'), file('新桥.copydesk')]);
  expect(host.askedFor('import.files').map(({ files }) => files)).toEqual([['token-of-通稿.txt-0000']]);
  expect(host.askedFor('handoff.merge')).toEqual([{ file: 'token-of-新桥.copydesk-0000' }]);
  expect(useDesk.getState().dialog).toBe('merged');
});

test('the open article takes what was merged into it, and a file that is none stops no other', async () => {
  begin({
    'handoff.merge': ({ file: token }) => {
      if (token.includes('坏')) throw refusal('bad-package', '坏.copydesk', 'import', 'it is no hand-off of Copydesk');
      body = '合并后的文。';
      return { results: [row(one)], refused: [] };
    },
  });
  await openArticle(one);
  await mergeFiles([file('坏.copydesk'), file('好.copydesk')]);
  const { reports } = useMerged.getState();
  expect(reports.map(({ file: name, failure, results }) => [name, failure?.code, results.length])).toEqual([
    ['坏.copydesk', 'bad-package', 0],
    ['好.copydesk', undefined, 1],
  ]);
  expect(useCopy.getState().id).toBe(one);
});

test('an article in the trash is got out of it and merged by itself', async () => {
  const host = begin({
    'handoff.merge': ({ only }) => (only ? { results: [row(two)], refused: [] } : { results: [row(one)], refused: [trashed] }),
    'trash.list': () => [
      { key: two, id: two, title: '旧稿', state: 'draft', han: 1, trashedAt: '2026-03-01T00:00:00.000Z', by: '' },
      { key: `${two}.2`, id: two, title: '旧稿', state: 'draft', han: 1, trashedAt: '2026-03-02T00:00:00.000Z', by: '' },
    ],
    'trash.restore': () => ({ restored: [two], refused: [] }),
  });
  await mergeFiles([file('两稿.copydesk')]);
  const [report] = useMerged.getState().reports;
  if (!report) throw new Error('no report');
  await restoreAndMerge(report, trashed);
  expect(host.askedFor('trash.restore')).toEqual([{ keys: [`${two}.2`] }]);
  expect(host.askedFor('handoff.merge')).toEqual([{ file: report.token }, { file: report.token, only: [two] }]);
  expect(useMerged.getState().reports).toMatchObject([{ results: [{ id: one }, { id: two }], refused: [] }]);
});

test('an article is handed over under its title, and a conflict that nobody settled is told', async () => {
  let finished = 0;
  const names: string[] = [];
  const target = { token: 'target-token-0000', name: '新桥通车.copydesk', finish: async () => void finished++ };
  const pending = { field: 'title', base: '', ours: '甲', theirs: '乙', by: '', at: '2026-03-05T00:00:00.000Z' };
  const host = begin(
    { 'handoff.write': () => ({ files: 3 }), 'handoff.conflicts': () => ({ [two]: pending }) },
    {
      chooseTarget: async (_kind, name) => {
        names.push(name);
        return target;
      },
    },
  );
  await openArticle(one);
  await handOver([one], '无标题');
  expect([names, finished, host.askedFor('handoff.write')]).toEqual([['新桥通车.copydesk'], 1, [{ ids: [one], target: target.token }]]);
  expect(useDesk.getState().notices).toMatchObject([{ tone: 'success', key: 'handoff.writtenUnsettled', values: { count: 1 } }]);
});

test('who thinks better of it writes nothing', async () => {
  const host = begin({}, { chooseTarget: async () => null });
  await handOver([one], '无标题');
  expect(host.askedFor('handoff.write')).toEqual([]);
  expect(useDesk.getState().notices).toEqual([]);
});
