import { expect, test } from 'vitest';
import { bandsOf, compareLikeness, likenessOf } from '#domain/search/likeness.ts';
import { generateArticles } from '../../fixtures/articles.ts';

const lead = '入汛以来，云溪县组织党员干部、民兵和志愿者四百余人，对县内六座水库、二十八公里堤防开展拉网式巡查，发现险情三处并及时处置。';

test.each([
  ['the same title', ['云溪县新桥通车', ''], ['云溪县新桥通车', ''], 'title', true],
  ['a title with other marks', ['云溪县“新桥”通车！', ''], ['云溪县新桥通车', ''], 'title', true],
  ['a very similar title', ['云溪县新桥昨日正式通车', ''], ['云溪县新桥昨日通车', ''], 'title', false],
  ['the same beginning', ['甲', lead], ['乙', `${lead}后文不同。`.repeat(2)], 'lead', false],
  ['the same beginning and no more', ['甲', lead], ['乙', lead], 'lead', true],
  ['other titles', ['云溪县新桥通车', ''], ['云溪县果农丰收', ''], undefined, undefined],
  ['short titles that differ', ['通知', ''], ['公告', ''], undefined, undefined],
  ['empty ones', ['', ''], ['', ''], undefined, undefined],
] as const)('%s', (_, one, other, like, same) => {
  const found = compareLikeness(likenessOf(one[0], one[1]), likenessOf(other[0], other[1]));
  expect([found?.like, found?.same]).toEqual([like, same]);
});

test('similar articles share a band, so that they are found without comparing all', () => {
  for (const { title, body } of generateArticles(200, 3)) {
    const changed = likenessOf(`${title.slice(0, -2)}${title.slice(-1)}`, `${body.slice(0, 30)}今日${body.slice(31)}`);
    const original = likenessOf(title, body);
    if (!compareLikeness(original, changed)) continue;
    const bands = new Set(bandsOf(original));
    expect(bandsOf(changed).some((band) => bands.has(band))).toBe(true);
  }
});
