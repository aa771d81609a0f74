import { expect, test } from 'vitest';
import type { Medium } from '#domain/article.ts';
import { pictureChanges } from '../../../renderer/review/pictureChanges.ts';
import { medium, soundArticle } from '../../domain/portal/desk.ts';

const [one, two] = ['1111111111111111', '2222222222222222'];
const picture = (id: string, more: Partial<Medium> = {}) => ({ [id]: { ...medium(id, 'jpg', { caption: '田头' }), ...more } });
const withMedia = (media: Record<string, Medium>) => ({ ...soundArticle, media });
const gone = { deletedAt: '2026-03-05T00:00:00.000Z' };

test.each<[string, Record<string, Medium>, Record<string, Medium>, readonly string[]]>([
  ['one that came', picture(one), { ...picture(one), ...picture(two, { caption: '村口' }) }, ['added 村口']],
  ['one that was removed', picture(one), picture(one, gone), ['removed 田头']],
  ['one that was put back', picture(one, gone), picture(one), ['added 田头']],
  ['other words', picture(one), picture(one, { credit: '陈影' }), ['reworded 田头']],
  ['another focus is no word', picture(one), picture(one, { width: 1 }), []],
  ['none', picture(one), picture(one), []],
])('%s', (_, before, after, expected) =>
  expect(pictureChanges(withMedia(before), withMedia(after)).map(({ how, name }) => `${how} ${name}`)).toEqual(expected),
);
