import { expect, test } from 'vitest';
import type { EditableFields, Medium } from '#domain/article.ts';
import { type FieldChange, fieldChanges, isSame } from '../../../renderer/state/fieldChanges.ts';
import { articleOf, one } from '../state/fakeHost.ts';

const words = {
  channel: (key: string) => `频道 ${key}`,
  time: (instant: string) => instant.slice(0, 10),
  kind: (kind: string) => kind,
  pictures: (count: number) => `${count} 张`,
};
const before: EditableFields = articleOf(one, { authors: [{ name: '林知夏', role: '记者' }] });
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
const [a, b] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'] as const;

test.each<[what: string, changes: Partial<EditableFields>, expected: FieldChange[]]>([
  ['nothing', {}, []],
  ['the body is shown elsewhere', { body: '新文。' }, []],
  ['the title', { title: '大桥通车' }, [{ field: 'title', before: '新桥通车', after: '大桥通车' }]],
  ['a channel by its name', { channel: 'local' }, [{ field: 'channel', before: '频道 ', after: '频道 local' }]],
  ['authors as a line', { authors: [{ name: '许文澜', role: '' }] }, [{ field: 'authors', before: '林知夏（记者）', after: '许文澜' }]],
  ['keywords', { keywords: ['桥', '路'] }, [{ field: 'keywords', before: '', after: '桥，路' }]],
  ['the time', { publishAt: '2026-03-05T10:00:00+08:00' }, [{ field: 'publishAt', before: '', after: '2026-03-05' }]],
  [
    'the source and its kind',
    { source: { name: '云溪晚报', kind: 'reprint', url: '', originalTitle: '' } },
    [{ field: 'source', before: 'original', after: '云溪晚报 · reprint' }],
  ],
  ['a picture more', { media: { [a]: medium('通车') } }, [{ field: 'pictures', before: '0 张', after: '1 张：通车' }]],
  ['a removed picture is none', { media: { [a]: medium('通车', { deletedAt: '2026-03-05T00:00:00Z' }) } }, []],
])('%s', (_, changes, expected) => expect(fieldChanges(before, { ...before, ...changes }, words)).toEqual(expected));

test('a caption that changed is named, others are not', () => {
  const old = { ...before, media: { [a]: medium('通车'), [b]: medium('夜景') } };
  const now = { ...before, media: { [a]: medium('通车当日'), [b]: medium('夜景') } };
  expect(fieldChanges(old, now, words)).toEqual([{ field: 'pictures', before: '2 张：通车', after: '2 张：通车当日' }]);
});

test.each<[what: string, changes: Partial<EditableFields>, same: boolean]>([
  ['nothing', {}, true],
  ['the body', { body: '新文。' }, false],
  ['a field', { title: '大桥通车' }, false],
  ['the title picture', { cover: a }, false],
  ['a removed picture', { media: { [a]: medium('通车', { deletedAt: '2026-03-05T00:00:00Z' }) } }, true],
])('two versions are the same only when restoring would bring nothing: %s', (_what, changes, same) => {
  expect(isSame(before, { ...before, ...changes })).toBe(same);
});
