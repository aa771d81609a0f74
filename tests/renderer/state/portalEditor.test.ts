import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import { refusal } from '#domain/result.ts';
import { initialSettings } from '#domain/settings.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import {
  beginEditing,
  changePortal,
  closePortals,
  copyPortal,
  freeKey,
  hasPortalDraft,
  importPortal,
  leavePortal,
  openPortal,
  portalsChanged,
  removePortal,
  savePortal,
  settleLeaving,
  settleReplacing,
  usePortalEditor,
} from '../../../renderer/state/portalEditor.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { fakeHost } from './fakeHost.ts';

const plain = parseProfile(
  JSON.parse(await readFile(fileURLToPath(new URL('../../../assets/portals/plain.json', import.meta.url)), 'utf8')),
  'plain',
);
const yunxi: Profile = { ...plain, key: 'yunxi', name: '云溪之窗' };
const template = { name: 'default', html: '', css: '' };
const opened = { name: '', path: '', isNew: false, settings: initialSettings, risks: [], version: '' };
const draft = () => usePortalEditor.getState().draft;

/** A newsroom with the preset and one portal of its own. */
function newsroom(refuse?: Error) {
  let own: Profile = yunxi;
  const host = fakeHost(
    {
      'portal.list': () => [
        { key: own.key, name: own.name, own: true, preset: false, channels: [] },
        { key: 'plain', name: plain.name, own: false, preset: true, channels: [] },
      ],
      'portal.read': ({ key }) => ({ profile: structuredClone(key === own.key ? own : plain) as Profile, template }),
      'portal.save': ({ profile }) => {
        if (refuse) throw refuse;
        own = profile as Profile;
        return { key: own.key, name: own.name };
      },
      'portal.add': ({ replace }) => {
        if (!replace) throw refusal('target-exists', '云溪之窗', 'write', 'there is another', { name: '云溪之窗' });
        return { key: 'yunxi', name: '云溪之窗' };
      },
      'portal.remove': () => ({}),
      'library.open': () => opened,
    },
    { choose: async () => [{ token: 'token-0123456789abcdef', name: 'yunxi.json' }] },
  );
  startSession(host);
  useDesk.setState({ portals: [{ key: 'yunxi', name: '云溪之窗', own: true, preset: false, channels: [] }], notices: [], portal: null });
  return { host, others: (profile: Profile) => (own = profile) };
}

beforeEach(() => closePortals());

test.each([
  ['plain', [], 'plain-2'],
  ['plain', ['plain-2', 'plain-3'], 'plain-4'],
  ['plain-2', ['plain-2'], 'plain-3'],
  ['a'.repeat(64), [], `${'a'.repeat(58)}-2`],
])('a copy of %s beside %j gets the key %s', (key, taken, wanted) => expect(freeKey(key, taken)).toBe(wanted));

test('a preset changes only once somebody wants to edit it', async () => {
  newsroom();
  await openPortal('plain');
  changePortal({ ...plain, name: '改了' });
  expect(draft()?.profile.name).toBe('示例之窗');
  beginEditing();
  expect(hasPortalDraft()).toBe(false);
  changePortal({ ...plain, name: '改了' });
  expect(hasPortalDraft()).toBe(true);
});

test('saving keeps it under the key it had, and what is typed meanwhile stays unsaved', async () => {
  const { host } = newsroom();
  await openPortal('yunxi');
  changePortal({ ...yunxi, key: 'yunxi-online' });
  const saving = savePortal();
  changePortal({ ...yunxi, key: 'yunxi-online', name: '又改' });
  expect(await saving).toBe(true);
  expect(host.askedFor('portal.save')).toEqual([{ profile: { ...yunxi, key: 'yunxi-online' }, key: 'yunxi' }]);
  expect(draft()).toMatchObject({ key: 'yunxi-online', profile: { name: '又改' } });
  expect(hasPortalDraft()).toBe(true);
});

test('what is not valid is not sent, and a refusal leaves everything unsaved', async () => {
  const { host } = newsroom(refusal('disk-full', 'portals/yunxi.json', 'write', 'full'));
  await openPortal('yunxi');
  changePortal({ ...yunxi, key: '云溪' });
  expect(await savePortal()).toBe(false);
  expect(host.askedFor('portal.save')).toEqual([]);
  changePortal({ ...yunxi, name: '改了' });
  expect(await savePortal()).toBe(false);
  expect(usePortalEditor.getState()).toMatchObject({ failure: { code: 'disk-full' }, saving: false });
  expect(hasPortalDraft()).toBe(true);
});

test.each([
  ['stay', 0, '改了'],
  ['drop', 1, '改了'],
  ['save', 1, '改了'],
] as const)('asked what becomes of the changes, "%s" goes on %i times', async (choice, times, name) => {
  const { host } = newsroom();
  await openPortal('yunxi');
  changePortal({ ...yunxi, name });
  let left = 0;
  leavePortal(() => (left += 1));
  expect(left).toBe(0);
  await settleLeaving(choice);
  expect(left).toBe(times);
  expect(host.askedFor('portal.save')).toHaveLength(choice === 'save' ? 1 : 0);
});

test('nothing unsaved is left without a question', async () => {
  newsroom();
  await openPortal('yunxi');
  let left = false;
  leavePortal(() => {
    left = true;
  });
  expect(left).toBe(true);
});

test('a copy is new: unsaved at once, and removed without a call', async () => {
  const { host } = newsroom();
  await copyPortal('yunxi', (of) => `${of} 副本`);
  expect(draft()).toMatchObject({ key: null, saved: null, profile: { key: 'yunxi-2', name: '云溪之窗 副本' } });
  expect(hasPortalDraft()).toBe(true);
  await removePortal();
  expect(host.askedFor('portal.remove')).toEqual([]);
  expect(draft()?.key).toBe('yunxi');
});

test('a new portal made from a preset has nothing of the made-up newsroom in it', async () => {
  newsroom();
  await copyPortal('plain', () => '新门户');
  expect(draft()?.profile).toMatchObject({ baseUrl: '', page: { greeting: '', footer: [], channels: plain.page.channels } });
  await copyPortal('yunxi', () => '副本');
  expect(draft()?.profile.page.footer).toEqual(plain.page.footer);
});

test('a file takes the place of an own portal only when a person says so', async () => {
  const { host } = newsroom();
  await importPortal();
  expect(usePortalEditor.getState().replacing).toMatchObject({ name: '云溪之窗' });
  await settleReplacing(true);
  expect(host.askedFor('portal.add').map(({ replace }) => replace)).toEqual([false, true]);
  expect(draft()?.key).toBe('yunxi');
});

test('what another window saved is taken, unless something here is unsaved: then it is told', async () => {
  const { others } = newsroom();
  await openPortal('yunxi');
  others({ ...yunxi, name: '别处改的' });
  await portalsChanged();
  expect(draft()?.profile.name).toBe('别处改的');
  changePortal({ ...yunxi, name: '这里改的' });
  others({ ...yunxi, name: '别处又改' });
  await portalsChanged();
  expect(draft()?.profile.name).toBe('这里改的');
  expect(usePortalEditor.getState().changedElsewhere).toBe(true);
});
