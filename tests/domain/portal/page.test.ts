import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { headOf } from '#domain/portal/head.ts';
import { renderPage, renderShell, renderShellParts } from '#domain/portal/page.ts';
import { failureOf } from '#domain/result.ts';
import { bareTemplate, plainProfile, soundArticle, template } from './desk.ts';
import { hostile, poisoned } from './hostile.ts';
import { elements, skeleton } from './parsed.ts';

const bodyHtml = '<p>初秋的清晨。</p>\n<h2>一、会议搬到田头</h2>\n<p>“以前要跑三个部门。”</p>';
const cover = { src: 'images/01.jpg', width: 1200, height: 800 };
const input = { article: soundArticle, profile: plainProfile, template, bodyHtml, cover };
const failure = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return failureOf(error);
  }
  return undefined;
};

describe('the full page', () => {
  it('is the golden page', async () => {
    await expect(renderPage({ ...input, template: bareTemplate })).toMatchFileSnapshot('golden/page.html.txt');
  });

  it('is the golden page without a base address, time, channel and people', async () => {
    const article = { ...soundArticle, publishAt: null, channel: '', editor: '', authors: [], keywords: [], kicker: '', subtitle: '' };
    const page = renderPage({ article, profile: { ...plainProfile, baseUrl: '' }, template: bareTemplate, bodyHtml });
    await expect(page).toMatchFileSnapshot('golden/page-spare.html.txt');
  });

  it('is valid HTML', async () => {
    // The headline and the portal's name make the title: its length is the reporter's affair, not the template's.
    const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'], rules: { 'long-title': 'off' } });
    const report = await validator.validateString(renderPage(input));
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`))).toEqual([]);
  });

  it('shows the anatomy of a portal’s page', () => {
    const page = elements(renderPage(input));
    const first = (name: string, attribute?: string) => page.find((one) => one.name === name && (!attribute || attribute in one.attributes));
    expect(first('html')?.attributes.lang).toBe('zh-CN');
    expect(first('title')?.text).toBe('把会议开到田间地头　示例市一线办公解难题 - 示例之窗');
    expect(first('h1')?.text).toBe('把会议开到田间地头　示例市一线办公解难题');
    expect(page.filter(({ attributes }) => attributes.class === 'meta').map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '来源：样稿日报 编辑：林小满 2017-09-07 10:23:27',
    ]);
    expect(first('time')?.attributes.datetime).toBe('2017-09-07T10:23:27+08:00');
    expect(page.filter(({ attributes }) => attributes['aria-current'] === 'true').map(({ text }) => text)).toEqual(['本地']);
    expect(page.filter(({ attributes }) => attributes.class === 'trail').map(({ text }) => text.split(/\s+/).filter(Boolean))).toEqual([
      ['首页', '本地', '正文'],
    ]);
    expect(page.filter(({ attributes }) => attributes.class === 'summary').map(({ text }) => text.trim())).toEqual([`摘要${soundArticle.summary}`]);
    expect(page.filter(({ name }) => ['header', 'nav', 'main', 'article', 'footer'].includes(name)).map(({ name }) => name)).toEqual(
      'header nav main nav article header footer'.split(' '),
    );
    expect(first('footer')?.text).toContain('新闻热线：000-00000000');
    expect(first('link', 'href')?.attributes.href).toBe('https://portal.example/local/20170907-deadbeef/');
  });

  it('describes itself to search engines and those who share it', () => {
    const page = elements(renderPage(input));
    const data = JSON.parse(page.find(({ attributes }) => attributes.type === 'application/ld+json')?.text ?? '') as Record<string, unknown>;
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      headline: '把会议开到田间地头　示例市一线办公解难题',
      datePublished: '2017-09-07T10:23:27+08:00',
    });
    const properties = page.filter(({ attributes }) => 'property' in attributes).map(({ attributes }) => [attributes.property, attributes.content]);
    expect(properties).toContainEqual(['og:image', 'https://portal.example/local/20170907-deadbeef/images/01.jpg']);
    expect(properties).toContainEqual(['article:published_time', '2017-09-07T10:23:27+08:00']);
    expect(properties).toContainEqual(['article:tag', '秋收']);
  });

  it('asks nobody for anything while it loads', () => {
    const loading = elements(renderPage(input)).filter(
      ({ name, attributes }) =>
        (name === 'link' && attributes.rel !== 'canonical') || ['iframe', 'object', 'embed'].includes(name) || 'src' in attributes,
    );
    expect(loading).toEqual([]);
    expect(template.css).not.toMatch(/url\(|@import/);
  });

  it('links to places to share only where the page has an address', () => {
    const links = (profile: typeof plainProfile) =>
      elements(renderPage({ ...input, profile })).filter(({ attributes }) => attributes.href?.includes('weibo'));
    expect(links(plainProfile)).toHaveLength(1);
    expect(links({ ...plainProfile, baseUrl: '' })).toEqual([]);
    expect(renderPage({ ...input, profile: { ...plainProfile, baseUrl: '' } })).toContain('<span>微博</span>');
    expect(renderPage({ ...input, profile: { ...plainProfile, page: { ...plainProfile.page, share: false } } })).not.toContain('微博');
  });

  it('opens its policy to outside pictures only when told', () => {
    const policy = (page: string) => elements(page).find(({ attributes }) => 'http-equiv' in attributes)?.attributes.content;
    expect(policy(renderPage(input))).toContain("script-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:;");
    expect(policy(renderPage({ ...input, externalImages: true }))).toContain("img-src 'self' file: https:;");
  });

  it('says how far a reprint is another’s', () => {
    const source = { name: '样稿晚报', kind: 'reprint' as const, url: 'https://a.example/1', originalTitle: '田头开会' };
    expect(renderPage({ ...input, article: { ...soundArticle, source } })).toContain(
      '原标题：<a href="https://a.example/1" rel="noopener">田头开会</a>',
    );
  });

  it('never calls a draft’s last save a change of the page', () => {
    const head = (updatedAt: string) => headOf({ ...soundArticle, updatedAt }, plainProfile, undefined, '').properties;
    const modified = (updatedAt: string) => head(updatedAt).find(({ property }) => property === 'article:modified_time')?.content;
    expect(modified('2017-09-07T02:00:00Z')).toBe('2017-09-07T10:23:27+08:00');
    expect(modified('2017-09-07T03:00:00Z')).toBe('2017-09-07T11:00:00+08:00');
  });

  it('describes an article without a summary by its beginning, cut between characters', () => {
    const head = headOf({ ...soundArticle, summary: '' }, plainProfile, undefined, `${'字'.repeat(158)}😀${'尾'.repeat(9)}`);
    expect(head.description).toBe(`${'字'.repeat(158)}…`);
  });

  it('bears the title its portal was given, in every place', () => {
    const page = renderPage({ ...input, article: { ...soundArticle, outlets: { plain: { chosen: true, title: '另题' } } } });
    expect(elements(page).find(({ name }) => name === 'h1')?.text).toBe('另题');
    expect(page).toContain('<title>另题 - 示例之窗</title>');
    expect(page).toContain('<meta property="og:title" content="另题">');
    expect(page).toContain('"headline":"另题"');
    expect(page).not.toContain('把会议开到田间地头');
  });

  it('keeps a portal’s own style sheet inside its element', () => {
    const profile = { ...plainProfile, page: { ...plainProfile.page, css: 'h1::after{content:"</style><script>1</script>"}' } };
    expect(skeleton(renderPage({ ...input, profile }))).toEqual(skeleton(renderPage(input)));
  });
});

describe('hostile text in every field', () => {
  const ordinary = skeleton(renderPage({ ...input, article: poisoned('词') })).filter((name) => !name.startsWith('a[href rel]'));

  it.each(hostile)('%s changes nothing but text', (_name, text) => {
    const page = renderPage({ ...input, article: poisoned(text) });
    expect(skeleton(page).filter((name) => !name.startsWith('a[href rel]'))).toEqual(ordinary);
    const found = elements(page);
    expect(found.filter(({ name }) => name === 'script').map(({ attributes }) => attributes)).toEqual([{ type: 'application/ld+json' }]);
    expect(found.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => name.startsWith('on'))).toEqual([]);
    expect(found.map(({ attributes }) => attributes.href ?? '').filter((href) => /^\s*javascript/i.test(href))).toEqual([]);
    expect(() => JSON.parse(found.find(({ name }) => name === 'script')?.text ?? '')).not.toThrow();
    expect(page).not.toMatch(/(?!\n)[\p{Cc}\u202e\u2066]/u);
  });

  it('shows the text itself, unchanged', () => {
    const page = elements(renderPage({ ...input, article: poisoned('<img src=x onerror=alert(1)> {{title}} "\'&amp;') }));
    expect(page.find(({ name }) => name === 'h1')?.text).toBe('<img src=x onerror=alert(1)> {{title}} "\'&amp;');
  });
});

describe('hostile text in a portal’s profile', () => {
  const page = (text: string) => {
    const channels = [{ key: 'local', name: text, url: '/local/' }];
    const profile = { ...plainProfile, name: text, page: { ...plainProfile.page, greeting: text, channels, footer: [text] } };
    return renderPage({ ...input, profile });
  };

  it.each(hostile)('%s changes nothing but text', (_name, text) => {
    expect(skeleton(page(text))).toEqual(skeleton(page('词')));
  });
});

describe('the preview’s shell', () => {
  it('is the page with an empty body', () => {
    expect(renderShell(input)).toBe(renderPage(input).replace(`\n${bodyHtml}\n`, ''));
  });

  it('comes apart into style, body, language and title', () => {
    const parts = renderShellParts(input);
    expect(parts).toMatchObject({ lang: 'zh-CN', title: '把会议开到田间地头　示例市一线办公解难题 - 示例之窗' });
    expect(parts.css).toBe(template.css.trim());
    expect(renderShell(input)).toContain(parts.html);
    const found = elements(parts.html);
    expect(found.filter(({ attributes }) => attributes['data-copydesk'] === 'body').map(({ text }) => text)).toEqual(['']);
    expect(found.filter(({ name }) => ['html', 'head', 'body', 'style', 'script', 'meta', 'title'].includes(name))).toEqual([]);
  });

  it.each(['/*<body><img src=x onerror=alert(1)><div data-copydesk="body">*/', '</body>', 'p::after{content:"<body onload=1>"}'])(
    'takes nothing of a portal’s style sheet for its body: %s',
    (css) => {
      const profile = { ...plainProfile, page: { ...plainProfile.page, css } };
      expect(renderShellParts({ ...input, profile }).html).toBe(renderShellParts(input).html);
    },
  );

  it.each([
    ['a section that is not closed', '<body>{{#meta}}<div data-copydesk="body">{{{body}}}</div></body>'],
    ['no body container', '<html><body>{{{body}}}</body></html>'],
    ['no body element', '<div data-copydesk="body">{{{body}}}</div>'],
  ])('refuses a template with %s', (_name, html) => {
    expect(failure(() => renderShellParts({ ...input, template: { name: 'broken', html, css: '' } }))).toMatchObject({
      code: 'bad-template',
      thing: 'templates/broken',
    });
  });
});
