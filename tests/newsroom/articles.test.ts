import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import { initialSettings } from '#domain/settings.ts';
import { client, openDesk, picture, soundFields, type TestDesk } from './desk.ts';

const unknownId = '0198c0de-0000-7000-8000-00000000abcd';

async function addPicture(desk: TestDesk, article: string, bytes: Buffer, name = '照片.jpg') {
  return desk.ask('media.add', { article, name, data: bytes.toString('base64') });
}

/** The paths below a library, without what belongs to this machine. */
async function pathsOf(desk: TestDesk): Promise<string[]> {
  const entries = await readdir(desk.library, { recursive: true });
  return entries.filter((path) => !path.startsWith('.')).sort();
}

test('a new library is new until its first article', async () => {
  const desk = await openDesk();
  const opened = await desk.ask('library.open', {});
  expect(opened).toMatchObject({ name: '稿库 一', path: desk.library, isNew: true, settings: initialSettings, risks: [] });
  await desk.ask('article.create', { fields: {} });
  expect(await desk.ask('library.open', {})).toMatchObject({ isNew: false });
});

test('an article is created, read and saved in parts', async () => {
  const desk = await openDesk();
  const created = await desk.ask('article.create', { fields: { title: '第一稿', body: '正文。' } });
  expect(created).toMatchObject({ title: '第一稿', body: '正文。', revision: 1, state: 'draft' });
  const saved = await desk.ask('article.save', { id: created.id, basedOn: 1, changes: { subtitle: '副题', keywords: ['甲', '乙'] } });
  const { article, changedOutside, rivals } = await desk.ask('article.read', { id: created.id });
  expect(article).toEqual({ ...created, subtitle: '副题', keywords: ['甲', '乙'], revision: saved.revision, updatedAt: saved.updatedAt });
  expect(saved.revision).toBe(2);
  expect([changedOutside, rivals]).toEqual([false, []]);
});

test('what one window saved is there for the next program', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.close();
  const later = await openDesk({ library: desk.library });
  expect((await later.ask('article.read', { id })).article).toMatchObject(soundFields);
});

test('a save with no changes loses nothing', async () => {
  const desk = await openDesk();
  const created = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('article.save', { id: created.id, basedOn: 1, changes: {} });
  expect((await desk.ask('article.read', { id: created.id })).article).toMatchObject(soundFields);
});

test('a stale save is refused, both texts are kept, and the refused one goes when it is settled', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { title: '原题', body: '原文。' } });
  await desk.ask('article.save', { id, basedOn: 1, changes: { body: '甲改的正文。' } });
  const failure = await desk.refused('article.save', { id, basedOn: 1, changes: { body: '乙改的正文。' } });
  expect(failure).toMatchObject({ code: 'stale', detail: { revision: 2 } });

  const { article, rivals } = await desk.ask('article.read', { id });
  expect(article.body).toBe('甲改的正文。');
  expect(rivals).toMatchObject([{ name: failure.detail?.kept, basedOn: 1, article: { title: '原题', body: '乙改的正文。' } }]);

  await desk.ask('article.settle', { id, rival: rivals[0]?.name ?? '' });
  expect((await desk.ask('article.read', { id })).rivals).toEqual([]);
});

test.each(['../../library.json', 'article.json', '..', '.', 'review.json', 'media'])('settling %s removes nothing', async (rival) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { title: '留' } });
  const before = await pathsOf(desk);
  await desk.dispatch({ call: 'article.settle', input: { id, rival } }, { client });
  expect(await pathsOf(desk)).toEqual(before);
  expect(desk.reported).toEqual([]);
});

test('what an article does not have is taken from the settings', async () => {
  const desk = await openDesk();
  const defaults = { source: '云溪新闻网', editor: '许文澜', channel: 'local' };
  await desk.ask('settings.save', { settings: { ...initialSettings, defaults } });
  const plain = await desk.ask('article.create', { fields: {} });
  expect(plain).toMatchObject({ channel: 'local', editor: '许文澜', source: { name: '云溪新闻网', kind: 'original' } });
  const source = { name: '', kind: 'reprint' as const, url: 'https://a.example/1', originalTitle: '原题' };
  const given = await desk.ask('article.create', { fields: { channel: 'news', editor: '', source } });
  expect(given).toMatchObject({ channel: 'news', editor: '', source: { ...source, name: '云溪新闻网' } });
});

test('the list is newest first, by state and by length', async () => {
  const desk = await openDesk();
  const first = await desk.ask('article.create', { fields: { title: '一', body: '正文三字' } });
  await desk.ask('article.create', { fields: { title: '二' } });
  await desk.ask('article.save', { id: first.id, basedOn: 1, changes: { kicker: '引' } });
  const titles = async (input: CallInput<'article.list'>) => (await desk.ask('article.list', input)).articles.map(({ title }) => title);
  expect(await titles({})).toEqual(['一', '二']);
  expect(await titles({ limit: 1 })).toEqual(['一']);
  expect(await titles({ filter: { state: 'draft' } })).toEqual(['一', '二']);
  expect(await titles({ filter: { state: 'approved' } })).toEqual([]);
  expect((await desk.ask('article.list', { limit: 1 })).articles).toMatchObject([{ han: 4, revision: 2 }]);
});

test.each([
  ['article.read', { id: unknownId }],
  ['article.save', { id: unknownId, basedOn: 1, changes: {} }],
  ['article.copy', { id: unknownId, fields: {} }],
  ['article.check', { id: unknownId }],
  ['package.name', { id: unknownId, portal: 'plain' }],
  ['media.add', { article: unknownId, name: 'a.jpg', data: 'AAAA' }],
] as const)('%s of an article that is not there is not-found and leaves nothing behind', async (call, input) => {
  const desk = await openDesk();
  const before = await pathsOf(desk);
  expect(await desk.refused(call, input)).toMatchObject({ code: 'not-found' });
  expect(await pathsOf(desk)).toEqual(before);
});

test('a picture is stored by what it is, under the name of its bytes', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: {} });
  const bytes = await picture('jpeg');
  const added = await addPicture(desk, id, bytes, '现场 <1>.PNG');
  expect(added.medium).toEqual({
    file: `${added.id}.jpg`,
    type: 'image/jpeg',
    width: 640,
    height: 400,
    bytes: bytes.length,
    caption: '',
    credit: '',
    alt: '',
  });
  expect(Buffer.from((await desk.newsroom.readMedia(id, added.medium.file)).bytes)).toEqual(bytes);
  expect(await addPicture(desk, id, bytes)).toEqual(added);
  expect((await pathsOf(desk)).filter((path) => path.includes(added.id))).toHaveLength(1);
});

test.each([
  ['a text renamed .jpg', Buffer.from('这不是图片'), 'bad-picture'],
  ['a cut picture', undefined, 'bad-picture'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'unsupported'],
  ['nothing', Buffer.alloc(0), 'empty'],
])('%s is no picture', async (_, bytes, code) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: {} });
  const data = bytes ?? (await picture('jpeg')).subarray(0, 300);
  const failure = await desk.refused('media.add', { article: id, name: '照片.jpg', data: data.toString('base64') });
  expect(failure).toMatchObject({ code, thing: '照片.jpg' });
  expect((await pathsOf(desk)).some((path) => path.includes('media'))).toBe(false);
});

test.each(['../article.json', 'article.json', '0123456789abcdef.svg', '0123456789ABCDEF.jpg', '0123456789abcdef.jpg/..', ''])(
  'no picture is called %s',
  async (file) => {
    const desk = await openDesk();
    const { id } = await desk.ask('article.create', { fields: {} });
    await expect(desk.newsroom.readMedia(id, file)).rejects.toThrow('[not-found]');
  },
);

test('a picture leaves an article by its deletedAt, never by dropping out of the map', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: {} });
  const { id: media, medium } = await addPicture(desk, id, await picture());
  await desk.ask('article.save', { id, basedOn: 1, changes: { media: { [media]: medium } } });
  const failure = await desk.refused('article.save', { id, basedOn: 2, changes: { media: {} } });
  expect(failure).toMatchObject({ code: 'invalid', message: expect.stringContaining(`media.${media}`) });
  const deletedAt = '2026-03-05T10:00:00+08:00';
  await desk.ask('article.save', { id, basedOn: 2, changes: { media: { [media]: { ...medium, deletedAt } } } });
  expect((await desk.ask('article.read', { id })).article.media[media]).toEqual({ ...medium, deletedAt });
});

test('a window that does not know of a picture added meanwhile is stale, and its text is kept', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: {} });
  const theirs = await addPicture(desk, id, await picture('jpeg', '#aa0000'));
  const mine = await addPicture(desk, id, await picture('jpeg', '#00aa00'));
  await desk.ask('article.save', { id, basedOn: 1, changes: { media: { [theirs.id]: theirs.medium } } });
  const changes = { media: { [mine.id]: mine.medium }, body: '我的正文。' };
  expect(await desk.refused('article.save', { id, basedOn: 1, changes })).toMatchObject({ code: 'stale' });
  const { article, rivals } = await desk.ask('article.read', { id });
  expect(Object.keys(article.media)).toEqual([theirs.id]);
  expect(rivals).toMatchObject([{ article: { body: '我的正文。' } }]);
});

test('the sample has nothing to find fault with', async () => {
  const desk = await openDesk();
  const sample = await desk.ask('article.sample', {});
  const { article } = await desk.ask('article.read', { id: sample.id });
  expect(article).toEqual(sample);
  expect(await desk.ask('article.check', { id: sample.id, portal: 'plain' })).toEqual([]);

  const media = Object.entries(article.media);
  expect(media).toHaveLength(2);
  expect(article.cover && article.media[article.cover]).toBeTruthy();
  const named = [...article.body.matchAll(/media\/([^\s)"]+)/g)].map((found) => found[1]);
  expect(named.sort()).toEqual(media.map(([, { file }]) => file).sort());
  for (const [id, { file, bytes, caption, credit, alt }] of media) {
    expect(file).toBe(`${id}.jpg`);
    expect([caption, credit, alt].every((words) => words.length > 1)).toBe(true);
    expect((await desk.newsroom.readMedia(sample.id, file)).bytes).toHaveLength(bytes);
  }
  // Opened twice it is two articles.
  expect((await desk.ask('article.sample', {})).id).not.toBe(sample.id);
});

test('a copy has its own pictures and the words it was given', async () => {
  const desk = await openDesk();
  const sample = await desk.ask('article.sample', {});
  const copy = await desk.ask('article.copy', { id: sample.id, fields: { title: '另一稿', body: '新的正文。' } });
  expect(copy).toMatchObject({ title: '另一稿', body: '新的正文。', revision: 1, state: 'draft', media: sample.media, cover: sample.cover });
  expect(copy.id).not.toBe(sample.id);
  for (const { file } of Object.values(copy.media)) {
    expect(await desk.newsroom.readMedia(copy.id, file)).toEqual(await desk.newsroom.readMedia(sample.id, file));
  }
  expect((await desk.ask('article.read', { id: sample.id })).article).toEqual(sample);
});

test('a check names the rule, the field and the place, with a portal also its limits', async () => {
  const desk = await openDesk();
  const fields = { ...soundFields, editor: 'admin', title: '长'.repeat(101) };
  const { id } = await desk.ask('article.create', { fields });
  const rules = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);
  expect(rules(await desk.ask('article.check', { id }))).toEqual(['editor-placeholder']);
  const atPortal = await desk.ask('article.check', { id, portal: 'plain' });
  expect(rules(atPortal)).toEqual(['field-too-long', 'editor-placeholder']);
  expect(atPortal[0]).toMatchObject({ field: 'title' });
  expect(await desk.refused('article.check', { id, portal: 'nowhere' })).toMatchObject({ code: 'not-found', thing: 'portal nowhere' });
});

test('what was changed with a text editor is noticed, and a damaged article does not hide the others', async () => {
  const desk = await openDesk();
  const sound = await desk.ask('article.create', { fields: { title: '好的' } });
  const other = await desk.ask('article.create', { fields: { title: '外改' } });
  const path = (await pathsOf(desk)).find((name) => name.endsWith(join(other.id, 'article.json'))) ?? '';
  await writeFile(join(desk.library, path), (await readFile(join(desk.library, path), 'utf8')).replace('"外改"', '"外面改的"'));
  expect(await desk.ask('article.read', { id: other.id })).toMatchObject({ changedOutside: true, article: { title: '外面改的' } });
  await writeFile(join(desk.library, path), '{ not json');
  const { articles } = await desk.ask('article.list', { settled: true });
  expect(articles.map(({ id }) => id)).toEqual([sound.id]);
  expect(await desk.ask('library.problems', {})).toMatchObject([{ article: other.id }]);
});
