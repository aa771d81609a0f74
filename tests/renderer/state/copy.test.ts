import { expect, test } from 'vitest';
import { type Article, type ArticleChanges, type EditableFields, emptyArticle, type Medium } from '#domain/article.ts';
import { fieldsOf, mergeFields, presentMedia } from '../../../renderer/state/copy.ts';

const article: Article = {
  ...emptyArticle('0198c0de-0000-7000-8000-00000000abcd', '2026-03-05T02:23:27.000Z'),
  title: '原题',
  body: '原文。',
  keywords: ['甲'],
  authors: [{ name: '张三', role: '记者' }],
};
const base: EditableFields = { ...fieldsOf(article), body: article.body };
const medium = (caption: string, more: Partial<Medium> = {}): Medium => ({
  file: '0123456789abcdef.jpg',
  type: 'image/jpeg',
  width: 6,
  height: 4,
  bytes: 99,
  caption,
  credit: '',
  alt: '',
  ...more,
});
const [a, b, c] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc'] as const;

test.each<[what: string, mine: ArticleChanges, theirs: Partial<EditableFields>, merged: Partial<EditableFields>, clash: string[]]>([
  ['nothing here: theirs', {}, { title: '他题', body: '他文。' }, { title: '他题', body: '他文。' }, []],
  ['nothing there: mine', { title: '我题' }, {}, { title: '我题', body: '原文。' }, []],
  ['different fields: both', { title: '我题' }, { body: '他文。', keywords: [] }, { title: '我题', body: '他文。', keywords: [] }, []],
  ['the same field: a person decides', { title: '我题' }, { title: '他题' }, { title: '我题' }, ['title']],
  [
    'the same words in both: no clash',
    { title: '同题', keywords: ['乙'] },
    { title: '同题', keywords: ['乙'] },
    { title: '同题', keywords: ['乙'] },
    [],
  ],
  [
    'several fields: each by itself',
    { title: '我题', body: '我文。', editor: '我' },
    { title: '他题', body: '他文。' },
    { editor: '我' },
    ['title', 'body'],
  ],
  ['lists are one field', { keywords: ['甲', '乙'] }, { keywords: ['甲', '丙'] }, { keywords: ['甲', '乙'] }, ['keywords']],
  ['authors by their words', { authors: [] }, { authors: [{ name: '张三', role: '记者' }] }, { authors: [] }, []],
  ['a field cleared there', { editor: '我' }, { publishAt: null, title: '' }, { editor: '我', title: '' }, []],
  ['a field set to nothing here', { cover: null }, { cover: a }, { cover: null }, ['cover']],
  ['the source is one field', { source: { ...base.source, name: '我' } }, { source: { ...base.source, url: 'https://a.example' } }, {}, ['source']],
  ['what is undefined was not changed', { title: undefined }, { title: '他题' }, { title: '他题' }, []],
])('merging: %s', (_, mine, theirs, merged, clash) => {
  const outcome = mergeFields(base, mine, { ...base, ...theirs });
  expect(outcome.merged).toMatchObject(merged);
  expect(outcome.clash).toEqual(clash);
});

test('the same value with its keys in another order is the same', () => {
  const { name, kind, url, originalTitle } = base.source;
  const turned = { originalTitle, url, kind, name };
  expect(mergeFields(base, { source: { ...base.source, name: '我' } }, { ...base, source: turned }).clash).toEqual([]);
});

test.each<
  [what: string, before: EditableFields['media'], mine: EditableFields['media'], theirs: EditableFields['media'], merged: EditableFields['media']]
>([
  ['both added one', {}, { [a]: medium('我') }, { [b]: medium('他') }, { [a]: medium('我'), [b]: medium('他') }],
  ['theirs changed', { [a]: medium('原') }, { [a]: medium('原') }, { [a]: medium('他') }, { [a]: medium('他') }],
  ['mine changed', { [a]: medium('原') }, { [a]: medium('我') }, { [a]: medium('原') }, { [a]: medium('我') }],
  ['both changed: mine', { [a]: medium('原') }, { [a]: medium('我') }, { [a]: medium('他') }, { [a]: medium('我') }],
  [
    'each changed another, and one was removed there',
    { [a]: medium('原'), [b]: medium('原'), [c]: medium('原') },
    { [a]: medium('我'), [b]: medium('原'), [c]: medium('原') },
    { [a]: medium('原'), [b]: medium('他'), [c]: medium('原', { deletedAt: '2026-03-05T10:00:00Z' }) },
    { [a]: medium('我'), [b]: medium('他'), [c]: medium('原', { deletedAt: '2026-03-05T10:00:00Z' }) },
  ],
  ['one that I do not know of stays', {}, {}, { [b]: medium('他') }, { [b]: medium('他') }],
])('pictures never clash: %s', (_, before, mine, theirs, merged) => {
  const outcome = mergeFields({ ...base, media: before }, { media: mine }, { ...base, media: theirs });
  expect(outcome).toMatchObject({ clash: [] });
  expect(outcome.merged.media).toEqual(merged);
});

test('merging changes none of its arguments', () => {
  const before = { ...base, media: { [a]: medium('原') } };
  const mine = { title: '我题', media: { [a]: medium('我') } };
  const theirs = { ...before, body: '他文。' };
  const copies = structuredClone([before, mine, theirs]);
  mergeFields(before, mine, theirs);
  expect([before, mine, theirs]).toEqual(copies);
});

test('the fields of an article are all that a person edits but the body', () => {
  const { schema: _schema, id: _id, state: _state, createdAt: _created, updatedAt: _updated, revision: _revision, body: _body, ...fields } = article;
  expect(fieldsOf(article)).toEqual(fields);
});

test('a removed picture is not present', () => {
  const media = { [a]: medium('在'), [b]: medium('不在', { deletedAt: '2026-03-05T10:00:00Z' }) };
  expect(presentMedia(media)).toEqual([[a, medium('在')]]);
});
