import { expect, test } from 'vitest';
import { countChars } from '#domain/count.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plannedBody } from '#domain/portal/plannedBody.ts';
import { measureBody } from '../../../renderer/editor/bodyLength/measure.ts';
import { plainProfile, soundArticle } from '../../domain/portal/desk.ts';

const limited = (key: string, max: number) => ({ ...plainProfile, key, fields: [{ name: 'content', label: '正文', from: 'body' as const, max }] });

test('the body counts with all its HTML, tightest portal first', () => {
  const article = { ...soundArticle, body: '新桥**通车**。' };
  const html = '<p>　　新桥<strong>通车</strong>。</p>';
  expect(measureBody({ turn: 3, article, profiles: [limited('wide', 1000), plainProfile, limited('tight', 20)] })).toMatchObject({
    turn: 3,
    limits: [
      { portal: 'tight', from: 'body', length: html.length, state: 'over' },
      { portal: 'wide', length: html.length, state: 'fits' },
    ],
  });
});

test('what is measured is what the check measures, pictures and all', () => {
  const [limit] = measureBody({ turn: 1, article: soundArticle, profiles: [limited('a', 99999)] }).limits;
  expect(limit?.length).toBe(countChars(plannedBody(soundArticle, parseMarkdown(soundArticle.body), limited('a', 99999))));
});
