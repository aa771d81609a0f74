import { beforeEach, expect, test } from 'vitest';
import { refusal } from '#domain/result.ts';
import type { Target } from '../../../renderer/bridge/host.ts';
import { backupName, backupNow, checkLibrary, chooseBackupFolder, restoreBackup } from '../../../renderer/state/backups.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { closeOpen, startSession } from '../../../renderer/state/session.ts';
import { fakeHost } from './fakeHost.ts';

const token = 'token-0123456789abcdef';
const notices = () => useDesk.getState().notices;

beforeEach(() => {
  closeOpen();
  useDesk.setState({ notices: [], progress: null, name: '稿库' });
});

test.each([
  ['稿库', '稿库-20261125.copydesk-backup.zip'],
  ['a/b\\c:d', 'abcd-20261125.copydesk-backup.zip'],
  ['', 'Copydesk-20261125.copydesk-backup.zip'],
  ['长'.repeat(300), `${'长'.repeat(80)}-20261125.copydesk-backup.zip`],
])('a backup of %j is called %j', (library, name) => expect(backupName(library, '20261125')).toBe(name));

test('a backup is written where the person says, handed over, and told', async () => {
  const told: string[] = [];
  const target: Target = { token, name: '稿库.zip', finish: async () => void told.push('finished') };
  const host = fakeHost(
    { 'backup.write': () => ({ name: '稿库.zip', articles: 12, bytes: 9, sha256: '' }) },
    {
      chooseTarget: async (kind, name) => {
        told.push(`${kind} ${name}`);
        return target;
      },
    },
  );
  startSession(host);
  await backupNow('20261125');
  expect(told).toEqual(['zip 稿库-20261125.copydesk-backup.zip', 'finished']);
  expect(host.askedFor('backup.write')).toEqual([{ target: token }]);
  expect(notices()).toMatchObject([{ tone: 'success', key: 'backup.done', values: { name: '稿库.zip', count: 12 } }]);
});

test('a dialog that was cancelled does nothing', async () => {
  const host = fakeHost({}, { chooseTarget: async () => null, choose: async () => [] });
  startSession(host);
  await backupNow('20261125');
  await restoreBackup();
  await chooseBackupFolder();
  expect([host.asked, notices()]).toEqual([[], []]);
});

test('cancelled work is no error, failed work is, and neither leaves its progress behind', async () => {
  const target: Target = { token, name: '稿库', finish: async () => undefined };
  const failing = (code: 'cancelled' | 'disk-full') => {
    startSession(
      fakeHost(
        {
          'backup.write': () => {
            useDesk.setState({ progress: { what: 'work.backup', done: 1, total: 9 } });
            throw refusal(code, 'backup', 'backup', code);
          },
        },
        { chooseTarget: async () => target },
      ),
    );
    return backupNow('20261125');
  };
  await failing('cancelled');
  await failing('disk-full');
  expect(notices().map(({ tone, key }) => [tone, key])).toEqual([
    ['info', 'backup.cancelled'],
    ['error', 'backup.failed'],
  ]);
  expect(useDesk.getState().progress).toBeNull();
});

test('a backup is restored into the folder that was chosen', async () => {
  const host = fakeHost(
    { 'backup.restore': () => ({ path: '/tmp/新库', articles: 3, bytes: 9, sha256: '' }) },
    {
      choose: async () => [{ token, name: '稿库.zip' }],
      chooseTarget: async () => ({ token: `${token}-folder`, name: '新库', finish: async () => undefined }),
    },
  );
  startSession(host);
  await restoreBackup();
  expect(host.askedFor('backup.restore')).toEqual([{ file: token, target: `${token}-folder` }]);
  expect(notices()).toMatchObject([{ key: 'backup.restored', values: { path: '/tmp/新库', count: 3 } }]);
});

test('a check that fails is told, and is no report', async () => {
  startSession(fakeHost({}));
  expect(await checkLibrary(false)).toBeNull();
  expect(notices()).toMatchObject([{ tone: 'error', key: 'doctor.failed' }]);
});
