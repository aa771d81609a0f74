import { expect, test } from 'vitest';
import { type Conflicts, type Pending, pendingOf, placeOf, withConflicts } from '#domain/handoff/conflicts.ts';
import { mergeArticles } from '#domain/handoff/mergeArticles.ts';
import { type Choice, outcomeOf, settle, takesBoth, takesWords } from '#domain/handoff/settle.ts';
import { medium, soundArticle } from '../portal/desk.ts';

const from = { by: '许文澜', at: '2026-03-05T10:00:00.000Z' };
const body = '雨水匀，渠水清。\n\n今年春耕早。\n\n村里人都说好。';
const picture = medium('1111111111111111', 'jpg', { caption: '田头', alt: '围坐', credit: '陈影' });
const base = { ...soundArticle, title: '渠水到田头', keywords: ['春耕'], publishAt: null, media: { '1111111111111111': picture }, body };

/** Both sides' changes merged, and what waits then. */
function merged(ours: object, theirs: object) {
  const { article, conflicts } = mergeArticles(base, { ...base, ...ours }, { ...base, ...theirs });
  return { article, conflicts: Object.fromEntries(conflicts.map((each, at) => [`c${at}`, pendingOf(each, article, from)])) as Conflicts };
}

const swap = (was: string, is: string) => ({ body: body.replace(was, is) });

function textAfter(text: string, replacements: readonly { from: number; to: number; insert: string }[]): string {
  return replacements.toReversed().reduce((all, { from: start, to, insert }) => all.slice(0, start) + insert + all.slice(to), text);
}

test.each<[string, Choice, string]>([
  ['ours', 'ours', '雨水足，渠水清。'],
  ['theirs', 'theirs', '雨水多，渠水清。'],
  ['both', 'both', '雨水足多，渠水清。'],
  ['other words', { edited: '充沛' }, '雨水充沛，渠水清。'],
  ['nothing', { edited: '' }, '雨水，渠水清。'],
])('a place of the body that both changed becomes %s', (_, choice, first) => {
  const { article, conflicts } = merged(swap('匀', '足'), swap('匀', '多'));
  const { body: changes, settled, fields } = settle(article, conflicts, { c0: choice });
  expect(textAfter(article.body, changes).split('\n')[0]).toBe(first);
  expect([settled, fields]).toEqual([['c0'], {}]);
});

test('paragraphs that both put in stay paragraphs', () => {
  const { article, conflicts } = merged({ body: `${body}\n\n甲段。` }, { body: `${body}\n\n乙段。` });
  expect(Object.keys(conflicts)).toEqual(['c0']);
  const { body: changes } = settle(article, conflicts, { c0: 'both' });
  expect(textAfter(article.body, changes).split('\n\n').slice(-2)).toEqual(['甲段。', '乙段。']);
});

test('a place is found again after the text around it was edited, and told when it was itself', () => {
  const { article, conflicts } = merged(swap('春耕早', '春耕晚'), swap('春耕早', '春耕忙'));
  const [conflict] = Object.values(conflicts) as [Pending];
  const moved = `　　开头新段。\n\n${article.body}`;
  const at = moved.indexOf('晚');
  expect(placeOf(conflict, moved)).toEqual({ start: at, end: at + 1, isAsMerged: true });
  const rewritten = article.body.replace('晚', '推迟');
  const start = rewritten.indexOf('推迟');
  expect(placeOf(conflict, rewritten)).toEqual({ start, end: start + 2, isAsMerged: false });
  const { body: changes } = settle({ ...article, body: rewritten }, conflicts, { c0: 'theirs' });
  expect(textAfter(rewritten, changes)).toContain('今年春耕忙。');
});

test.each<[string, object, object, Choice, object]>([
  ['a headline', { title: '甲题' }, { title: '乙题' }, 'theirs', { title: '乙题' }],
  ['a headline of digits', { title: '甲题' }, { title: '119' }, 'theirs', { title: '119' }],
  ['a headline of other words', { title: '甲题' }, { title: '乙题' }, { edited: '丙题' }, { title: '丙题' }],
  ['keywords of both', { keywords: ['春耕', '水利'] }, { keywords: ['春耕', '农时'] }, 'both', { keywords: ['春耕', '水利', '农时'] }],
  [
    'a time',
    { publishAt: '2026-03-05T10:00:00+08:00' },
    { publishAt: '2026-03-06T10:00:00+08:00' },
    'theirs',
    { publishAt: '2026-03-06T10:00:00+08:00' },
  ],
  [
    'a caption',
    { media: { '1111111111111111': { ...picture, caption: '甲' } } },
    { media: { '1111111111111111': { ...picture, caption: '乙' } } },
    'theirs',
    { media: { '1111111111111111': { ...picture, caption: '乙' } } },
  ],
  [
    'a source',
    { source: { ...base.source, name: '甲报' } },
    { source: { ...base.source, name: '乙报' } },
    'theirs',
    { source: { ...base.source, name: '乙报' } },
  ],
])('%s is settled as a whole', (_, ours, theirs, choice, expected) => {
  const { article, conflicts } = merged(ours, theirs);
  const { fields, settled } = settle(article, conflicts, { c0: choice });
  expect([fields, settled]).toEqual([expected, ['c0']]);
});

test('what a field cannot hold settles nothing, and a conflict that is gone does no harm', () => {
  const { article, conflicts } = merged({ title: '甲题' }, { title: '乙题' });
  expect(settle(article, conflicts, { c0: { edited: '题'.repeat(501) }, c9: 'theirs' })).toEqual({ body: [], fields: {}, settled: [] });
});

test('of two conflicts that meet in one place the first is settled, and the other waits', () => {
  const { article, conflicts } = merged(swap('匀', '足'), swap('匀', '多'));
  const twice = { ...conflicts, c1: { ...conflicts.c0, theirs: '少' } as Pending };
  expect(settle(article, twice, { c0: 'theirs', c1: 'theirs' })).toMatchObject({ body: [{ insert: '多' }], settled: ['c0'] });
});

test('conflicts of a merge made again stand there once', () => {
  const { conflicts } = merged({ title: '甲题' }, { title: '乙题' });
  expect(withConflicts(conflicts, { again: conflicts.c0 as Pending })).toEqual(conflicts);
});

test('pictures removed at both desks are removed since the first of them, and nobody is asked', () => {
  const gone = (deletedAt: string) => ({ media: { '1111111111111111': { ...picture, deletedAt } } });
  const { article, conflicts } = merged(gone('2026-03-05T02:00:00.000Z'), gone('2026-03-05T01:00:00.000Z'));
  expect([article.media['1111111111111111']?.deletedAt, conflicts]).toEqual(['2026-03-05T01:00:00.000Z', {}]);
});

test.each<[string, boolean, boolean]>([
  ['title', false, true],
  ['keywords', true, false],
  ['publishAt', false, false],
  ['cover', false, false],
  ['media.1111111111111111.caption', false, true],
  ['source.kind', false, false],
])('%s takes both: %s, other words: %s', (field, both, words) => expect([takesBoth({ field }), takesWords({ field })]).toEqual([both, words]));

test.each<[Choice | undefined, string]>([
  [undefined, '足'],
  ['ours', '足'],
  ['theirs', '多'],
  ['both', '足多'],
  [{ edited: '充沛' }, '充沛'],
])('before %j is applied a person sees what it puts there', (choice, words) => {
  const { conflicts } = merged(swap('匀', '足'), swap('匀', '多'));
  expect(Object.values(conflicts).map((conflict) => outcomeOf(conflict, choice))).toEqual([words]);
});
