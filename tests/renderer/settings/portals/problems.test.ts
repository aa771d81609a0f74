import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import { profileProblemCodes } from '#domain/portal/profileRules.ts';
import { en } from '../../../../renderer/i18n/en.ts';
import { zhCN } from '../../../../renderer/i18n/zh-CN.ts';
import { bodySample } from '../../../../renderer/settings/portals/bodySample.ts';
import { problemsOf, sectionOf } from '../../../../renderer/settings/portals/problems.ts';

const preset = async (key: string) =>
  parseProfile(JSON.parse(await readFile(fileURLToPath(new URL(`../../../../assets/portals/${key}.json`, import.meta.url)), 'utf8')), key);
const plain = await preset('plain');
const speaking = i18next.createInstance();
await speaking.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zhCN } }, interpolation: { escapeValue: false } });
const t = speaking.getFixedT('zh-CN');

const page = (changes: object) => ({ ...plain, page: { ...plain.page, ...changes } });
const images = (changes: object) => ({ ...plain, images: { ...plain.images, ...changes } });
const field = (changes: object) => ({ ...plain, fields: [{ name: 'title', label: '标题', from: 'title', ...changes }] });
const twoChannels = ['a', 'a'].map((key) => ({ key, name: '甲', url: '/a/' }));

test.each<[what: string, profile: object, path: string, words: string]>([
  ['a key in Chinese', { ...plain, key: '云溪' }, 'key', zhCN.portals.wrong.key],
  ['no key', { ...plain, key: '' }, 'key', zhCN.portals.wrong.key],
  ['a key that another portal has', { ...plain, key: 'yunxi' }, 'key', zhCN.portals.wrong.keyTaken],
  ['no name', { ...plain, name: '' }, 'name', zhCN.portals.problem['too-short']],
  ['half an address', { ...plain, baseUrl: 'portal.example' }, 'baseUrl', zhCN.portals.wrong.baseUrl],
  ['a zone nobody knows', { ...plain, timeZone: 'Asia/Peking' }, 'timeZone', zhCN.portals.problem['no-zone']],
  ['a link with a script', page({ channels: [{ key: 'a', name: '甲', url: 'javascript:1' }] }), 'page.channels.0.url', zhCN.portals.wrong.channelUrl],
  ['a channel twice', page({ channels: twoChannels }), 'page.channels.1.key', zhCN.portals.problem.twice],
  ['a style from elsewhere', page({ css: 'p {}\n@import "x.css";' }), 'page.css', '第 2 行引用了页面之外的东西，不允许'],
  ['a field without a name', field({ name: '' }), 'fields.0.name', zhCN.portals.wrong.fieldName],
  ['a limit that is no number', field({ max: Number.NaN }), 'fields.0.max', zhCN.portals.wrong.fieldMax],
  ['no picture format', images({ formats: [] }), 'images.formats', zhCN.portals.wrong.formats],
  ['a width that is no number', images({ maxWidth: Number.NaN }), 'images.maxWidth', zhCN.portals.wrong.maxWidth],
  ['a prefix that is none', images({ url: 'prefix', prefix: 'uploads' }), 'images.prefix', zhCN.portals.wrong.prefix],
])('%s is said at its field', (_, profile, path, words) => {
  expect([...problemsOf(profile as Profile, ['yunxi'], t)]).toEqual([[path, words]]);
});

test.each(['plain', 'empirecms', 'dedecms', 'phpcms', 'wechat'])('nothing is wrong with the preset %s', async (key) => {
  expect([...problemsOf(await preset(key), [], t)]).toEqual([]);
});

test('every problem has words in both languages', () => {
  for (const words of [zhCN, en]) expect(Object.keys(words.portals.problem).sort()).toEqual([...profileProblemCodes].sort());
});

test.each([
  ['key', 'basic'],
  ['', 'basic'],
  ['page.footer.2', 'page'],
  ['page.channels.0.url', 'channels'],
  ['body.forbidden.1', 'body'],
  ['fields.3.max', 'fields'],
  ['images.crops.1', 'images'],
])('%j is edited in %s', (path, section) => expect(sectionOf(path)).toBe(section));

test('the sample of a setting is what a CMS gets, and there is none while the body is not valid', async () => {
  expect(bodySample('indent', plain)).toBe('<p>　　昨日，新桥通车。</p>');
  expect(bodySample('pageBreak', await preset('dedecms'))).toContain('#p#十年盼一桥#e#');
  expect(bodySample('indent', { ...plain, body: { ...plain.body, forbidden: [''] } })).toBe('');
});
