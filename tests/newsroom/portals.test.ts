import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { profileSchema } from '#domain/portal/profile.ts';
import { initialSettings } from '#domain/settings.ts';
import { openDesk, soundFields, type TestDesk } from './desk.ts';

const plain = JSON.parse(await readFile(fileURLToPath(new URL('../../assets/portals/plain.json', import.meta.url)), 'utf8'));

async function add(desk: TestDesk, profile: unknown, name = '门户 一.json'): Promise<string> {
  const path = join(desk.folder, name);
  await writeFile(path, typeof profile === 'string' ? profile : JSON.stringify(profile));
  return desk.files.offerToRead(path);
}

test('the presets are there, each with a page template', async () => {
  const desk = await openDesk();
  const portals = await desk.ask('portal.list', {});
  expect(portals).toContainEqual(expect.objectContaining({ key: 'plain', name: '示例之窗', own: false, preset: true }));
  for (const { key } of portals) {
    const { profile, template } = await desk.ask('portal.read', { key });
    expect(profileSchema.parse(profile).key).toBe(key);
    expect(template.html).toContain('<html');
  }
});

test('a portal is listed with the names of its channels', async () => {
  const desk = await openDesk();
  await desk.ask('portal.add', {
    file: await add(desk, { ...plain, key: 'yunxi', page: { ...plain.page, channels: [{ key: 'tea', name: '茶乡', url: '/tea/' }] } }),
  });
  const portals = await desk.ask('portal.list', {});
  expect(portals.find(({ key }) => key === 'yunxi')?.channels).toEqual([{ key: 'tea', name: '茶乡' }]);
  expect(portals.find(({ key }) => key === 'wechat')?.channels).toEqual([]);
});

test('a portal is added, listed, read, used, and still there in the next program', async () => {
  const desk = await openDesk();
  const own = { ...plain, key: 'yunxi', name: '云溪之窗' };
  expect(await desk.ask('portal.add', { file: await add(desk, own) })).toEqual({ key: 'yunxi', name: '云溪之窗' });
  expect(await desk.ask('portal.list', {})).toContainEqual(expect.objectContaining({ key: 'yunxi', name: '云溪之窗', own: true, preset: false }));
  expect((await desk.ask('portal.read', { key: 'yunxi' })).profile).toEqual(own);
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  const { path } = await desk.ask('package.export', { id, portal: 'yunxi', target });
  expect(JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')).portal).toBe('yunxi');
  await desk.close();
  const later = await openDesk({ library: desk.library });
  expect(await later.ask('portal.list', {})).toContainEqual(expect.objectContaining({ key: 'yunxi', name: '云溪之窗', own: true, preset: false }));
});

test('an own portal wins over the preset of its key, and is listed once', async () => {
  const desk = await openDesk();
  await desk.ask('portal.add', { file: await add(desk, { ...plain, name: '我们的示例' }) });
  const named = (await desk.ask('portal.list', {})).filter(({ key }) => key === 'plain');
  expect(named).toMatchObject([{ key: 'plain', name: '我们的示例', own: true, preset: true }]);
  expect((await desk.ask('portal.read', { key: 'plain' })).profile.name).toBe('我们的示例');
});

test('a portal added again replaces the older one', async () => {
  const desk = await openDesk();
  for (const name of ['一版', '二版']) await desk.ask('portal.add', { file: await add(desk, { ...plain, key: 'yunxi', name }) });
  expect((await desk.ask('portal.read', { key: 'yunxi' })).profile.name).toBe('二版');
});

const withPage = (page: object) => ({ ...plain, page: { ...plain.page, ...page } });

test('a portal that must not replace another one is refused where there is one', async () => {
  const desk = await openDesk();
  const token = (name: string) => add(desk, { ...plain, key: 'yunxi', name });
  await desk.ask('portal.add', { file: await token('一版'), replace: false });
  expect(await desk.refused('portal.add', { file: await token('二版'), replace: false })).toMatchObject({
    code: 'target-exists',
    detail: { name: '二版' },
  });
  expect((await desk.ask('portal.read', { key: 'yunxi' })).profile.name).toBe('一版');
});

test.each<[what: string, profile: unknown, code: string, field: string | undefined]>([
  ['an unknown field', { ...plain, colour: 'red' }, 'bad-profile', 'colour'],
  ['an unknown field inside', withPage({ chanels: [] }), 'bad-profile', 'page.chanels'],
  ['a missing field', { ...plain, images: undefined }, 'bad-profile', 'images'],
  ['a key with a slash', { ...plain, key: '../plain' }, 'bad-profile', 'key'],
  ['a link with a script', withPage({ channels: [{ key: 'a', name: '甲', url: 'javascript:1' }] }), 'bad-profile', 'page.channels.0.url'],
  [
    'a link that browsers take for another host',
    withPage({ channels: [{ key: 'a', name: '甲', url: '/\\a.example' }] }),
    'bad-profile',
    'page.channels.0.url',
  ],
  ['a time zone nobody knows', { ...plain, timeZone: 'Mars/Olympus' }, 'bad-profile', 'timeZone'],
  ['a newer format', { ...plain, schema: 2 }, 'newer-format', undefined],
  ['a template that is not there', withPage({ template: 'none' }), 'bad-template', undefined],
  ['a template outside the folder', withPage({ template: '../default' }), 'bad-profile', 'page.template'],
  ['no JSON', '{"schema": 1,', 'bad-profile', undefined],
  ['a list', [], 'bad-profile', undefined],
  ['null', 'null', 'bad-profile', undefined],
  ['nothing', '', 'empty', undefined],
])('a profile with %s is refused and not kept', async (_, profile, code, field) => {
  const desk = await openDesk();
  const before = await desk.ask('portal.list', {});
  const failure = await desk.refused('portal.add', { file: await add(desk, profile, '门户.json') });
  expect(failure.code).toBe(code);
  if (field !== undefined) expect(failure).toMatchObject({ thing: '门户.json', detail: { field }, message: expect.stringContaining(field) });
  expect(await desk.ask('portal.list', {})).toEqual(before);
  expect(desk.reported).toEqual([]);
});

test('one damaged portal keeps nobody from the others, is told, and its preset never stands in for it', async () => {
  const desk = await openDesk();
  await desk.ask('portal.add', { file: await add(desk, { ...plain, key: 'yunxi', name: '云溪之窗' }) });
  await desk.ask('portal.add', { file: await add(desk, { ...plain, name: '我们的示例' }) });
  await writeFile(join(desk.library, 'portals', 'plain.json'), '{"schema": 1, "key"');
  const listed = await desk.ask('portal.list', {});
  expect(listed).toContainEqual(expect.objectContaining({ key: 'yunxi', name: '云溪之窗', own: true, preset: false }));
  expect(listed).toContainEqual(expect.objectContaining({ key: 'plain', name: '示例之窗', own: false, preset: true }));
  expect((await desk.ask('portal.read', { key: 'yunxi' })).profile.name).toBe('云溪之窗');
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  for (const [call, input] of [
    ['portal.read', { key: 'plain' }],
    ['article.check', { id, portal: 'plain' }],
    ['package.export', { id, portal: 'plain', target }],
  ] as const) {
    expect(await desk.refused(call, input)).toMatchObject({ code: 'damaged', thing: 'portals/plain.json' });
  }
  expect(await desk.ask('library.problems', {})).toEqual([
    { article: 'plain', kind: 'damaged', file: 'portals/plain.json', message: expect.stringContaining('JSON'), action: '' },
  ]);
  await rm(join(desk.library, 'portals', 'plain.json'));
  expect(await desk.ask('library.problems', {})).toEqual([]);
});

test('a profile with a byte order mark is read', async () => {
  const desk = await openDesk();
  expect(await desk.ask('portal.add', { file: await add(desk, `\ufeff${JSON.stringify({ ...plain, key: 'marked' })}`) })).toMatchObject({
    key: 'marked',
  });
});

test('an unknown portal is not-found and named', async () => {
  const desk = await openDesk();
  expect(await desk.refused('portal.read', { key: 'nowhere' })).toMatchObject({ code: 'not-found', thing: 'portal nowhere' });
  for (const key of ['../plain', 'constructor/..', '__proto__', 'PLAIN']) {
    expect(await desk.refused('portal.read', { key })).toMatchObject({ code: 'bad-message' });
  }
});

test('what one caller does to a profile it was given stays with it', async () => {
  const desk = await openDesk();
  const { handlers } = desk.newsroom;
  const first = await handlers['portal.read']({ key: 'plain' }, { client: 'x' });
  (first.profile.page.footer as string[]).push('混进来的一行');
  expect((await handlers['portal.read']({ key: 'plain' }, { client: 'x' })).profile.page.footer).toEqual(plain.page.footer);
});

const yunxi = { ...plain, key: 'yunxi', name: '云溪之窗' };
const fileOf = (desk: TestDesk, key: string) => join(desk.library, 'portals', `${key}.json`);

test('a portal that was edited is kept under its key, and under another one when it gets it, with the setting that names it', async () => {
  const desk = await openDesk();
  expect(await desk.ask('portal.save', { profile: yunxi, key: null })).toEqual({ key: 'yunxi', name: '云溪之窗' });
  await desk.ask('portal.save', { profile: { ...yunxi, name: '云溪在线' }, key: 'yunxi' });
  expect((await desk.ask('portal.read', { key: 'yunxi' })).profile.name).toBe('云溪在线');
  await desk.ask('settings.save', { settings: { ...initialSettings, portal: 'yunxi' } });
  await desk.ask('portal.save', { profile: { ...yunxi, key: 'yunxi-online' }, key: 'yunxi' });
  expect(await readFile(fileOf(desk, 'yunxi-online'), 'utf8')).toContain('云溪之窗');
  await expect(readFile(fileOf(desk, 'yunxi'))).rejects.toThrow('ENOENT');
  expect((await desk.ask('library.open', {})).settings.portal).toBe('yunxi-online');
  expect(desk.events.filter(({ type }) => type === 'portals.changed')).toHaveLength(3);
});

test('a preset that was edited becomes an own portal of its key, and the preset stands again when that is removed', async () => {
  const desk = await openDesk();
  await desk.ask('portal.save', { profile: { ...plain, name: '我们的示例' }, key: 'plain' });
  expect(await desk.ask('portal.list', {})).toContainEqual(expect.objectContaining({ key: 'plain', name: '我们的示例', own: true, preset: true }));
  await desk.ask('portal.remove', { key: 'plain' });
  expect((await desk.ask('portal.read', { key: 'plain' })).profile).toEqual(plain);
  expect((await desk.ask('library.open', {})).settings.portal).toBe('plain');
});

test('a removed portal is nobody’s portal any more', async () => {
  const desk = await openDesk();
  await desk.ask('portal.save', { profile: yunxi, key: null });
  await desk.ask('settings.save', { settings: { ...initialSettings, portal: 'yunxi' } });
  await desk.ask('portal.remove', { key: 'yunxi' });
  expect(await desk.refused('portal.read', { key: 'yunxi' })).toMatchObject({ code: 'not-found' });
  expect((await desk.ask('library.open', {})).settings.portal).toBe('');
});

test('an exported portal is added again as it was', async () => {
  const desk = await openDesk();
  await desk.ask('portal.save', { profile: yunxi, key: null });
  const path = join(desk.folder, '云溪.json');
  await writeFile(path, 'an older file');
  const { bytes } = await desk.ask('portal.export', { key: 'yunxi', target: desk.files.offerToWrite(path, 'file') });
  const text = await readFile(path);
  expect(text.length).toBe(bytes);
  expect(profileSchema.parse(JSON.parse(text.toString()))).toEqual(yunxi);
  await desk.ask('portal.remove', { key: 'yunxi' });
  await desk.ask('portal.add', { file: desk.files.offerToRead(path) });
  expect((await desk.ask('portal.read', { key: 'yunxi' })).profile).toEqual(yunxi);
});

test.each<[what: string, call: string, input: object, code: string, field?: string]>([
  ['a new portal with the key of an own one', 'portal.save', { profile: { ...yunxi, name: '乙' }, key: null }, 'target-exists', 'key'],
  ['a portal that takes the key of another', 'portal.save', { profile: { ...yunxi, name: '乙' }, key: 'plain' }, 'target-exists', 'key'],
  ['an unknown field', 'portal.save', { profile: { ...yunxi, colour: 'red' }, key: 'yunxi' }, 'bad-profile', 'colour'],
  ['a time zone nobody knows', 'portal.save', { profile: { ...yunxi, timeZone: 'Mars/Olympus' }, key: 'yunxi' }, 'bad-profile', 'timeZone'],
  ['a template that is not there', 'portal.save', { profile: { ...yunxi, page: { ...plain.page, template: 'none' } }, key: 'yunxi' }, 'bad-template'],
  ['no profile', 'portal.save', { profile: null, key: null }, 'bad-profile'],
  ['removing a preset', 'portal.remove', { key: 'plain' }, 'not-allowed'],
  ['removing nothing', 'portal.remove', { key: 'nowhere' }, 'not-found'],
])('%s is refused, and the portal stays as it was', async (_, call, input, code, field) => {
  const desk = await openDesk();
  await desk.ask('portal.save', { profile: yunxi, key: null });
  const failure = await desk.refused(call, input);
  expect(failure.code).toBe(code);
  if (field !== undefined) expect(failure.detail).toMatchObject({ field });
  expect((await desk.ask('portal.read', { key: 'yunxi' })).profile).toEqual(yunxi);
  expect(desk.reported).toEqual([]);
});

test('a portal goes into no folder, and not where there is no folder', async () => {
  const desk = await openDesk();
  const folder = desk.files.offerToWrite(desk.folder, 'folder');
  expect(await desk.refused('portal.export', { key: 'plain', target: folder })).toMatchObject({ code: 'invalid' });
  const nowhere = desk.files.offerToWrite(join(desk.folder, '没有', '门户.json'), 'file');
  expect(await desk.refused('portal.export', { key: 'plain', target: nowhere })).toMatchObject({ code: 'not-found' });
});

test('an own portal that is damaged is neither written over nor thrown away', async () => {
  const desk = await openDesk();
  await desk.ask('portal.save', { profile: yunxi, key: null });
  await writeFile(fileOf(desk, 'yunxi'), '{"schema": 1, "key"');
  expect(await desk.refused('portal.save', { profile: yunxi, key: 'yunxi' })).toMatchObject({ code: 'damaged' });
  expect(await desk.refused('portal.remove', { key: 'yunxi' })).toMatchObject({ code: 'damaged' });
  expect(await readFile(fileOf(desk, 'yunxi'), 'utf8')).toBe('{"schema": 1, "key"');
});
