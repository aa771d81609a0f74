import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { client, openDesk, soundFields, type TestDesk } from './desk.ts';

const target = (desk: TestDesk, folder = desk.folder) => desk.files.offerToWrite(folder, 'folder');

test('a sound article leaves as a whole package that verifies', async () => {
  const desk = await openDesk();
  const sample = await desk.ask('article.sample', {});
  const { name } = await desk.ask('package.name', { id: sample.id, portal: 'plain' });
  const done = await desk.ask('package.export', { id: sample.id, portal: 'plain', target: target(desk) });
  expect(done).toMatchObject({ path: join(desk.folder, name), findings: [], warnings: [] });
  const pictures = desk.events.filter((event) => event.type === 'work.progress' && event.work === 'pictures');
  expect(pictures).toEqual([1, 2].map((count) => expect.objectContaining({ done: count, total: 2, by: client })));
  const files = (await readdir(done.path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files).toHaveLength(done.files);
  expect(await desk.ask('package.verify', { file: desk.files.offerToRead(done.path) })).toEqual({ ok: true, problems: [] });
});

test('a package that was tampered with names the file', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const { path } = await desk.ask('package.export', { id, portal: 'plain', target: target(desk) });
  await writeFile(join(path, 'body.html'), '<p>别的</p>');
  const { ok, problems } = await desk.ask('package.verify', { file: desk.files.offerToRead(path) });
  expect(ok).toBe(false);
  expect(problems.join('\n')).toContain('body.html');
});

test('verifying what is not there or no package is refused or told', async () => {
  const desk = await openDesk();
  expect(await desk.refused('package.verify', { file: desk.files.offerToRead(join(desk.folder, '没有')) })).toMatchObject({ code: 'not-found' });
  const path = join(desk.folder, '文章.txt');
  await writeFile(path, '只是文章');
  expect(await desk.refused('package.verify', { file: desk.files.offerToRead(path) })).toMatchObject({ code: 'bad-package' });
});

test('a blocking finding refuses the export and says which; nothing is written', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { ...soundFields, editor: '', body: '' } });
  const failure = await desk.refused('package.export', { id, portal: 'plain', target: target(desk) });
  expect(failure).toMatchObject({ code: 'blocked', thing: soundFields.title, detail: { rules: 'editor-missing, body-missing', count: 2 } });
  expect(failure).toMatchObject({ message: expect.stringMatching(/^[^。]+；[^。]+。$/) });
  expect(await readdir(desk.folder)).toEqual(['稿库 一']);
});

test.each(['', '   ', '\n'])('%j is no reason', async (override) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { ...soundFields, editor: '' } });
  expect(await desk.refused('package.export', { id, portal: 'plain', target: target(desk), override })).toMatchObject({ code: 'bad-message' });
});

test('an override is written into the manifest with its reason', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { ...soundFields, editor: '保存' } });
  const override = ' 值班编辑电话确认 ';
  const { path, findings } = await desk.ask('package.export', { id, portal: 'plain', target: target(desk), override });
  const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
  expect(manifest.overrides).toEqual([{ rule: 'editor-placeholder', field: 'editor', reason: '值班编辑电话确认' }]);
  expect(findings.map(({ rule, level }) => [rule, level])).toEqual([['editor-placeholder', 'error']]);
  expect(manifest.findings).toMatchObject([{ rule: 'editor-placeholder' }]);
});

test('an override says who passed the finding over, and the package is whole', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { ...soundFields, editor: '保存' } });
  const wish = { id, portal: 'plain', target: target(desk), override: '值班编辑电话确认', by: ' 许文澜 ' };
  const { path } = await desk.ask('package.export', wish);
  const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
  expect(manifest.overrides).toEqual([{ rule: 'editor-placeholder', field: 'editor', reason: '值班编辑电话确认', by: '许文澜' }]);
  expect(await desk.ask('package.verify', { file: desk.files.offerToRead(path) })).toEqual({ ok: true, problems: [] });
});

test('a reason where nothing blocks is no override', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const { path } = await desk.ask('package.export', { id, portal: 'plain', target: target(desk), override: '以防万一' });
  expect(JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')).overrides).toEqual([]);
});

test.each(['folder', 'zip'] as const)('a package that stands there (%s) is replaced only on request', async (form) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const wish = { id, portal: 'plain', target: target(desk), form };
  const { path } = await desk.ask('package.export', wish);
  await desk.ask('article.save', { id, basedOn: 1, changes: { body: '改过的正文，一句。' } });
  expect(await desk.refused('package.export', wish)).toMatchObject({ code: 'target-exists' });
  expect(await desk.ask('package.export', { ...wish, replace: true })).toMatchObject({ path });
  const other = await openDesk();
  await other.ask('import.files', { files: [other.files.offerToRead(path)] });
  expect((await other.ask('article.read', { id })).article.body).toBe('改过的正文，一句。');
});

test('a file chosen in a save dialog is a zip of exactly that name, also over an old one', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const path = join(desk.folder, '桥 通车.zip');
  await writeFile(path, 'an older file');
  const done = await desk.ask('package.export', { id, portal: 'plain', target: desk.files.offerToWrite(path, 'file'), form: 'folder' });
  expect(done.path).toBe(path);
  expect(await desk.ask('package.verify', { file: desk.files.offerToRead(path) })).toEqual({ ok: true, problems: [] });
});

test('the same article at the same portal gives the same bytes', async () => {
  const desk = await openDesk();
  const sample = await desk.ask('article.sample', {});
  const bytesIn = async (folder: string) => {
    const { path } = await desk.ask('package.export', {
      id: sample.id,
      portal: 'plain',
      target: target(desk, join(desk.folder, folder)),
      form: 'zip',
    });
    return readFile(path);
  };
  expect((await bytesIn('一')).equals(await bytesIn('二'))).toBe(true);
});

test.each([
  ['empirecms', ['16:9', '1:1']],
  ['dedecms', ['16:9', '1:1']],
  ['phpcms', ['16:9', '1:1']],
  ['wechat', ['16:9', '1:1']],
  ['plain', []],
])('the title picture for %s is also cut to %j, as its preset says, and stands on the field sheet', async (portal, shapes) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.sample', {});
  const { path } = await desk.ask('package.export', { id, portal, target: target(desk), override: '样稿' });
  const crops = (await readdir(join(path, 'images'))).filter((name) => name.startsWith('cover-')).sort();
  expect(crops).toEqual(shapes.map((shape) => `cover-${shape.replace(':', 'x')}.jpg`).sort());
  const sheet = await readFile(join(path, 'fields.html'), 'utf8');
  for (const shape of shapes) expect(sheet).toContain(`标题图片 ${shape}`);
  expect(await desk.ask('package.verify', { file: desk.files.offerToRead(path) })).toEqual({ ok: true, problems: [] });
});

test.each([
  ['an unknown portal', { portal: 'nowhere' }, 'not-found'],
  ['a token to read', { read: true }, 'bad-token'],
  ['a token that nobody gave', { target: 'B'.repeat(32) }, 'bad-token'],
])('an export with %s is refused', async (_, wish, code) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const { read, ...rest } = { read: false, ...wish };
  const given = read ? desk.files.offerToRead(desk.folder) : target(desk);
  expect(await desk.refused('package.export', { id, portal: 'plain', target: given, ...rest })).toMatchObject({ code });
});

test('a folder that cannot be made refuses the export', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await writeFile(join(desk.folder, '文件'), '');
  const failure = await desk.refused('package.export', { id, portal: 'plain', target: target(desk, join(desk.folder, '文件', '里面')) });
  expect(['disk', 'not-found', 'target-exists', 'read-only']).toContain(failure.code);
  expect(desk.reported).toEqual([]);
});

test('an export does not change the article', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const before = await desk.ask('article.read', { id });
  await desk.ask('package.export', { id, portal: 'plain', target: target(desk) });
  expect(await desk.ask('article.read', { id })).toEqual(before);
});

test('packages of one article for several portals lie side by side, each in a folder of its portal', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const { name } = await desk.ask('package.name', { id, portal: 'plain' });
  const { path } = await desk.ask('package.export', { id, portal: 'plain', target: target(desk), apart: true });
  expect(path).toBe(join(desk.folder, 'plain', name));
  const zip = await desk.ask('package.export', { id, portal: 'plain', target: target(desk), apart: true, form: 'zip' });
  expect(zip.path).toBe(join(desk.folder, 'plain', `${name}.zip`));
});

test('a house that requires the review lets nothing out that is not approved, except with a reason', async () => {
  const desk = await openDesk();
  const { settings } = await desk.ask('library.open', {});
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const notApproved = async () => (await desk.ask('article.check', { id })).filter(({ rule }) => rule === 'not-approved');
  expect(await notApproved()).toEqual([]);
  await desk.ask('settings.save', { settings: { ...settings, review: { reviews: 3, proofreadings: 0, required: true } } });
  expect(await notApproved()).toMatchObject([{ level: 'error' }]);
  await desk.ask('finding.ignore', { id, rule: 'not-approved', reason: '不审', by: '' });
  expect((await notApproved())[0]?.ignored).toBeUndefined();
  const wish = () => ({ id, portal: 'plain', target: desk.files.offerToWrite(desk.folder, 'folder') });
  expect(await desk.refused('package.export', wish())).toMatchObject({ code: 'blocked', detail: { rules: 'not-approved' } });
  const { path } = await desk.ask('package.export', { ...wish(), override: '突发，主任电话同意' });
  const { overrides } = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
  expect(overrides).toEqual([{ rule: 'not-approved', field: 'state', reason: '突发，主任电话同意' }]);
});
