import { expect, test } from 'vitest';
import { channelNames } from '../../../renderer/state/channels.ts';

const news = { key: 'news', name: '要闻' };
const tea = { key: 'tea', name: '茶乡' };

test.each([
  ['no portal', [], {}],
  ['the present portal before the others', [[news], [{ key: 'news', name: '资讯' }]], { news: '要闻' }],
  ['the first that knows it when the present one has none', [[], [tea], [{ key: 'tea', name: '茶' }]], { tea: '茶乡' }],
])('a channel is called as by %s', (_, lists, names) => {
  expect(Object.fromEntries(channelNames(lists))).toEqual(names);
});
