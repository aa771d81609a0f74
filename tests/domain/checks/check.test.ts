import { describe, expect, it } from 'vitest';
import { articleSchema } from '#domain/article.ts';
import { checkArticle, rules } from '#domain/checks/check.ts';
import { findingSchema, isBlocking } from '#domain/checks/finding.ts';
import { untoldFacts } from '#domain/checks/house/houseFacts.ts';
import type { Example } from '#domain/checks/rule.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { medium, plainProfile, soundArticle as sound } from '../portal/desk.ts';

const soundArticle = {
  ...sound,
  media: {
    '1111111111111111': medium('1111111111111111', 'jpg', { caption: '田头', alt: '围坐' }),
    '2222222222222222': medium('2222222222222222', 'png'),
  },
  body: '正文。',
};

function findings({ article: changes, profile, house }: Example) {
  const article = { ...soundArticle, ...changes };
  return checkArticle(article, parseMarkdown(article.body), { ...plainProfile, ...profile }, { ...untoldFacts, ...house });
}

/** The text of the field a finding is about, undefined for a field whose text is put together. */
function fieldText(article: object, field: string): string | undefined {
  const value = field
    .split('.')
    .reduce<unknown>((inner, key) => (typeof inner === 'object' && inner ? (inner as Record<string, unknown>)[key] : undefined), article);
  return typeof value === 'string' ? value : undefined;
}

describe('the rules', () => {
  it('find nothing in a sound article', () => {
    expect(findings({ article: {} })).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id } of rules) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    it('has examples of both kinds', () => {
      expect(rule.examples.bad.length).toBeGreaterThan(0);
      expect(rule.examples.good.length).toBeGreaterThan(0);
    });

    it.each(rule.examples.bad.map((example) => [JSON.stringify(example).slice(0, 120), example] as const))('speaks up: %s', (_name, example) => {
      const article = articleSchema.parse({ ...soundArticle, ...example.article });
      const found = findings(example).filter((finding) => finding.rule === id);
      expect(found.length).toBeGreaterThan(0);
      for (const finding of found) {
        findingSchema.parse(finding);
        expect(finding.level).toBe(example.level ?? rule.level);
        expect(finding.message).toMatch(/\p{Script=Han}.*。$/u);
        expect(finding.start).toBeLessThanOrEqual(finding.end);
        expect(finding.end).toBeLessThanOrEqual(fieldText(article, finding.field)?.length ?? 0);
      }
    });

    it.each(rule.examples.good.map((example) => [JSON.stringify(example).slice(0, 120), example] as const))('stays silent: %s', (_name, example) => {
      articleSchema.parse({ ...soundArticle, ...example.article });
      expect(findings(example).filter((finding) => finding.rule === id)).toEqual([]);
    });
  });
});

describe('the findings of an article', () => {
  it('come in the order of the form, then of the text', () => {
    const body = '见[ ](https://a.example/1)和[ ](https://a.example/0)。\n\n![](media/00000000000000ff.jpg "x")';
    const all = findings({ article: { title: '', editor: '', body, channel: '', publishAt: null } });
    expect(all.map(({ rule, field, start }) => `${field} ${start} ${rule}`)).toEqual([
      'channel 0 channel-unknown',
      'title 0 title-missing',
      'editor 0 editor-missing',
      'publishAt 0 publish-time-missing',
      `body ${body.indexOf('https://a.example/1')} link-text-missing`,
      `body ${body.indexOf('https://a.example/0')} link-text-missing`,
      `body ${body.indexOf('media/')} picture-unknown`,
    ]);
  });

  it('refuse the export when they are errors', () => {
    const all = findings({ article: { title: '', publishAt: null } });
    expect(all.filter(isBlocking).map(({ rule }) => rule)).toEqual(['title-missing']);
  });

  it('know a portal’s limits only with the portal', () => {
    const article = { ...soundArticle, title: '题'.repeat(101), channel: 'nowhere' };
    expect(checkArticle(article, parseMarkdown(article.body))).toEqual([]);
    expect(checkArticle(article, parseMarkdown(article.body), plainProfile)).toMatchObject([
      { rule: 'channel-unknown' },
      { rule: 'field-too-long', field: 'title', start: 100, end: 101, detail: { max: 100, length: 101, unit: 'chars' } },
    ]);
  });

  it('point at where a field overflows, never inside a character', () => {
    const fields = [{ name: 't', label: '标题', from: 'title' as const, max: 5, unit: 'bytes' as const }];
    expect(findings({ article: { title: '汉😀字' }, profile: { fields } })).toMatchObject([{ start: 1, end: 4 }]);
  });

  it('point at what was left over or is too wide, as it is written', () => {
    const body = '小标题\n\n<!-- page 小标题 -->\n\n[链接文字]()\n\n| 栏目 | 乙 |\n| --- | --- |\n| 1 | 2 | 3 |';
    const found = findings({ article: { body } }).map(({ rule, start, end }) => [rule, body.slice(start, end), start]);
    expect(found).toEqual([
      ['page-break-unsupported', '<!-- page 小标题 -->', 5],
      ['placeholder-left', '小标题', 15],
      ['link-address-missing', '[链接文字]()', body.indexOf('[')],
      ['placeholder-left', '栏目', body.indexOf('栏目')],
      ['table-row-width', '| 1 | 2 | 3 |', body.indexOf('| 1')],
    ]);
  });

  it('offer to take unseen characters out of a title', () => {
    const title = '春\u200b耕\r\n备耕';
    const found = findings({ article: { title } }).filter(({ rule }) => rule === 'title-control-characters');
    const fixed = [...found].reverse().reduce((text, { start, end, fix = '' }) => text.slice(0, start) + fix + text.slice(end), title);
    expect(fixed).toBe('春耕 备耕');
  });
});
