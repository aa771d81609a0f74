import { expect, test } from 'vitest';
import { portalRules } from '#domain/checks/check.ts';
import { placeOf } from '#domain/checks/ignored.ts';
import { makeLiveChecker } from '#domain/checks/live.ts';
import { initialSettings } from '#domain/settings.ts';
import { openDesk } from './desk.ts';

test('the window finds while somebody writes what the newsroom finds on disk', async () => {
  const desk = await openDesk();
  const fields = {
    title: '夏粮开镰,机手忙',
    editor: '方圆',
    source: { name: '云溪日抱', kind: 'reprint' as const, url: 'https://a.example/1', originalTitle: '原题' },
    body: '他说,今年雨水匀。\n\n见[ ](https://a.example/)。\n\n又说,XX 更好。',
  };
  const article = await desk.ask('article.create', { fields });
  const { id } = article;
  await desk.ask('people.save', { name: '方远', roles: ['chief'] });
  await desk.ask('settings.save', { settings: { ...initialSettings, checks: { ignored: {}, sources: ['云溪日报'] } } });
  const { profile } = await desk.ask('portal.read', { key: 'empirecms' });
  const [first] = (await desk.ask('article.check', { id })).filter(({ field }) => field === 'body');
  if (!first) throw new Error('nothing was found');
  await desk.ask('finding.ignore', { id, rule: first.rule, place: placeOf(article, first), reason: '原文如此', by: '许文澜' });
  const { ignored } = await desk.ask('review.read', { id });
  const { body, ...shell } = article;
  const answer = makeLiveChecker()({
    turn: 1,
    body: { whole: body },
    article: shell,
    profiles: [profile],
    house: { staff: await desk.ask('people.list', {}), sources: ['云溪日报'] },
    decisions: { article: ignored, house: {} },
  });
  const onDisk = await desk.ask('article.check', { id, portal: 'empirecms' });
  expect(onDisk.some((finding) => finding.ignored)).toBe(true);
  const fixes = onDisk.flatMap(({ rule, fix }) => (rule.includes('-not-') ? [`${rule} ${fix}`] : []));
  expect(fixes).toEqual(['source-not-listed 云溪日报', 'editor-not-staff 方远']);
  expect('findings' in answer && answer.findings).toEqual(
    onDisk.map((finding) => ({ ...finding, portals: [], ...(portalRules.has(finding.rule) ? { limits: ['empirecms'] } : {}) })),
  );
});
