import { beforeEach, expect, test } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import { refusal } from '#domain/result.ts';
import type { Host } from '../../../renderer/bridge/host.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { exportOpen } from '../../../renderer/state/exporting.ts';
import { openArticle, startSession } from '../../../renderer/state/session.ts';
import { endWork } from '../../../renderer/state/work.ts';
import { articleOf, fakeHost, one, readOf } from './fakeHost.ts';

type Export = CallInput<'package.export'>;

/** A desk whose newsroom exports as `each` says. */
async function opened(kind: Host['kind'], each: (input: Export) => void = () => {}, answer: 'folder' | 'cancel' = 'folder') {
  const asked: string[] = [];
  const finished: string[] = [];
  const host = fakeHost(
    {
      'article.hold': () => ({ mine: true }),
      'article.read': () => readOf(articleOf(one)),
      'article.check': () => [],
      'package.name': () => ({ name: '20260305-bridge' }),
      'package.export': (input) => {
        each(input);
        return { path: '', files: 8, findings: [], warnings: [{ code: 'x', message: '缩小了', count: 1 }] };
      },
    },
    {
      kind,
      chooseTarget: async (what, name) => {
        asked.push(`${what} ${name}`);
        return answer === 'cancel' ? null : { token: 't'.repeat(16), name, finish: async () => void finished.push(name), reveal: async () => {} };
      },
    },
  );
  startSession(host);
  await openArticle(one);
  return { host, asked, finished };
}

beforeEach(() => useDesk.setState({ name: '云溪', progress: null }));

test('for one portal the package has its own name', async () => {
  const { host, asked, finished } = await opened('browser');
  const outcome = await exportOpen(['cms'], 'zip', new Map());
  expect(asked).toEqual(['zip 20260305-bridge.zip']);
  expect(finished).toEqual(['20260305-bridge.zip']);
  expect(outcome).toMatchObject({ done: [{ portal: 'cms', name: '20260305-bridge.zip', files: 8, warnings: ['缩小了'] }], refused: [] });
  expect(host.askedFor('package.export')).toEqual([{ id: one, portal: 'cms', target: 't'.repeat(16) }]);
});

test('for several portals a browser downloads a file each, told apart by name', async () => {
  const { finished } = await opened('browser');
  const outcome = await exportOpen(['cms', 'wechat'], 'zip', new Map());
  expect(finished).toEqual(['20260305-bridge-cms.zip', '20260305-bridge-wechat.zip']);
  expect(outcome?.done.map(({ portal }) => portal)).toEqual(['cms', 'wechat']);
});

test('on the desktop one folder is asked for, and each portal gets its own in it', async () => {
  const { host, asked } = await opened('desktop');
  await exportOpen(['cms', 'wechat'], 'folder', new Map());
  expect(asked).toEqual(['folder 云溪']);
  expect(host.askedFor('package.export')).toMatchObject([
    { portal: 'cms', apart: true, form: 'folder' },
    { portal: 'wechat', apart: true, form: 'folder' },
  ]);
});

test('one that is refused does not stop the others, and only blocked ones carry the reason', async () => {
  const { host } = await opened('browser', ({ portal }) => {
    if (portal === 'cms') throw refusal('blocked', '新桥通车', 'export', 'too long');
  });
  const outcome = await exportOpen(['cms', 'wechat', 'plain'], 'zip', new Map([['wechat', '主任同意']]), '许文澜');
  expect(outcome).toMatchObject({
    done: [{ portal: 'wechat' }, { portal: 'plain' }],
    refused: [{ portal: 'cms', failure: { code: 'blocked' } }],
  });
  expect(host.askedFor('package.export').map(({ override, by }) => [override, by])).toEqual([
    [undefined, undefined],
    ['主任同意', '许文澜'],
    [undefined, undefined],
  ]);
});

test('what is ended is not begun, and a cancelled dialog is nothing', async () => {
  const { host } = await opened('browser', () => endWork());
  expect((await exportOpen(['cms', 'wechat'], 'zip', new Map()))?.done).toHaveLength(1);
  expect(host.askedFor('package.export')).toHaveLength(1);
  await opened('desktop', undefined, 'cancel');
  expect(await exportOpen(['cms', 'wechat'], 'folder', new Map())).toBeNull();
  expect(await exportOpen(['cms'], 'zip', new Map())).toBeNull();
  expect(await exportOpen([], 'zip', new Map())).toBeNull();
});
