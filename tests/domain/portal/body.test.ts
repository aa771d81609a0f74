import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#domain/markdown/tokens.ts';
import { renderBody } from '#domain/portal/body.ts';
import { defuse } from '#domain/portal/forbidden.ts';
import { plainProfile, soundArticle, withBody } from './desk.ts';
import { elements } from './parsed.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...children: readonly (Inline | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const heading = (words: string): Block => ({ type: 'heading', level: 2, children: [text(words)] });
const pageBreak = (title = ''): Block => ({ type: 'pageBreak', title });
const figure = (file: string, caption = '', alt = ''): Block => ({ type: 'figure', image: { from: 'media', file, alt, caption } });
const link = (file: string) => ({ src: `images/${file.slice(0, 2)}.jpg`, width: 1200, height: 800 });
const render = (blocks: readonly Block[], body: Parameters<typeof withBody>[0] = {}) => renderBody(blocks, soundArticle, withBody(body), link);

describe('the fragment’s dialect', () => {
  it.each([
    ['fullwidth', '<p>　　正文。</p>'],
    ['css', '<p style="text-indent:2em">正文。</p>'],
    ['none', '<p>正文。</p>'],
  ] as const)('indents by %s, once, whatever the reporter typed before it', (indent, expected) => {
    expect(render([paragraph('正文。')], { indent })).toBe(expected);
    expect(render([paragraph('　　 正文。')], { indent })).toBe(expected);
    expect(render([paragraph(' 　'), paragraph('正文。')], { indent })).toBe(expected);
  });

  it.each([
    ['bold-paragraph', '<p>　　<strong>一、背景</strong></p>'],
    ['h2', '<h2>一、背景</h2>'],
  ] as const)('writes heads as %s', (headings, expected) => {
    expect(render([heading('一、背景')], { headings })).toBe(expected);
  });

  it('centres a picture, its caption under it with the credit', () => {
    const blocks = [figure('1111111111111111.jpg', '田头')];
    expect(render(blocks)).toBe('<p align="center"><img src="images/11.jpg" alt="田埂上，十几人围坐"></p>\n<p align="center">田头（周样 摄）</p>');
    expect(render(blocks, { imageParagraph: 'figure' })).toBe(
      '<figure><img src="images/11.jpg" alt="田埂上，十几人围坐"><figcaption>田头（周样 摄）</figcaption></figure>',
    );
  });

  it('takes caption and alternative text from the text first, then from the picture', () => {
    expect(render([figure('2222222222222222.png')])).toContain('alt="柱状图"></p>\n<p align="center">各乡镇面积示意图</p>');
    expect(render([figure('2222222222222222.png', '图一', '三根柱子')])).toContain('alt="三根柱子"></p>\n<p align="center">图一</p>');
  });

  it('leaves out pictures that are not exported, and links to those of other servers', () => {
    const outside: Block = { type: 'figure', image: { from: 'external', file: 'https://a.example/1.jpg', alt: '', caption: '外图' } };
    const blocks = [paragraph('前。'), figure('00000000000000ff.jpg', '无'), outside, paragraph('后。')];
    expect(renderBody(blocks, soundArticle, plainProfile, () => undefined)).toBe(
      '<p>　　前。</p>\n<p align="center"><a href="https://a.example/1.jpg" rel="noopener noreferrer">外图</a></p>\n<p>　　后。</p>',
    );
  });

  it('writes everything else in tags that every CMS knows', () => {
    const blocks: Block[] = [
      paragraph(
        { type: 'strong', children: [text('粗')] },
        { type: 'emphasis', children: [text('重')] },
        { type: 'strike', children: [text('删')] },
        { type: 'break' },
        { type: 'code', text: 'a<b' },
        { type: 'tag', name: 'sub', children: [text('2')] },
        { type: 'link', href: 'https://a.example/?a=1&b=2', title: '', children: [text('链')] },
        { type: 'link', href: '#x', title: '', children: [text('内')] },
      ),
      { type: 'list', ordered: true, start: 3, loose: true, items: [{ checked: undefined, children: [paragraph('三'), paragraph('又')] }] },
      { type: 'list', ordered: false, start: 1, loose: false, items: [{ checked: true, children: [paragraph('做完')] }] },
      { type: 'quote', children: [paragraph('引')] },
      { type: 'code', language: 'js', text: 'if (a < b) {}' },
      { type: 'table', align: [null, 'right'], header: [[text('镇')], [text('亩')]], rows: [[[text('甲')], [text('1')]]] },
      { type: 'rule' },
    ];
    expect(render(blocks)).toBe(
      [
        '<p>　　<strong>粗</strong><em>重</em><del>删</del><br><code>a&lt;b</code><sub>2</sub>' +
          '<a href="https://a.example/?a=1&amp;b=2" rel="noopener noreferrer">链</a><a href="#x">内</a></p>',
        '<ol start="3">\n<li><p>三</p>\n<p>又</p></li>\n</ol>',
        '<ul>\n<li>☑ 做完</li>\n</ul>',
        '<blockquote>\n<p>　　引</p>\n</blockquote>',
        '<pre><code class="language-js">if (a &lt; b) {}\n</code></pre>',
        '<table border="1" cellspacing="0" cellpadding="6" width="100%">\n<thead>\n<tr><th scope="col">镇</th><th scope="col" align="right">亩</th></tr>\n</thead>\n' +
          '<tbody>\n<tr><td>甲</td><td align="right">1</td></tr>\n</tbody>\n</table>',
        '<hr>',
      ].join('\n'),
    );
  });
});

describe('page breaks', () => {
  const [one, two, three] = [paragraph('一'), paragraph('二'), paragraph('三')];
  it.each([
    ['empirecms', '[!--empirenews.page--]见闻[/!--empirenews.page--]', '[!--empirenews.page--]'],
    ['dedecms', '#p#见闻#e#', '#p#副标题#e#'],
    ['phpcms', '[page]见闻[/page]', '[page]第3页[/page]'],
  ] as const)('%s', (dialect, titled, untitled) => {
    const options = { pageBreak: dialect, indent: 'none' as const };
    expect(render([one, pageBreak('见闻'), two, pageBreak(), three], options)).toBe(`<p>一</p>\n${titled}\n<p>二</p>\n${untitled}\n<p>三</p>`);
    expect(render([pageBreak('首'), pageBreak(), one, pageBreak('尾'), pageBreak()], options)).toBe('<p>一</p>');
    expect(render([one, pageBreak('先'), pageBreak('见闻'), pageBreak(), two], options)).toBe(`<p>一</p>\n${titled}\n<p>二</p>`);
    expect(render([pageBreak('只有')], options)).toBe('');
    expect(render([], options)).toBe('');
  });

  it('take PHPCMS’s mark alone where no page has a title', () => {
    expect(render([one, pageBreak(), two], { pageBreak: 'phpcms', indent: 'none' })).toBe('<p>一</p>\n[page]\n<p>二</p>');
  });

  it.each([
    ['at the most', '长'.repeat(16), `#p#${'长'.repeat(16)}#e#\n<p>二</p>`],
    ['too long', '长'.repeat(17), `#p#副标题#e#\n<p><strong>${'长'.repeat(17)}</strong></p>\n<p>二</p>`],
    ['too long when it is escaped', 'a&'.repeat(12), `#p#副标题#e#\n<p><strong>${'a&amp;'.repeat(12)}</strong></p>\n<p>二</p>`],
  ])('keep a title that is %s for DedeCMS', (_what, title, expected) => {
    expect(render([one, pageBreak(title), two], { pageBreak: 'dedecms', indent: 'none' })).toBe(`<p>一</p>\n${expected}`);
  });

  it('part nothing where a page would show nothing', () => {
    const gone = figure('00000000000000ff.jpg');
    const nothing = { src: '', width: 0, height: 0 };
    const links = (file: string) => (file.startsWith('0') ? undefined : nothing);
    const blocks: Block[] = [{ type: 'rule' }, pageBreak('首'), one, pageBreak('图'), gone, pageBreak('二'), two];
    const body = withBody({ pageBreak: 'empirecms', indent: 'none' });
    expect(renderBody(blocks, soundArticle, body, links)).toBe('<hr>\n<p>一</p>\n[!--empirenews.page--]二[/!--empirenews.page--]\n<p>二</p>');
  });

  it('leave no token in a portal without pages, and lose no words', () => {
    const options = { pageBreak: 'none', indent: 'none' } as const;
    expect(render([one, pageBreak('见闻'), two, pageBreak(), three], options)).toBe('<p>一</p>\n<p><strong>见闻</strong></p>\n<p>二</p>\n<p>三</p>');
    expect(render([one, pageBreak('见闻'), heading('二、见闻'), two], options)).toBe('<p>一</p>\n<p><strong>二、见闻</strong></p>\n<p>二</p>');
  });

  it('have titles that cannot end them or start a tag', () => {
    const fragment = render([one, pageBreak('a#e#<b>"#p#'), two], { pageBreak: 'dedecms', forbidden: ['#p#', '#e#'], indent: 'none' });
    expect(fragment).toBe('<p>一</p>\n#p#a&#35;e#&lt;b&gt;"&#35;p##e#\n<p>二</p>');
  });
});

describe('forbidden literals', () => {
  it.each([
    ['<p>写作 [!--title--] 即可</p>', ['[!--'], '<p>写作 &#91;!--title--] 即可</p>'],
    ['<p>#p#p#</p>', ['#p#'], '<p>&#35;p&#35;p#</p>'],
    ['<p>#P#</p>', ['#p#'], '<p>&#35;P#</p>'],
    ['<img src="images/01.jpg" alt="a [!--b--]">', ['[!--'], '<img src="images/01.jpg" alt="a &#91;!--b--]">'],
    ['<p>p strong</p><strong>x</strong>', ['strong', '<p'], '<p>p &#115;trong</p><strong>x</strong>'],
    ['<p>{dede:a}</p>', ['{dede:', ''], '<p>&#123;dede:a}</p>'],
    ['<p>a</p>', ['.'], '<p>a</p>'],
    ['<p>a|b.c</p>', ['|b.'], '<p>a&#124;b.c</p>'],
    ['<p>😀</p>', ['😀'], '<p>&#128512;</p>'],
    ['<p>a &amp; b</p>', ['&', 'amp', ';'], '<p>a &amp; b</p>'],
    ['<p>#3 &lt;9&gt;</p>', ['#', '3', '9', 'lt'], '<p>&#35;&#51; &lt;&#57;&gt;</p>'],
    ['<p>[!--a</p>', ['[!', '!--', '[!--', '&#'], '<p>&#91;&#33;--a</p>'],
    ['', ['x'], ''],
  ])('%s without %j', (html, literals, expected) => {
    expect(defuse(html, literals)).toBe(expected);
  });

  it('shows the same and leaves none of them, while the portal’s own page breaks stay', () => {
    const blocks = [paragraph('甲 [!--empirenews.page--] 乙'), pageBreak('丙'), paragraph({ type: 'code', text: '[!--x--]' })];
    const fragment = render(blocks, { pageBreak: 'empirecms', forbidden: ['[!--', '[/!--'], indent: 'none' });
    expect(fragment).toBe(
      '<p>甲 &#91;!--empirenews.page--] 乙</p>\n[!--empirenews.page--]丙[/!--empirenews.page--]\n<p><code>&#91;!--x--]</code></p>',
    );
    expect(elements(fragment).map((element) => element.text)).toEqual(['甲 [!--empirenews.page--] 乙', '[!--x--]', '[!--x--]']);
  });
});
