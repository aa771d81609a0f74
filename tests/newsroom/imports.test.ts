import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Article, Medium } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { type Manifest, manifestText } from '#domain/portal/manifest.ts';
import { initialSettings } from '#domain/settings.ts';
import { client, openDesk, picture, soundFields, type TestDesk } from './desk.ts';

const pressRelease = fileURLToPath(new URL('../fixtures/intake/press-release.txt', import.meta.url));

/** A token for a file of this name with this text. */
async function chosen(desk: TestDesk, name: string, text: string | Uint8Array): Promise<string> {
  const path = join(desk.folder, name);
  await writeFile(path, text);
  return desk.files.offerToRead(path);
}

/** A package of an article with a picture, in the desk's folder. */
async function exportPackage(desk: TestDesk, form: 'folder' | 'zip'): Promise<{ article: Article; path: string }> {
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const { id: media, medium } = await desk.ask('media.add', { article: id, name: 'a.jpg', data: (await picture()).toString('base64') });
  const body = `${soundFields.body}\n\n![新桥](media/${medium.file} "新桥全景")\n`;
  const described = { ...medium, caption: '新桥全景', credit: '何青 摄', alt: '新桥' };
  await desk.ask('article.save', { id, basedOn: 1, changes: { body, cover: media, media: { [media]: described } } });
  const { article } = await desk.ask('article.read', { id });
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  const { path } = await desk.ask('package.export', { id, portal: 'plain', target, form });
  return { article, path };
}

/** What a person wrote: without the house's own marks of when and how often it was saved. */
function written({ id: _id, revision: _revision, updatedAt: _updatedAt, ...words }: Article) {
  return words;
}

test('a press release becomes a draft, and everything done to it is said', async () => {
  const desk = await openDesk();
  const { id, title, warnings } = await desk.ask('import.text', { text: await readFile(pressRelease, 'utf8') });
  const { article } = await desk.ask('article.read', { id });
  expect(title).toBe('云溪县“流动图书车”开进三十个山村');
  expect(article).toMatchObject({ title, source: { name: '云溪县文化馆' }, editor: '赵六', publishAt: '2017-09-07T10:23:00+08:00', state: 'draft' });
  expect(article.body).toContain('“以前买本书要跑几十里山路');
  expect(article.body).not.toMatch(/^[ \t\u3000]/m);
  expect(warnings.length).toBeGreaterThan(0);
  for (const { code, message, count } of warnings) expect([code !== '', message !== '', count > 0]).toEqual([true, true, true]);
});

test.each(['', ' \n\t\u3000\n'])('a text of nothing (%j) is refused', async (text) => {
  const desk = await openDesk();
  expect(await desk.refused('import.text', { text })).toMatchObject({ code: 'empty' });
  expect((await desk.ask('article.list', {})).total).toBe(0);
});

test('one bad file never stops the others; each is reported under its own name', async () => {
  const desk = await openDesk();
  const files = [
    await chosen(desk, '一 稿.txt', '云溪县开通夜班公交\n\n昨日，云溪县开通首条夜班公交。'),
    await chosen(desk, '坏的.txt', Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 0])),
    desk.files.offerToRead(join(desk.folder, '不在.txt')),
    await chosen(desk, '空.txt', ''),
    await chosen(desk, '二.md', '# 山村办起读书会\n\n村民说：“读书好。”'),
  ];
  const reports = await desk.ask('import.files', { files, channel: 'local' });
  expect(reports).toMatchObject([
    { file: '一 稿.txt', imported: { title: '云溪县开通夜班公交' } },
    { file: '坏的.txt', failure: { code: 'not-text', thing: '坏的.txt' } },
    { file: '不在.txt', failure: { code: 'not-found', thing: '不在.txt' } },
    { file: '空.txt', failure: { code: 'empty', thing: '空.txt' } },
    { file: '二.md', imported: { title: '山村办起读书会' } },
  ]);
  const { articles: listed } = await desk.ask('article.list', {});
  expect(listed.map(({ title, channel }) => [title, channel])).toEqual([
    ['山村办起读书会', 'local'],
    ['云溪县开通夜班公交', 'local'],
  ]);
  const progress = desk.events.flatMap((event) => (event.type === 'import.progress' ? [[event.done, event.total, event.file, event.by]] : []));
  const names = ['一 稿.txt', '坏的.txt', '不在.txt', '空.txt', '二.md', ''];
  expect(progress).toEqual(names.map((file, done) => [done, 5, file, client]));
});

test('a folder is what lies in it: each file reported by its path, a bad one and a bad folder named', async () => {
  const desk = await openDesk();
  const { path: packed } = await exportPackage(desk, 'folder');
  const folder = join(desk.folder, '来稿');
  await mkdir(join(folder, '三月', '空的'), { recursive: true });
  await writeFile(join(folder, '三月', '一.txt'), '云溪县开通夜班公交\n\n昨日，云溪县开通首条夜班公交。');
  await writeFile(join(folder, '表.xlsx'), 'x');
  await writeFile(join(folder, '二.md'), '# 山村办起读书会\n\n村民说：“读书好。”');
  await rename(packed, join(folder, '包'));
  const files = [folder, join(folder, '三月', '空的')].map((path) => desk.files.offerToRead(path));
  expect(await desk.ask('import.files', { files })).toMatchObject([
    { file: '来稿/三月/一.txt', imported: { title: '云溪县开通夜班公交' } },
    { file: '来稿/二.md', imported: { title: '山村办起读书会' } },
    { file: '来稿/包', present: { title: soundFields.title } },
    { file: '来稿/表.xlsx', failure: { code: 'unsupported' } },
    { file: '空的', failure: { code: 'empty' } },
  ]);
});

test('a folder with the library in it brings in what lies beside the library, and no original a second time', async () => {
  const desk = await openDesk();
  const file = join(desk.folder, '来稿.txt');
  await writeFile(file, '云溪县开通夜班公交\n\n昨日，云溪县开通首条夜班公交。');
  await desk.ask('import.files', { files: [desk.files.offerToRead(file)], keepOriginals: true });
  const reports = await desk.ask('import.files', { files: [desk.folder, desk.library].map((path) => desk.files.offerToRead(path)) });
  const imported = reports.filter((report) => 'imported' in report).map((report) => report.file);
  expect(imported).toEqual([`${basename(desk.folder)}/来稿.txt`]);
  expect(reports.filter((report) => report.file.endsWith('/original/来稿.txt'))).toMatchObject([
    { failure: { code: 'unsupported' } },
    { failure: { code: 'unsupported' } },
  ]);
  expect((await desk.ask('article.list', { settled: true })).total).toBe(2);
});

test('a worthless token refuses the call before anything is imported', async () => {
  const desk = await openDesk();
  const good = await chosen(desk, '好.txt', '标题一行\n\n正文。');
  const failure = await desk.refused('import.files', { files: [good, 'A'.repeat(32)] });
  expect(failure).toMatchObject({ code: 'bad-token' });
  expect(JSON.stringify(failure)).not.toContain(desk.folder);
  expect((await desk.ask('article.list', {})).total).toBe(0);
});

test('a token to write is none to read', async () => {
  const desk = await openDesk();
  expect(await desk.refused('import.files', { files: [desk.files.offerToWrite(desk.folder, 'folder')] })).toMatchObject({ code: 'bad-token' });
});

test('times are read in the zone that is set at the moment', async () => {
  const desk = await openDesk();
  const text = '桥通车了\n来源：云溪新闻网 2017-09-07 10:23:27\n\n昨日，桥通车了。村民说好。';
  const publishAt = async () => {
    const [report] = await desk.ask('import.files', { files: [await chosen(desk, '一.txt', text)] });
    const id = report && 'imported' in report ? report.imported.id : '';
    return (await desk.ask('article.read', { id })).article.publishAt;
  };
  expect(await publishAt()).toBe('2017-09-07T10:23:27+08:00');
  await desk.ask('settings.save', { settings: { ...initialSettings, timeZone: 'Asia/Tokyo' } });
  expect(await publishAt()).toBe('2017-09-07T10:23:27+09:00');
});

test.each(['folder', 'zip'] as const)('a package (%s) gives the article back in another library as it left', async (form) => {
  const desk = await openDesk();
  const { article, path } = await exportPackage(desk, form);
  const other = await openDesk();
  const [report] = await other.ask('import.files', { files: [other.files.offerToRead(path)] });
  expect(report).toMatchObject({ imported: { id: article.id, title: article.title, warnings: [] } });
  const back = (await other.ask('article.read', { id: article.id })).article;
  expect(written(back)).toEqual(written(article));
  for (const { file } of Object.values(article.media)) {
    expect(await other.newsroom.readMedia(article.id, file)).toEqual(await desk.newsroom.readMedia(article.id, file));
  }
});

test('a package whose article is here with other words becomes a new draft beside it, and says which one is here', async () => {
  const desk = await openDesk();
  const { article, path } = await exportPackage(desk, 'zip');
  const token = desk.files.offerToRead(path);
  const title = '出包以后又改的题';
  await desk.ask('article.save', { id: article.id, basedOn: article.revision, changes: { title } });
  const reports = await desk.ask('import.files', { files: [token, token] });
  const beside = { id: article.id, title, place: 'library' };
  expect(reports).toMatchObject([{ imported: { beside } }, { imported: { beside } }]);
  const ids = reports.map((report) => ('imported' in report ? report.imported.id : ''));
  expect(new Set([article.id, ...ids]).size).toBe(3);
  expect((await desk.ask('article.read', { id: article.id })).article.title).toBe(title);
  for (const id of ids) {
    expect(written((await desk.ask('article.read', { id })).article)).toEqual(written(article));
    for (const { file } of Object.values(article.media)) expect((await desk.newsroom.readMedia(id, file)).bytes.length).toBeGreaterThan(0);
  }
});

test('a package whose writing is here already is recognised, and nothing is written', async () => {
  const desk = await openDesk();
  const { article, path } = await exportPackage(desk, 'zip');
  // Another save without another word is still the same writing.
  await desk.ask('article.save', { id: article.id, basedOn: article.revision, changes: { title: article.title } });
  const { article: before } = await desk.ask('article.read', { id: article.id });
  desk.events.length = 0;
  const reports = await desk.ask('import.files', { files: [desk.files.offerToRead(path)] });
  expect(reports).toEqual([{ file: basename(path), present: { id: article.id, title: article.title } }]);
  expect((await desk.ask('article.read', { id: article.id })).article).toEqual(before);
  expect((await desk.ask('article.list', { settled: true })).total).toBe(1);
  expect(desk.events.filter(({ type }) => type === 'article.created')).toEqual([]);
});

test('a package whose article lies in the trash says so, and leaves its place free', async () => {
  const desk = await openDesk();
  const { article, path } = await exportPackage(desk, 'folder');
  await desk.ask('article.trash', { ids: [article.id] });
  const [report] = await desk.ask('import.files', { files: [desk.files.offerToRead(path)] });
  expect(report).toMatchObject({ imported: { beside: { id: article.id, title: article.title, place: 'trash' } } });
  expect(await desk.ask('trash.restore', { keys: [article.id] })).toMatchObject({ restored: [article.id] });
});

test('whatever was decided elsewhere, a package comes in as a draft; its remarks come along', async () => {
  const desk = await openDesk();
  const { article, path } = await exportPackage(desk, 'folder');
  const thread = '01990000-0000-7000-8000-000000000001';
  const anchor = { field: 'body', quote: '新桥', before: '', after: '', at: 3 };
  const comment = { anchor, thread, by: '许文澜', createdAt: null, text: '请核对桥长。' };
  const review = { schema: 1, comments: { [thread]: comment }, suggestions: {}, decisions: {} };
  await forge(path, (packed) => ({ ...packed, state: 'approved' }));
  await forgeFile(path, 'review.json', canonicalJson(review));
  const other = await openDesk();
  expect(await other.ask('import.files', { files: [other.files.offerToRead(path)] })).toMatchObject([{ imported: { warnings: [] } }]);
  expect((await other.ask('article.read', { id: article.id })).article.state).toBe('draft');
  const folder = dirname(await findFile(other.library, 'article.json'));
  expect(JSON.parse(await readFile(join(folder, 'review.json'), 'utf8'))).toMatchObject(review);
});

test('what was decided elsewhere to be left silences no check here, and can be read', async () => {
  const desk = await openDesk();
  const { article, path } = await exportPackage(desk, 'folder');
  const decision = { rule: 'editor-missing', reason: '不必理会', by: '许文澜', at: '2026-06-01T08:00:00.000Z' };
  const id = '01990000-0000-7000-8000-000000000002';
  await forge(path, (packed) => ({ ...packed, editor: '' }));
  await forgeFile(path, 'review.json', canonicalJson({ schema: 1, comments: {}, suggestions: {}, decisions: {}, ignored: { [id]: decision } }));
  const other = await openDesk();
  await other.ask('import.files', { files: [other.files.offerToRead(path)] });
  const found = await other.ask('article.check', { id: article.id });
  expect(found.filter(({ rule }) => rule === decision.rule).map(({ ignored }) => ignored)).toEqual([undefined]);
  expect((await other.ask('review.read', { id: article.id })).ignored[id]).toMatchObject({ ...decision, deletedAt: expect.any(String) });
});

test.each(['{"schema":99}', 'nonsense'])('remarks that are none of ours (%s) are left out, and that is said', async (text) => {
  const desk = await openDesk();
  const { path } = await exportPackage(desk, 'folder');
  await forgeFile(path, 'review.json', text);
  const other = await openDesk();
  const reports = await other.ask('import.files', { files: [other.files.offerToRead(path)] });
  expect(reports).toMatchObject([{ imported: { warnings: [{ code: 'review-unread' }] } }]);
});

async function findFile(folder: string, name: string): Promise<string> {
  const found = (await readdir(folder, { recursive: true })).find((path) => basename(path) === name);
  return join(folder, found ?? '');
}

/** Rewrites a file of a package as somebody would who knows the format: every checksum is right again. */
async function forgeFile(path: string, name: string, text: string): Promise<void> {
  const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as Manifest;
  const files = manifest.files.map((file) => (file.path === name ? { path: name, bytes: Buffer.byteLength(text), sha256: sha256(text) } : file));
  await writeFile(join(path, name), text);
  await writeFile(join(path, 'manifest.json'), manifestText({ ...manifest, files }, sha256));
}

async function forge(path: string, change: (article: Article) => Article): Promise<void> {
  await forgeFile(path, 'article.json', canonicalJson(change(JSON.parse(await readFile(join(path, 'article.json'), 'utf8')))));
}

const withPictures = (article: Article, change: (medium: Medium) => Medium): Article => ({
  ...article,
  media: Object.fromEntries(Object.entries(article.media).map(([id, medium]) => [id, change(medium)])),
});

test('what a package says of a picture’s size is looked up in the picture', async () => {
  const desk = await openDesk();
  const { article, path } = await exportPackage(desk, 'folder');
  await forge(path, (packed) => withPictures(packed, (medium) => ({ ...medium, type: 'image/gif', width: 2 ** 40, height: 1, bytes: 1 })));
  const other = await openDesk();
  expect(await other.ask('import.files', { files: [other.files.offerToRead(path)] })).toMatchObject([{ imported: { id: article.id } }]);
  expect((await other.ask('article.read', { id: article.id })).article.media).toEqual(article.media);
});

test('a package whose picture is of another kind than its name says is refused and nothing is kept', async () => {
  const desk = await openDesk();
  const { path } = await exportPackage(desk, 'folder');
  await forge(path, (packed) => withPictures(packed, (medium) => ({ ...medium, file: medium.file.replace('.jpg', '.png') })));
  const other = await openDesk();
  const reports = await other.ask('import.files', { files: [other.files.offerToRead(path)] });
  expect(reports).toMatchObject([{ failure: { code: 'bad-package', thing: expect.stringMatching(/\.png$/) } }]);
  expect(await other.ask('library.open', {})).toMatchObject({ isNew: true });
  expect(await other.ask('library.problems', {})).toEqual([]);
});

test.each([
  ['a changed text', 'bad-checksum', 'article.json', (text: string) => text.replace('新桥通车', '旧桥通车')],
  ['a manifest of nonsense', 'bad-package', 'manifest.json', () => '{}'],
])('a package with %s is refused and nothing is kept', async (_, code, file, change) => {
  const desk = await openDesk();
  const { path } = await exportPackage(desk, 'folder');
  await writeFile(join(path, file), change(await readFile(join(path, file), 'utf8')));
  const other = await openDesk();
  const reports = await other.ask('import.files', { files: [other.files.offerToRead(path)] });
  expect(reports).toMatchObject([{ failure: { code, stage: 'import' } }]);
  expect(await other.ask('library.open', {})).toMatchObject({ isNew: true });
  expect(await other.ask('library.problems', {})).toEqual([]);
});

/** A library's files of the folder `original`, by name. */
async function originalsIn(desk: TestDesk): Promise<Record<string, string>> {
  const names = (await readdir(join(desk.library, 'articles'), { recursive: true })).filter((path) => basename(dirname(path)) === 'original');
  return Object.fromEntries(
    await Promise.all(names.map(async (path) => [basename(path), await readFile(join(desk.library, 'articles', path), 'utf8')])),
  );
}

test('the file an article came from is kept when that is wished, goes with it into the trash and back, and is saved out again', async () => {
  const desk = await openDesk();
  const text = '云溪县开通夜班公交\n\n昨日，云溪县开通首条夜班公交。';
  const file = await chosen(desk, '通稿.txt', text);
  const [report] = await desk.ask('import.files', { files: [file], keepOriginals: true });
  const id = report && 'imported' in report ? report.imported.id : '';
  const sha256 = createHash('sha256').update(text).digest('hex');
  const original = { name: '通稿.txt', bytes: Buffer.byteLength(text), sha256, at: expect.any(String) };
  expect(await desk.ask('original.read', { id })).toEqual({ original });
  const kept = await originalsIn(desk);
  expect(kept['通稿.txt']).toBe(text);
  expect(JSON.parse(kept['original.json'] ?? '')).toMatchObject({ schema: 1, name: '通稿.txt', file: '通稿.txt', hash: sha256 });
  await desk.ask('article.trash', { ids: [id] });
  expect(await desk.refused('original.read', { id })).toMatchObject({ code: 'trashed' });
  await desk.ask('trash.restore', { keys: [id] });
  const out = join(desk.folder, '又存出来.txt');
  expect(await desk.ask('original.save', { id, target: desk.files.offerToWrite(out, 'file') })).toEqual({ bytes: original.bytes });
  expect(await readFile(out, 'utf8')).toBe(text);
  const inside = desk.files.offerToWrite(join(desk.library, 'x.txt'), 'file');
  expect(await desk.refused('original.save', { id, target: inside })).toMatchObject({ code: 'not-allowed' });
  expect(await desk.ask('library.doctor', {})).toMatchObject({ ok: true });
});

test('unasked nothing is kept; of a package the zip is, of its folder nothing, and that is said', async () => {
  const desk = await openDesk();
  const { path } = await exportPackage(desk, 'zip');
  const { path: folder } = await exportPackage(desk, 'folder');
  const other = await openDesk();
  await other.ask('import.files', { files: [await chosen(other, '一.txt', '云溪县开通夜班公交\n\n昨日，云溪县开通首条夜班公交。')] });
  expect(await originalsIn(other)).toEqual({});
  const files = [path, folder].map((one) => other.files.offerToRead(one));
  expect(await other.ask('import.files', { files, keepOriginals: true })).toMatchObject([
    { imported: { warnings: [] } },
    { imported: { warnings: [{ code: 'original-not-kept' }] } },
  ]);
  expect(Object.keys(await originalsIn(other)).sort()).toEqual([basename(path), 'original.json'].sort());
});
