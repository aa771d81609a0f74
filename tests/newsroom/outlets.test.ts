import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openDesk, soundFields, type TestDesk } from './desk.ts';

/** The sample has pictures; its id. */
const sampleOf = async (desk: TestDesk) => (await desk.ask('article.sample', {})).id;
const file = (desk: TestDesk, name: string) => desk.files.offerToWrite(join(desk.folder, name), 'file');

test('the sample is ready to paste for WeChat: rich text with its pictures in it, counted as WeChat counts', async () => {
  const desk = await openDesk();
  const id = await sampleOf(desk);
  const { html = '', text, counts, pictures } = await desk.ask('outlet.render', { id, portal: 'plain', outlet: 'wechat' });
  const addresses = [...html.matchAll(/<img[^>]* src="([^"]*)"/g)].map(([, address]) => address ?? '');
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) expect(address).toMatch(/^data:image\/(?:jpeg|png|gif);base64,[A-Za-z0-9+/]{100,}={0,2}$/);
  expect(html).not.toMatch(/<(?:script|style|link|h[1-6]|figure|ul|ol)\b| class=| id=/);
  expect(pictures.map(({ bytes }) => bytes > 0)).toEqual(pictures.map(() => true));
  expect(counts.map(({ max }) => max)).toEqual(expect.arrayContaining([32, 16, 128, 20_000]));
  const content = counts.find(({ max }) => max === 20_000);
  // Far less than the paste with its pictures, more than the words alone.
  expect(content?.length).toBeLessThan(html.length / 2);
  expect(content?.length).toBeGreaterThan(text.length / 2);
});

test('a title that is too long for WeChat is told with its length', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { ...soundFields, title: '长'.repeat(33) } });
  const { counts } = await desk.ask('outlet.render', { id, portal: 'plain', outlet: 'wechat' });
  expect(counts.find(({ max }) => max === 32)).toEqual({ field: '标题', length: 33, max: 32, unit: 'chars', over: true });
});

test('plain text and the printed page are the article’s', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', {
    fields: {
      ...soundFields,
      body: `${soundFields.body}\n\n![远](https://x.example/a.jpg)`,
      outlets: { plain: { chosen: true, title: '新桥通了' } },
    },
  });
  const { text, html, warnings } = await desk.ask('outlet.render', { id, portal: 'plain', outlet: 'text' });
  expect(html).toBeUndefined();
  expect(text).toContain('新桥通了\n\n来源：云溪新闻网');
  expect(warnings).toEqual([{ code: 'picture-elsewhere', message: '1 张外部图片只留下文字和地址。', count: 1 }]);
  const page = await desk.ask('outlet.page', { id: await sampleOf(desk), portal: 'plain' });
  expect(page.html.includes('<img src="data:image/jpeg;base64,')).toBe(true);
  expect(page.html.includes(' file: data:;')).toBe(true);
  expect(/<img src="(?!data:)|loading="lazy"/.test(page.html)).toBe(false);
});

test.each([
  ['docx', '.docx'],
  ['text', '.txt'],
  ['wechat', '.html'],
  ['newsml', '.newsml.xml'],
  ['ninjs', '.ninjs.json'],
] as const)('%s is written into a folder under the package’s name, twice the same, and never over another file', async (outlet, ending) => {
  const desk = await openDesk();
  const id = await sampleOf(desk);
  const { name } = await desk.ask('package.name', { id, portal: 'plain' });
  const wish = { id, portal: 'plain', outlet };
  const done = await desk.ask('outlet.write', { ...wish, target: desk.files.offerToWrite(desk.folder, 'folder') });
  if (outlet !== 'wechat') expect(done.name).toBe(name + ending);
  const bytes = await readFile(join(desk.folder, done.name));
  expect(bytes).toHaveLength(done.bytes);
  await desk.ask('outlet.write', { ...wish, target: file(desk, 'again') });
  expect(Buffer.compare(await readFile(join(desk.folder, 'again')), bytes)).toBe(0);
  const refused = await desk.refused('outlet.write', { ...wish, target: desk.files.offerToWrite(desk.folder, 'folder') });
  expect(refused).toMatchObject({ code: 'target-exists', thing: done.name });
  // A person who chose a file was asked.
  await writeFile(join(desk.folder, 'again'), 'old');
  await desk.ask('outlet.write', { ...wish, target: file(desk, 'again') });
  expect((await readFile(join(desk.folder, 'again'))).length).toBe(done.bytes);
  expect((await readdir(desk.folder)).filter((each) => each.startsWith('.'))).toEqual([]);
});

test('the Word file holds its parts in order, pictures and all', async () => {
  const desk = await openDesk();
  const done = await desk.ask('outlet.write', { id: await sampleOf(desk), portal: 'plain', outlet: 'docx', target: file(desk, 'a.docx') });
  const parts = unzipSync(await readFile(join(desk.folder, done.name)));
  const paths = Object.keys(parts);
  expect(paths[0]).toBe('[Content_Types].xml');
  expect(paths).toEqual([...paths].sort());
  const pictures = paths.filter((path) => path.startsWith('word/media/'));
  expect(pictures.length).toBeGreaterThan(0);
  expect([...strFromU8(parts['word/document.xml'] ?? new Uint8Array()).matchAll(/r:embed=/g)]).toHaveLength(pictures.length);
});

test('what cannot be is refused with its code, and nothing is half-written', async () => {
  const desk = await openDesk();
  const id = await sampleOf(desk);
  const wish = { id, portal: 'plain', outlet: 'docx' };
  expect(await desk.refused('outlet.write', { ...wish, portal: 'nowhere', target: file(desk, 'a') })).toMatchObject({ code: 'not-found' });
  expect(await desk.refused('outlet.write', { ...wish, outlet: 'pdf', target: file(desk, 'a') })).toMatchObject({ code: 'bad-message' });
  expect(await desk.refused('outlet.write', { ...wish, target: 'A'.repeat(32) })).toMatchObject({ code: 'bad-token' });
  expect(await desk.refused('outlet.write', { ...wish, target: file(desk, 'no/where.docx') })).toMatchObject({
    code: 'not-found',
    thing: 'where.docx',
  });
  await mkdir(join(desk.folder, 'taken'));
  expect((await desk.refused('outlet.write', { ...wish, target: file(desk, 'taken') })).code).toMatch(/^(?:target-exists|disk|read-only)$/);
  expect(await readdir(desk.folder)).toEqual(['taken', '稿库 一']);
});

test('nothing is written into the library, neither an outlet nor a profile', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const names = async () => (await readdir(desk.library, { recursive: true })).filter((name) => !/(?:^|[\\/])\.|revisions[\\/]/.test(name)).sort();
  const before = await names();
  const inside = (name: string, kind: 'file' | 'folder') => desk.files.offerToWrite(join(desk.library, name), kind);
  const wish = { id, portal: 'plain', outlet: 'text' as const };
  const library = await readFile(join(desk.library, 'library.json'), 'utf8');
  expect(await desk.refused('outlet.write', { ...wish, target: inside('library.json', 'file') })).toMatchObject({ code: 'not-allowed' });
  expect(await desk.refused('outlet.write', { ...wish, target: inside('articles', 'folder') })).toMatchObject({ code: 'not-allowed' });
  expect(await desk.refused('portal.export', { key: 'plain', target: inside('library.json', 'file') })).toMatchObject({ code: 'not-allowed' });
  expect(await names()).toEqual(before);
  expect(await readFile(join(desk.library, 'library.json'), 'utf8')).toBe(library);
});

test('the printed page is made with the newsroom’s own template', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const shipped = await desk.ask('portal.template', { name: 'default' });
  await mkdir(join(desk.library, 'templates/default'), { recursive: true });
  await writeFile(join(desk.library, 'templates/default/page.html'), shipped.html.replace('</body>', '<p>本报自己的版面</p></body>'));
  const { html } = await desk.ask('outlet.page', { id, portal: 'plain' });
  expect(html).toContain('本报自己的版面');
});
