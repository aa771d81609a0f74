import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf } from '#domain/review.ts';
import type { Person } from '#domain/workflow.ts';
import { client, openDesk, soundFields, type TestDesk } from './desk.ts';

const reporter: Person = { name: '林晓', role: 'reporter' };
const editor: Person = { name: '许文澜', role: 'editor' };
const senior: Person = { name: '周远', role: 'senior' };
const chief: Person = { name: '沈岩', role: 'chief' };

async function article(desk: TestDesk) {
  const { id } = await desk.ask('article.create', { fields: soundFields });
  return {
    id,
    act: (action: 'submit' | 'approve' | 'return' | 'withdraw' | 'reopen' | 'correct' | 'proofread', as: Person, opinion = '同意') =>
      desk.ask('review.act', { id, action, as, opinion }),
    sheet: () => desk.ask('review.sheet', { id }),
    state: async () => (await desk.ask('article.read', { id })).article.state,
    edit: async (changes: { readonly title: string }) => {
      const { article: before } = await desk.ask('article.read', { id });
      return desk.ask('article.save', { id, basedOn: before.revision, changes });
    },
  };
}

const folderOf = (desk: TestDesk, id: string) => {
  const made = new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();
  return join(desk.library, 'articles', made.slice(0, 4), made.slice(5, 7), id);
};

async function approved(desk: TestDesk) {
  const one = await article(desk);
  await one.act('submit', reporter, '');
  for (const person of [editor, senior, chief]) await one.act('approve', person);
  return one;
}

test('three persons approve what a fourth submitted; lists, sheet and file say so', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  const { revision } = (await desk.ask('article.read', { id: one.id })).article;
  const seen: string[] = [];
  seen.push((await one.act('submit', reporter, '')).state);
  for (const person of [editor, senior, chief]) seen.push((await one.act('approve', person, `${person.name}已阅`)).state);
  expect(seen).toEqual(['first', 'second', 'final', 'approved']);
  const sheet = await one.sheet();
  expect(sheet).toMatchObject({ state: 'approved', awaits: null, proofreadings: [], overrides: [], ignored: [] });
  expect(sheet.reviews.map(({ step, decision }) => [step, decision?.by.name, decision?.opinion, decision?.valid])).toEqual([
    ['first', '许文澜', '许文澜已阅', true],
    ['second', '周远', '周远已阅', true],
    ['final', '沈岩', '沈岩已阅', true],
  ]);
  expect(sheet.history.map(({ action, turn }) => `${turn} ${action}`)).toEqual(['1 submit', '2 approve', '3 approve', '4 approve']);
  expect((await desk.ask('article.list', { filter: { state: 'approved' }, settled: true })).articles.map(({ id }) => id)).toEqual([one.id]);
  // Nobody wrote anything: a window that holds the article may go on from where it is.
  expect((await desk.ask('article.read', { id: one.id })).article.revision).toBe(revision);
  expect(desk.events).toContainEqual({ type: 'review.changed', id: one.id, by: client });
});

test('an edit after the approval leads back to review, and undoing it brings the approval back', async () => {
  const desk = await openDesk();
  const one = await approved(desk);
  await one.edit({ title: '云溪县新桥昨日通车' });
  expect(await one.state()).toBe('first');
  expect((await one.sheet()).reviews.map(({ decision }) => decision?.valid)).toEqual([false, false, false]);
  await one.edit({ title: soundFields.title });
  expect(await one.state()).toBe('approved');
  await one.edit({ title: '再改' });
  for (const person of [editor, senior, chief]) await one.act('approve', person);
  expect(await one.state()).toBe('approved');
});

test('the text of each step is kept as a snapshot', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  await one.edit({ title: '送审的题目' });
  await one.act('submit', reporter, '');
  await one.act('return', editor, '题目不实');
  await one.edit({ title: '改过的题目' });
  await one.act('submit', reporter, '');
  const kept = (await desk.ask('revision.list', { id: one.id })).filter(({ reason }) => reason === 'workflow');
  expect(kept.map(({ title, by }) => `${title} ${by}`)).toEqual(['改过的题目 林晓', '送审的题目 许文澜', '送审的题目 林晓']);
});

test.each<[string, (one: Awaited<ReturnType<typeof article>>) => Promise<unknown>, Person, 'submit' | 'approve', string, string, string]>([
  ['a draft is approved', async () => undefined, editor, 'approve', '同意', 'wrong-state', 'draft'],
  ['a reporter approves', (one) => one.act('submit', reporter), reporter, 'approve', '同意', 'wrong-role', 'first'],
  ['an editor approves their own', (one) => one.act('submit', editor), editor, 'approve', '同意', 'own-text', 'first'],
  ['nothing is said', (one) => one.act('submit', reporter), editor, 'approve', ' ', 'opinion-missing', 'first'],
  [
    'one person reviews twice',
    async (one) => [await one.act('submit', reporter), await one.act('approve', senior)],
    senior,
    'approve',
    '同意',
    'same-person',
    'second',
  ],
])('%s: refused with its reason, and nothing is written', async (_what, before, as, action, opinion, code, state) => {
  const desk = await openDesk();
  const one = await article(desk);
  await before(one);
  const sheet = await one.sheet();
  expect(await desk.refused('review.act', { id: one.id, action, as, opinion })).toMatchObject({ code, detail: { state } });
  expect(await one.sheet()).toEqual(sheet);
});

test('it is the person at the desk who acts, and somebody has to be', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  expect((await desk.refused('review.act', { id: one.id, action: 'submit' })).code).toBe('unknown-person');
  await desk.ask('person.choose', { person: reporter });
  expect((await desk.ask('review.act', { id: one.id, action: 'submit' })).history).toMatchObject([{ by: reporter }]);
  await desk.ask('people.save', { name: '许文澜', roles: ['editor'] });
  expect((await desk.refused('review.act', { id: one.id, action: 'withdraw', opinion: '撤' })).code).toBe('unknown-person');
  expect((await desk.refused('review.act', { id: one.id, action: 'approve', as: chief, opinion: '可' })).code).toBe('unknown-person');
});

test('an approval of a text that was changed since it was read is stale', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  const { hash } = await one.act('submit', reporter);
  await one.edit({ title: '后来的题目' });
  const wish = { id: one.id, action: 'approve' as const, as: editor, opinion: '可' };
  expect((await desk.refused('review.act', { ...wish, hash })).code).toBe('stale');
  expect((await desk.ask('review.act', { ...wish, hash: (await one.sheet()).hash })).state).toBe('second');
});

test('a house that begins to review otherwise has every article where it now belongs', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  await one.act('submit', reporter);
  await one.act('approve', editor);
  const { settings } = await desk.ask('library.open', {});
  const rules = async (reviews: 1 | 2 | 3, proofreadings: number) => {
    await desk.ask('settings.save', { settings: { ...settings, review: { reviews, proofreadings, required: false } } });
    const [listed] = (await desk.ask('article.list', { settled: true })).articles;
    return [await one.state(), listed?.state];
  };
  expect(await rules(1, 0)).toEqual(['approved', 'approved']);
  expect(await rules(2, 0)).toEqual(['final', 'final']);
  expect(await rules(1, 1)).toEqual(['first', 'first']);
  expect((await desk.refused('review.act', { id: one.id, action: 'approve', as: chief, opinion: '可' })).code).toBe('already-approved');
  expect((await one.act('proofread', { name: '何静', role: 'proofreader' }, '一校毕')).state).toBe('approved');
});

test('the queue holds what waits for a person and what they sent, the longest waiting first', async () => {
  const desk = await openDesk();
  const [first, second, third, draft] = [await article(desk), await article(desk), await article(desk), await article(desk)];
  await first.act('submit', reporter);
  await second.act('submit', reporter);
  await second.act('approve', editor);
  await third.act('submit', reporter);
  await third.act('return', editor, '再核');
  const anchor = { field: 'title' as const, quote: '新桥', before: '', after: '', at: 3 };
  await desk.ask('comment.add', { id: first.id, anchor, text: '桥名？' });
  const queue = async (as: Person) => {
    const { mine, sent } = await desk.ask('review.queue', { as });
    return { mine: mine.map(({ id }) => id), sent: sent.map(({ id }) => id) };
  };
  expect(await queue(reporter)).toEqual({ mine: [third.id], sent: [first.id, second.id] });
  expect(await queue(editor)).toEqual({ mine: [first.id], sent: [] });
  expect(await queue(chief)).toEqual({ mine: [first.id, second.id], sent: [] });
  await desk.ask('person.choose', { person: senior });
  const { mine } = await desk.ask('review.queue', {});
  expect(mine[0]).toMatchObject({ id: first.id, title: soundFields.title, state: 'first', awaits: 'first', submittedBy: '林晓', remarks: 1 });
  expect(mine.map(({ id }) => id)).not.toContain(draft.id);
});

test('the queue asked again follows what was decided, said, edited and taken away meanwhile', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  await one.act('submit', reporter, '');
  const mine = async (as: Person) =>
    (await desk.ask('review.queue', { as })).mine.map(({ title, remarks, awaits }) => `${awaits} ${title} ${remarks}`);
  expect(await mine(editor)).toEqual([`first ${soundFields.title} 0`]);
  const anchor = { field: 'title' as const, quote: '新桥', before: '', after: '', at: 3 };
  await desk.ask('person.choose', { person: editor });
  await desk.ask('comment.add', { id: one.id, anchor, text: '桥名？' });
  await one.edit({ title: '改题' });
  expect(await mine(editor)).toEqual(['first 改题 1']);
  await one.act('approve', editor);
  expect([await mine(editor), await mine(senior)]).toEqual([[], ['second 改题 1']]);
  await desk.ask('article.trash', { ids: [one.id] });
  expect(await mine(senior)).toEqual([]);
  await desk.ask('trash.restore', { keys: [one.id] });
  expect(await mine(senior)).toEqual(['second 改题 1']);
  const { article: here } = await desk.ask('article.read', { id: one.id });
  await writeFile(join(folderOf(desk, one.id), 'article.json'), JSON.stringify({ ...here, title: '别的程序改的' }));
  await desk.ask('library.look', {});
  expect(await mine(editor)).toEqual(['first 别的程序改的 1']);
});

const exported = (desk: TestDesk, id: string, override?: string) =>
  desk.ask('package.export', {
    id,
    portal: 'plain',
    target: desk.files.offerToWrite(desk.folder, 'folder'),
    replace: true,
    ...(override ? { override } : {}),
  });

test('what is approved and leaves the house is exported; it takes an opinion to correct it', async () => {
  const desk = await openDesk();
  const one = await approved(desk);
  await desk.ask('person.choose', { person: editor });
  await exported(desk, one.id);
  expect(await one.state()).toBe('exported');
  await exported(desk, one.id);
  expect((await one.sheet()).history.filter(({ action }) => action === 'export')).toMatchObject([{ by: editor, valid: true }]);
  expect((await desk.refused('review.act', { id: one.id, action: 'correct', opinion: '' })).code).toBe('opinion-missing');
  expect((await one.act('correct', editor, '数字有误')).state).toBe('draft');
  const draft = await article(desk);
  await exported(desk, draft.id);
  expect(await draft.state()).toBe('draft');
});

test('what a batch takes out is exported too', async () => {
  const desk = await openDesk();
  const one = await approved(desk);
  await desk.ask('package.batch', { filter: {}, portal: 'plain', target: desk.files.offerToWrite(desk.folder, 'folder') });
  expect(await one.state()).toBe('exported');
});

test('what an export passed over stays on the sheet, with the reason and who gave it', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  await one.edit({ title: '' });
  await desk.ask('person.choose', { person: chief });
  await exported(desk, one.id, '图片新闻，无题');
  expect((await one.sheet()).overrides).toMatchObject([
    { rule: 'title-missing', field: 'title', reason: '图片新闻，无题', by: '沈岩', portal: 'plain' },
  ]);
});

test('the package tells how it was reviewed, without the remarks, and is the same when it is made once more', async () => {
  const desk = await openDesk();
  const one = await approved(desk);
  await desk.ask('comment.add', { id: one.id, anchor: anchorOf('title', soundFields.title, 0, 2), text: '全称？' });
  const { path } = await exported(desk, one.id);
  const files = async () => {
    const names = ['article.json', 'review.json', 'audit.html', 'manifest.json'];
    return Promise.all(names.map((name) => readFile(join(path, name), 'utf8')));
  };
  const first = await files();
  const [, review = '', audit] = first;
  expect(audit).toContain('终审通过');
  expect(JSON.parse(review)).toMatchObject({ comments: {}, suggestions: {} });
  expect(Object.keys(JSON.parse(review).decisions)).toHaveLength(4);
  await exported(desk, one.id);
  expect(await files()).toEqual(first);
  const batch = () =>
    desk.ask('package.batch', { ids: [one.id], portal: 'plain', target: desk.files.offerToWrite(desk.folder, 'folder'), resume: true });
  expect((await batch()).results).toMatchObject([{ skipped: true, failure: null }]);
});

test('what blocks a text is passed over at its submission with name and reason, and stands on the sheet and in packages', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  await one.edit({ title: '' });
  await desk.ask('review.act', { id: one.id, action: 'submit', as: reporter, passing: { reason: '题目由值班主任定', portals: ['plain'] } });
  const { overrides } = await one.sheet();
  expect(overrides).toMatchObject([{ rule: 'title-missing', field: 'title', reason: '题目由值班主任定', by: '林晓', portal: '' }]);
  const { html } = await desk.ask('review.page', { id: one.id });
  for (const words of ['放行的问题', '送审', '题目由值班主任定', '林晓']) expect(html).toContain(words);
  const file = join(desk.folder, '审稿单.html');
  const target = desk.files.offerToWrite(file, 'file');
  await desk.ask('review.write', { id: one.id, target });
  expect(await readFile(file, 'utf8')).toBe(html);
});

test('a reason without anything to pass over notes nothing, nor does another step', async () => {
  const desk = await openDesk();
  const one = await article(desk);
  await desk.ask('review.act', { id: one.id, action: 'submit', as: reporter, passing: { reason: '无' } });
  await one.edit({ title: '' });
  await desk.ask('review.act', { id: one.id, action: 'approve', as: editor, opinion: '同意', passing: { reason: '无' } });
  expect((await one.sheet()).overrides).toEqual([]);
});

test('nobody decides in the name of who has just sat down at the desk', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('person.choose', { person: { name: '林晓', role: 'reporter' } });
  const shown = { name: '许文澜', role: 'reporter' } as const;
  expect((await desk.refused('review.act', { id, action: 'submit', by: shown })).code).toBe('unknown-person');
  expect((await desk.refused('review.act', { id, action: 'submit', by: { name: '林晓', role: 'chief' } })).code).toBe('unknown-person');
  expect(await desk.ask('review.act', { id, action: 'submit', by: { name: '林晓', role: 'reporter' } })).toMatchObject({ state: 'first' });
});
