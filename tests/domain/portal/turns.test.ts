import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { pageHead, pager, renderPagedBody, turnsPages } from '#domain/portal/turns.ts';
import { preset } from './desk.ts';
import { elements } from './parsed.ts';

const render = (...lines: readonly string[]) => renderPagedBody(parseMarkdown(lines.join('\n\n')), { image: () => undefined, external: false });
const sections = (html: string) => elements(html).filter(({ name }) => name === 'section');

describe('an article of several pages', () => {
  it('is one document whose pages are sections', () => {
    expect(render('甲。', '<!-- page 数字 -->', '乙。', '<!-- page -->', '丙。')).toBe(
      [
        '<section class="page" id="page-1" aria-label="第 1 页">',
        '<p>甲。</p>',
        pager(1, 3),
        '</section>',
        '<section class="page" id="page-2" aria-label="第 2 页：数字">',
        '<div class="page-head"><p class="page-number">第 2 页</p><h2 class="page-title">数字</h2></div>',
        '<p>乙。</p>',
        pager(2, 3),
        '</section>',
        '<section class="page" id="page-3" aria-label="第 3 页">',
        '<div class="page-head"><p class="page-number">第 3 页</p></div>',
        '<p>丙。</p>',
        pager(3, 3),
        '</section>',
      ].join('\n'),
    );
  });

  it.each([
    ['no break', ['甲。', '乙。']],
    ['a break at the beginning', ['<!-- page 题 -->', '甲。', '乙。']],
    ['a break at the end', ['甲。', '乙。', '<!-- page 题 -->']],
  ])('has no sections with %s', (_name, lines) => {
    expect(render(...lines)).toBe('<p>甲。</p>\n<p>乙。</p>');
  });

  it('says no title twice', () => {
    expect(render('甲。', '<!-- page 二、数字 -->', '## 二、**数字**', '乙。')).not.toContain('page-title');
    expect(render('甲。', '<!-- page 数字 -->', '## 二、数字', '乙。')).toContain('<h2 class="page-title">数字</h2>');
    expect(pageHead(2, '数字', '数字')).toBe('<div class="page-head"><p class="page-number">第 2 页</p></div>');
  });

  it('turns to pages that are there', () => {
    const html = render('甲。', '<!-- page -->', '乙。', '<!-- page -->', '丙。');
    const links = elements(html).filter(({ name }) => name === 'a');
    expect(links.map(({ text, attributes }) => `${text} ${attributes.rel} ${attributes.href}`)).toEqual([
      '下一页 next #page-2',
      '上一页 prev #page-1',
      '下一页 next #page-3',
      '上一页 prev #page-2',
    ]);
    expect(sections(html).map(({ attributes }) => `#${attributes.id}`)).toEqual(['#page-1', '#page-2', '#page-3']);
  });

  it('is one text where the portal turns no pages: titles stand over what they name', () => {
    const whole = (...lines: readonly string[]) =>
      renderPagedBody(parseMarkdown(lines.join('\n\n')), { image: () => undefined, external: false }, turnsPages(preset('wechat')));
    expect(whole('甲。', '<!-- page 数字 -->', '乙。', '<!-- page -->', '丙。')).toBe(
      ['<p>甲。</p>', '<h2 class="page-title">数字</h2>', '<p>乙。</p>', '<p>丙。</p>'].join('\n'),
    );
    expect(whole('甲。', '<!-- page 二、数字 -->', '## 二、数字', '乙。')).toBe('<p>甲。</p>\n<h2>二、数字</h2>\n<p>乙。</p>');
    for (const key of ['plain', 'empirecms', 'dedecms', 'phpcms']) expect([key, turnsPages(preset(key))]).toEqual([key, true]);
  });

  it('takes a title for the text it is', () => {
    const [, second] = sections(render('甲。', '<!-- page <b>"x"&\u202e -->', '乙。'));
    expect(second?.attributes['aria-label']).toBe('第 2 页：<b>"x"&');
    expect(elements(render('甲。', '<!-- page <b>"x"& -->', '乙。')).find(({ name }) => name === 'h2')?.text).toBe('<b>"x"&');
  });
});
