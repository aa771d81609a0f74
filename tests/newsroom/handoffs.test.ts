import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { isResolved } from '#domain/remarks.ts';
import { anchorOf } from '#domain/review.ts';
import type { Person } from '#domain/workflow.ts';
import { newId } from '../library/sample.ts';
import { openDesk, picture, soundFields, type TestDesk } from './desk.ts';

const reporter: Person = { name: '林晓', role: 'reporter' };
const editor: Person = { name: '许文澜', role: 'editor' };

async function hand(desk: TestDesk, id: string, name: string): Promise<string> {
  const file = join(desk.folder, `${name}.copydesk`);
  await desk.ask('handoff.write', { ids: [id], target: desk.files.offerToWrite(file, 'file') });
  return file;
}

const merge = (desk: TestDesk, file: string) => desk.ask('handoff.merge', { file: desk.files.offerToRead(file) });
const read = async (desk: TestDesk, id: string) => (await desk.ask('article.read', { id })).article;

async function edit(desk: TestDesk, id: string, changes: object) {
  const { revision } = await read(desk, id);
  await desk.ask('article.save', { id, basedOn: revision, changes });
}

/** An article with a picture here, and the same at another desk. */
async function twoDesks() {
  const [here, there] = [await openDesk(), await openDesk()];
  const { id } = await here.ask('article.create', { fields: soundFields });
  const { medium, id: media } = await here.ask('media.add', { article: id, name: 'a.jpg', data: (await picture()).toString('base64') });
  await edit(here, id, { media: { [media]: medium }, body: `${soundFields.body}\n\n![](media/${medium.file})\n` });
  expect((await merge(there, await hand(here, id, '去'))).results).toEqual([
    { id, title: soundFields.title, merged: true, text: 'new', conflicts: [], comments: 0, suggestions: 0, decisions: [] },
  ]);
  return { here, there, id };
}

test('an article goes to another desk whole, and comes back with what both sides wrote', async () => {
  const { here, there, id } = await twoDesks();
  expect(await read(there, id)).toMatchObject({ ...soundFields, body: (await read(here, id)).body, media: (await read(here, id)).media });
  const anchor = anchorOf('body', soundFields.body, soundFields.body.indexOf('三百二十米'), soundFields.body.indexOf('三百二十米') + 5);
  await there.ask('person.choose', { person: editor });
  const { comment } = await there.ask('comment.add', { id, anchor, text: '核实' });
  await edit(there, id, { body: (await read(there, id)).body.replace('三百二十米', '三百三十米'), kicker: '十年一桥' });
  await edit(here, id, { body: (await read(here, id)).body.replace('昨日', '三月四日'), summary: '两岸通了。' });
  const back = await hand(there, id, '回');
  expect((await merge(here, back)).results).toMatchObject([
    { id, merged: true, text: 'merged', conflicts: [], comments: 1, suggestions: 0, decisions: [] },
  ]);
  const merged = await read(here, id);
  expect(merged).toMatchObject({ kicker: '十年一桥', summary: '两岸通了。' });
  expect(merged.body).toContain('三月四日');
  expect(merged.body).toContain('三百三十米');
  expect((await here.ask('review.read', { id })).comments[comment]).toMatchObject({ text: '核实', by: '许文澜' });
  const revisions = await here.ask('revision.list', { id });
  expect(revisions.filter(({ name }) => name.startsWith('交接：许文澜'))).toHaveLength(1);
  // The same once more changes nothing.
  const before = [await read(here, id), await here.ask('review.read', { id }), revisions];
  expect((await merge(here, back)).results).toMatchObject([{ merged: false, text: 'same', conflicts: [], comments: 0 }]);
  expect([await read(here, id), await here.ask('review.read', { id }), await here.ask('revision.list', { id })]).toEqual(before);
});

test('what both changed differently stays ours, and theirs is in the report and under a name', async () => {
  const { here, there, id } = await twoDesks();
  await edit(here, id, { title: '云溪新桥昨日开通' });
  await edit(there, id, { title: '云溪县：一桥飞架' });
  const { results } = await merge(here, await hand(there, id, '回'));
  expect(results[0]?.conflicts).toEqual([{ field: 'title', base: soundFields.title, ours: '云溪新桥昨日开通', theirs: '云溪县：一桥飞架' }]);
  expect((await read(here, id)).title).toBe('云溪新桥昨日开通');
  const kept = (await here.ask('revision.list', { id })).filter(({ name }) => name.startsWith('交接'));
  expect(kept.map(({ title }) => title)).toEqual(['云溪县：一桥飞架']);
});

test('conflicts wait beside the article, also for the next session, and settled ones do not come back', async () => {
  const { here, there, id } = await twoDesks();
  await there.ask('person.choose', { person: editor });
  await edit(here, id, { title: '云溪新桥昨日开通', body: (await read(here, id)).body.replace('三百二十米', '三百一十米') });
  await edit(there, id, { title: '云溪县：一桥飞架', body: (await read(there, id)).body.replace('三百二十米', '三百五十米') });
  const file = await hand(there, id, '回');
  await merge(here, file);
  expect(here.events).toContainEqual({ type: 'conflicts.changed', id, by: 'test-window' });
  await here.close();
  const again = await openDesk({ library: here.library });
  const pending = await again.ask('handoff.conflicts', { id });
  const place = Object.entries(pending).find(([, { field }]) => field === 'body') ?? ['', undefined];
  expect(place[1]).toMatchObject({ base: '二', ours: '一', theirs: '五', by: '许文澜', anchor: { quote: '一' } });
  expect(
    Object.values(pending)
      .map(({ field }) => field)
      .sort(),
  ).toEqual(['body', 'title']);
  expect((await again.ask('library.doctor', {})).problems).toEqual([]);
  const unsettled = async () => (await again.ask('article.check', { id })).filter(({ rule }) => rule === 'merge-unsettled').map(({ field }) => field);
  expect((await unsettled()).sort()).toEqual(['body', 'title']);
  await again.ask('handoff.settle', { id, conflicts: [place[0]] });
  expect(await unsettled()).toEqual(['title']);
  expect((await merge(again, file)).results).toMatchObject([{ merged: false, conflicts: [] }]);
  expect(Object.values(await again.ask('handoff.conflicts', { id })).map(({ field }) => field)).toEqual(['title']);
  await again.ask('handoff.settle', { id, conflicts: Object.keys(pending) });
  expect(await again.ask('handoff.conflicts', { id })).toEqual({});
});

test('an article that another desk merged into while this one was saved has both', async () => {
  const { here, there, id } = await twoDesks();
  await edit(there, id, { kicker: '十年一桥' });
  const file = await hand(there, id, '回');
  // A window saves again and again while the file is merged.
  const merging = merge(here, file);
  for (let turn = 1; turn <= 3; turn++) await edit(here, id, { summary: `第${turn}稿` }).catch(() => undefined);
  expect((await merging).refused).toEqual([]);
  expect(await read(here, id)).toMatchObject({ kicker: '十年一桥', summary: expect.stringMatching(/^第\d稿$|^连接/) });
});

test('one that stands in a file twice is merged once, and only what is asked for is merged', async () => {
  const { here, there, id } = await twoDesks();
  const { id: other } = await there.ask('article.create', { fields: { ...soundFields, title: '另一稿' } });
  const file = join(there.folder, '两稿.copydesk');
  await there.ask('handoff.write', { ids: [id, other], target: there.files.offerToWrite(file, 'file') });
  await forge(file, 'manifest.json', (text) => {
    const manifest = JSON.parse(text);
    return JSON.stringify({ ...manifest, articles: [...manifest.articles, manifest.articles[0]] });
  });
  const token = here.files.offerToRead(file);
  expect(await here.ask('handoff.merge', { file: token, only: [id] })).toMatchObject({ results: [{ id, text: 'same' }], refused: [{ id }] });
  const { results, refused } = await here.ask('handoff.merge', { file: token });
  expect(results.map(({ id: each, text }) => [each, text])).toEqual([
    [id, 'same'],
    [other, 'new'],
  ]);
  expect(refused).toMatchObject([{ id, title: soundFields.title, failure: { code: 'bad-package', detail: { kind: 'twice' } } }]);
});

test('a thread reopened at one desk is open at the other, and approvals travel with what they are about', async () => {
  const { here, there, id } = await twoDesks();
  await here.ask('person.choose', { person: reporter });
  await here.ask('review.act', { id, action: 'submit' });
  const { comment } = await here.ask('comment.add', { id, anchor: anchorOf('title', soundFields.title, 0, 2), text: '全称' });
  await here.ask('comment.resolve', { id, thread: comment });
  await merge(there, await hand(here, id, '送审'));
  expect(await there.ask('review.sheet', { id })).toMatchObject({ state: 'first' });
  await there.ask('comment.reopen', { id, thread: comment });
  await there.ask('review.act', { id, action: 'approve', as: editor, opinion: '可' });
  await merge(here, await hand(there, id, '审毕'));
  expect(await here.ask('review.sheet', { id })).toMatchObject({ state: 'second', history: [{ by: reporter }, { by: editor, valid: true }] });
  expect((await read(here, id)).state).toBe('second');
  expect(isResolved((await here.ask('review.read', { id })).comments[comment] ?? {})).toBe(false);
});

test('people whom this house does not know approve nothing here', async () => {
  const { here, there, id } = await twoDesks();
  await here.ask('people.save', { name: '林晓', roles: ['reporter'] });
  await there.ask('review.act', { id, action: 'submit', as: { name: '外人', role: 'reporter' } });
  await there.ask('review.act', { id, action: 'approve', as: editor, opinion: '可' });
  const { results } = await merge(here, await hand(there, id, '外来'));
  expect(results[0]?.decisions).toMatchObject([
    { action: 'submit', by: { name: '外人' }, foreign: true, valid: true },
    { action: 'approve', step: 'first', by: editor, foreign: true },
  ]);
  const sheet = await here.ask('review.sheet', { id });
  expect([sheet.state, sheet.history.map(({ action }) => action)]).toEqual(['draft', ['submit', 'approve', 'reopen']]);
  expect((await merge(here, join(there.folder, '外来.copydesk'))).results).toMatchObject([{ merged: false }]);
});

/** Rewrites one file of a hand-off; with `seal` the list says so too. */
async function forge(file: string, path: string, change: (text: string) => string, seal = true): Promise<void> {
  const files = unzipSync(await readFile(file));
  const bytes = strToU8(change(strFromU8(files[path] ?? new Uint8Array())));
  files[path] = bytes;
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  const entry = manifest.files.find((each: { path: string }) => each.path === path);
  if (seal && entry) Object.assign(entry, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  if (path !== 'manifest.json') files['manifest.json'] = strToU8(JSON.stringify(manifest));
  await writeFile(file, zipSync(files));
}

test('what somebody from elsewhere left as it is blocks here, also when it comes again', async () => {
  const { here, there, id } = await twoDesks();
  await here.ask('people.save', { name: '林晓', roles: ['reporter'] });
  await there.ask('finding.ignore', { id, rule: 'placeholder', reason: '外来', by: '外人' });
  await there.ask('finding.ignore', { id, rule: 'placeholder', reason: '已核', by: '林晓' });
  const file = await hand(there, id, '放行');
  for (const merged of [true, false]) {
    expect((await merge(here, file)).results).toMatchObject([{ merged }]);
    expect((await here.ask('review.sheet', { id })).ignored.map(({ by }) => by)).toEqual(['林晓']);
    expect(Object.values((await here.ask('review.read', { id })).ignored)).toHaveLength(2);
  }
});

test('of half a file it is said that it is cut', async () => {
  const { here, there, id } = await twoDesks();
  const file = await hand(there, id, '半个');
  await writeFile(file, (await readFile(file)).subarray(0, -30));
  const { code, message } = await here.refused('handoff.merge', { file: here.files.offerToRead(file) });
  expect([code, message]).toEqual(['bad-package', expect.stringContaining('cut or damaged')]);
});

test('a picture under the name of another is refused', async () => {
  const { there, id } = await twoDesks();
  const file = await hand(there, id, '换图');
  await forge(file, `${id}/article.json`, (text) => text.replace(/"file": "([0-9a-f]{16})\.jpg"/, `"file": "${'0'.repeat(16)}.jpg"`));
  await forge(file, 'manifest.json', (text) => text.replaceAll(/media\/[0-9a-f]{16}/g, `media/${'0'.repeat(16)}`));
  const files = unzipSync(await readFile(file));
  await writeFile(
    file,
    zipSync(
      Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path.replace(/media\/[0-9a-f]{16}/, `media/${'0'.repeat(16)}`), bytes])),
    ),
  );
  const third = await openDesk();
  expect((await third.refused('handoff.merge', { file: third.files.offerToRead(file) })).code).toBe('bad-checksum');
});

test('a house with fewer reviews reads the decisions of one with more by its own rule', async () => {
  const { here, there, id } = await twoDesks();
  const { settings } = await here.ask('library.open', {});
  await here.ask('settings.save', { settings: { ...settings, review: { reviews: 1, proofreadings: 0, required: false } } });
  await there.ask('review.act', { id, action: 'submit', as: reporter });
  expect(await there.ask('review.act', { id, action: 'approve', as: editor, opinion: '可' })).toMatchObject({ state: 'second' });
  await merge(here, await hand(there, id, '三审之家'));
  expect(await here.ask('review.sheet', { id })).toMatchObject({ state: 'approved', reviews: [{ step: 'first', decision: { valid: true } }] });
});

test('a forged approval is not valid', async () => {
  const { here, there, id } = await twoDesks();
  await there.ask('review.act', { id, action: 'submit', as: reporter });
  await there.ask('review.act', { id, action: 'approve', as: editor, opinion: '可' });
  const file = await hand(there, id, '伪造');
  await forge(file, `${id}/article.json`, (text) => text.replace('新桥通车', '新桥垮塌').replace('"second"', '"approved"'));
  const { results } = await merge(here, file);
  expect(results[0]?.decisions.map(({ valid }) => valid)).toEqual([false, false]);
  const sheet = await here.ask('review.sheet', { id });
  expect([sheet.state, sheet.history.map(({ valid }) => valid)]).toEqual(['first', [false, false]]);
});

/** Somebody else's decisions with these turns. */
function withDecision(review: string, ...turns: number[]): string {
  const decisions = turns.map((turn) => [
    newId(),
    { action: 'withdraw', by: editor, at: '2026-06-01T00:00:00Z', hash: 'a'.repeat(64), opinion: '撤', turn },
  ]);
  return JSON.stringify({ ...JSON.parse(review), decisions: Object.fromEntries(decisions) });
}

test.each<[string, string, (id: string) => string, (text: string) => string, boolean]>([
  ['changed on the way', 'bad-checksum', (id) => `${id}/article.json`, (text) => `${text} `, false],
  ['no JSON', 'bad-package', (id) => `${id}/review.json`, () => 'nonsense', true],
  ['of a newer program', 'newer-format', () => 'manifest.json', (text) => text.replace('"format": 1', '"format": 2'), true],
  ['an article of a newer program', 'newer-format', (id) => `${id}/article.json`, (text) => text.replace('"schema": 1', '"schema": 2'), true],
  ['a forged decision behind all others', 'bad-package', (id) => `${id}/review.json`, (text) => withDecision(text, Number.MAX_SAFE_INTEGER), true],
  [
    'remarks without end',
    'too-large',
    (id) => `${id}/review.json`,
    (text) => withDecision(text, ...Array.from({ length: 20_001 }, (_, at) => at + 1)),
    true,
  ],
  ['another article than it says', 'bad-package', (id) => `${id}/article.json`, (text) => text.replace(/"id": "(.)/, '"id": "f'), true],
])('a hand-off that is %s is refused, and changes nothing', async (_what, code, path, change, seal) => {
  const [here, there] = [await openDesk(), await openDesk()];
  const { id } = await here.ask('article.create', { fields: soundFields });
  const file = await hand(here, id, '坏');
  await forge(file, path(id), change, seal);
  expect((await there.refused('handoff.merge', { file: there.files.offerToRead(file) })).code).toBe(code);
  expect((await there.ask('article.list', { settled: true })).total).toBe(0);
});

test('an article that lies in the trash is refused by itself, and a package is no hand-off', async () => {
  const { here, there, id } = await twoDesks();
  const file = await hand(there, id, '回');
  await here.ask('article.trash', { ids: [id] });
  expect(await merge(here, file)).toMatchObject({ results: [], refused: [{ id, title: soundFields.title, failure: { code: 'trashed' } }] });
  const target = there.files.offerToWrite(there.folder, 'folder');
  const { path } = await there.ask('package.export', { id, portal: 'plain', target, override: '无图注' });
  expect((await here.refused('handoff.merge', { file: here.files.offerToRead(path) })).code).toBe('bad-package');
});
