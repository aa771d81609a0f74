import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { parseProfile } from '#domain/portal/profile.ts';
import { refusal } from '#domain/result.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { addTemplate, askToRemoveTemplate, loadTemplates, settleTemplate } from '../../../renderer/state/pageTemplates.ts';
import { changePortal, closePortals, openPortal, usePortalEditor } from '../../../renderer/state/portalEditor.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { fakeHost } from './fakeHost.ts';

const plain = parseProfile(
  JSON.parse(await readFile(fileURLToPath(new URL('../../../assets/portals/plain.json', import.meta.url)), 'utf8')),
  'plain',
);
const yunxi = { ...plain, key: 'yunxi' };

/** A newsroom with one portal of its own and these templates; `files` are what the person chooses. */
function newsroom(files: readonly string[], own: string[] = [], refuse?: Error) {
  const host = fakeHost(
    {
      'portal.read': () => ({ profile: structuredClone(yunxi), template: { name: 'default', html: '', css: '' } }),
      'portal.template': ({ name }) => ({ name, html: `<!-- ${name} -->`, css: '' }),
      'template.list': () => [...own.map((name) => ({ name, own: true })), { name: 'default', own: false }],
      'template.add': ({ name, replace }) => {
        if (refuse) throw refuse;
        if (own.includes(name) && !replace) throw refusal('target-exists', `templates/${name}`, 'write', 'there is another');
        own.push(name);
        return { name };
      },
      'template.remove': ({ name }) => {
        if (refuse) throw refuse;
        own.splice(own.indexOf(name), 1);
        return {};
      },
    },
    { choose: async () => files.map((name, at) => ({ token: `token-0123456789abcde${at}`, name })) },
  );
  startSession(host);
  useDesk.setState({ portals: [{ key: 'yunxi', name: '云溪之窗', own: true, preset: false, channels: [] }], notices: [] });
  return host;
}
const editor = () => usePortalEditor.getState();

beforeEach(() => closePortals());

test.each<[files: string[], name: string]>([
  [['Harbour.HTML', 'harbour.css'], 'harbour'],
  [['styles.css', 'two-columns.htm'], 'two-columns'],
  [['page.html', 'page.css'], 'yunxi'],
  [['云溪模板.html'], 'yunxi'],
])('the files %j become the template %s, and the page is made with it', async (files, name) => {
  const host = newsroom(files);
  await openPortal('yunxi');
  await addTemplate();
  expect(host.askedFor('template.add')).toEqual([{ name, files: files.map((_, at) => `token-0123456789abcde${at}`), replace: false }]);
  expect(editor().draft?.profile.page.template).toBe(name);
  expect(editor().template?.html).toBe(`<!-- ${name} -->`);
  expect(editor().templates[0]).toEqual({ name, own: true });
});

test('nothing chosen, nothing asked', async () => {
  const host = newsroom([]);
  await openPortal('yunxi');
  await addTemplate();
  expect(host.askedFor('template.add')).toEqual([]);
  expect(editor().draft?.profile).toEqual(yunxi);
});

test('a template that cannot be used says why, and the portal keeps its own', async () => {
  newsroom(
    ['x.html'],
    [],
    refusal('bad-template', 'templates/x', 'read', 'page.html, line 3: there is no variable titel', { file: 'page.html', line: 3 }),
  );
  await openPortal('yunxi');
  await addTemplate();
  expect(editor().failure).toMatchObject({ code: 'bad-template', detail: { line: 3 } });
  expect(editor().draft?.profile.page.template).toBe('default');
});

test.each([
  [true, [false, true]],
  [false, [false]],
])('a template of the same name is replaced only when somebody agrees (%s)', async (agreed, replaces) => {
  const host = newsroom(['harbour.html'], ['harbour']);
  await openPortal('yunxi');
  await addTemplate();
  expect(editor().templateAsked).toMatchObject({ act: 'replace', name: 'harbour' });
  await settleTemplate(agreed);
  expect(host.askedFor('template.add').map(({ replace }) => replace)).toEqual(replaces);
  expect(editor().draft?.profile.page.template).toBe(agreed ? 'harbour' : 'default');
  expect(editor().templateAsked).toBeNull();
});

test('one is removed after a question; the page that showed it falls back to the default one', async () => {
  const host = newsroom([], ['harbour']);
  await openPortal('yunxi');
  await loadTemplates();
  changePortal({ ...yunxi, page: { ...yunxi.page, template: 'harbour' } });
  askToRemoveTemplate('harbour');
  await settleTemplate(false);
  expect(host.askedFor('template.remove')).toEqual([]);
  askToRemoveTemplate('harbour');
  await settleTemplate(true);
  expect(host.askedFor('template.remove')).toEqual([{ name: 'harbour' }]);
  expect(editor().draft?.profile.page.template).toBe('default');
  expect(editor().templates).toEqual([{ name: 'default', own: false }]);
});

test('one that a portal is made with stays, and it is said', async () => {
  newsroom([], ['harbour'], refusal('not-allowed', 'templates/harbour', 'write', 'used', { portals: 'yunxi' }));
  await openPortal('yunxi');
  await loadTemplates();
  askToRemoveTemplate('harbour');
  await settleTemplate(true);
  expect(editor().failure).toMatchObject({ code: 'not-allowed' });
  expect(editor().templates).toHaveLength(2);
});
