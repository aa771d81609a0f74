import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDesk, soundFields, type TestDesk } from './desk.ts';

const assets = new URL('../../assets/', import.meta.url);
const shipped = await readFile(fileURLToPath(new URL('templates/default/page.html', assets)), 'utf8');
const plain = JSON.parse(await readFile(fileURLToPath(new URL('portals/plain.json', assets)), 'utf8'));
const ours = shipped.replace('<body>', '<body class="yunxi">');

async function chosen(desk: TestDesk, name: string, text: string): Promise<string> {
  const path = join(desk.folder, name);
  await writeFile(path, text);
  return desk.files.offerToRead(path);
}

async function add(desk: TestDesk, html = ours, css = '.yunxi { color: #123456 }', name = 'yunxi') {
  const files = [await chosen(desk, '样式.css', css), await chosen(desk, '页面.HTML', html)];
  return desk.ask('template.add', { name, files });
}

async function addPortal(desk: TestDesk, template: string) {
  const profile = { ...plain, key: 'yunxi', page: { ...plain.page, template } };
  return desk.ask('portal.add', { file: await chosen(desk, 'yunxi.json', JSON.stringify(profile)) });
}

test('a template is added, listed, used for a page, and still there in the next program', async () => {
  const desk = await openDesk();
  expect(await desk.ask('template.list', {})).toEqual([{ name: 'default', own: false }]);
  expect(await add(desk)).toEqual({ name: 'yunxi' });
  await addPortal(desk, 'yunxi');
  expect((await desk.ask('portal.read', { key: 'yunxi' })).template).toEqual({ name: 'yunxi', html: ours, css: '.yunxi { color: #123456 }' });
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const { path } = await desk.ask('package.export', { id, portal: 'yunxi', target: desk.files.offerToWrite(desk.folder, 'folder') });
  const page = await readFile(join(path, 'index.html'), 'utf8');
  expect(page).toContain('<body class="yunxi">');
  expect(page).toContain('.yunxi { color: #123456 }');
  expect(await readFile(join(desk.library, 'templates/yunxi/page.html'), 'utf8')).toBe(ours);
  await desk.close();
  const later = await openDesk({ library: desk.library });
  expect(await later.ask('template.list', {})).toEqual([
    { name: 'yunxi', own: true },
    { name: 'default', own: false },
  ]);
});

test('an own template wins over the shipped one of its name, until it is removed', async () => {
  const desk = await openDesk();
  await add(desk, ours, 'p {}', 'default');
  expect(await desk.ask('template.list', {})).toEqual([{ name: 'default', own: true }]);
  expect((await desk.ask('portal.read', { key: 'plain' })).template.html).toBe(ours);
  await desk.ask('template.remove', { name: 'default' });
  expect((await desk.ask('portal.read', { key: 'plain' })).template.html).toBe(shipped);
  expect(await desk.refused('template.remove', { name: 'default' })).toMatchObject({ code: 'not-found' });
});

test('a template of the same name stays when it is not to be replaced', async () => {
  const desk = await openDesk();
  await add(desk);
  const files = [await chosen(desk, 'page.html', shipped)];
  expect(await desk.refused('template.add', { name: 'yunxi', files, replace: false })).toMatchObject({
    code: 'target-exists',
    thing: 'templates/yunxi',
  });
  expect(await readFile(join(desk.library, 'templates/yunxi/page.html'), 'utf8')).toBe(ours);
  await desk.ask('template.add', { name: 'yunxi', files, replace: true });
  expect(await readFile(join(desk.library, 'templates/yunxi/page.html'), 'utf8')).toBe(shipped);
});

test('a template that a portal is made with stays', async () => {
  const desk = await openDesk();
  await add(desk);
  await addPortal(desk, 'yunxi');
  const refused = { code: 'not-allowed', thing: 'templates/yunxi', message: expect.stringContaining('yunxi') };
  expect(await desk.refused('template.remove', { name: 'yunxi' })).toMatchObject(refused);
  await addPortal(desk, 'default');
  await desk.ask('template.remove', { name: 'yunxi' });
  expect(await desk.ask('template.list', {})).toEqual([{ name: 'default', own: false }]);
  expect((await desk.ask('library.doctor', { repair: false })).problems).toEqual([]);
});

test.each<[what: string, files: Readonly<Record<string, string>>, message: string]>([
  ['a script', { 'page.html': ours.replace('</body>', '<script>1</script></body>') }, '<script> has no place on a page'],
  ['an unknown variable', { 'page.html': ours.replace('{{title}}', '{{titel}}').replace('{{portal.name}}', '{{portal.nam}}') }, 'portal.nam'],
  ['no page', { 'page.css': 'p{}' }, 'page.html'],
  ['two pages', { 'a.html': ours, 'b.html': ours }, 'second .html'],
  ['a style sheet from elsewhere', { 'page.html': ours, 'page.css': '@import "//a.example/x.css";' }, 'page.css, line 1: @import'],
])('a template with %s is refused, and nothing is kept', async (_what, texts, message) => {
  const desk = await openDesk();
  const files = await Promise.all(Object.entries(texts).map(([name, text]) => chosen(desk, name, text)));
  expect(await desk.refused('template.add', { name: 'yunxi', files })).toMatchObject({
    code: 'bad-template',
    message: expect.stringContaining(message),
  });
  expect(await desk.ask('template.list', {})).toEqual([{ name: 'default', own: false }]);
});

test('a template that was spoilt with a text editor makes no page', async () => {
  const desk = await openDesk();
  await add(desk);
  await addPortal(desk, 'yunxi');
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await writeFile(join(desk.library, 'templates/yunxi/page.html'), ours.replace('</body>', '<img src="//a.example/x.png"></body>'));
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  expect(await desk.refused('package.export', { id, portal: 'yunxi', target })).toMatchObject({ code: 'bad-template', thing: 'templates/yunxi' });
  await writeFile(join(desk.library, 'templates/yunxi/page.html'), Buffer.from([0xff, 0xfe, 0xfd]));
  expect(await desk.refused('portal.read', { key: 'yunxi' })).toMatchObject({ code: 'damaged', thing: 'templates/yunxi/page.html' });
});

test.each(['../x', 'a/b', 'A', '', 'con'])('%j is no name for a template', async (name) => {
  const desk = await openDesk();
  const files = [await chosen(desk, 'page.html', ours)];
  expect(['bad-message', 'invalid']).toContain((await desk.refused('template.add', { name, files })).code);
});
