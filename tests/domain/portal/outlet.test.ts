import { expect, it } from 'vitest';
import { chosenPortals } from '#domain/portal/outlet.ts';
import { soundArticle } from './desk.ts';

it('knows the portals an article goes to', () => {
  const chosen = { chosen: true, title: '' };
  expect(chosenPortals({ outlets: { wechat: chosen, plain: { chosen: false, title: '旧题' }, dedecms: chosen } })).toEqual(['dedecms', 'wechat']);
  expect(chosenPortals(soundArticle)).toEqual([]);
});
