import { describe, expect, it } from 'vitest';
import { renderHtml } from '#domain/markdown/html.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { referenceHtml } from './canonical.ts';

/** The tree in CommonMark's reference HTML. */
const tree = (body: string) => referenceHtml(parseMarkdown(body));
const cases = (table: readonly (readonly [string, string])[]) => table.map(([source, expected]) => ({ source, expected }));
const link = (href: string, text = href) => `<a href="${href}">${text}</a>`;

describe('emphasis beside Chinese punctuation', () => {
  it.each(
    cases([
      ['**“四干”**工作法', '<strong>“四干”</strong>工作法'],
      ['**《方案》**的', '<strong>《方案》</strong>的'],
      ['**注意：**请看', '<strong>注意：</strong>请看'],
      ['他说**“好”**。', '他说<strong>“好”</strong>。'],
      ['他说**：“好”**', '他说<strong>：“好”</strong>'],
      ['*“引”*文', '<em>“引”</em>文'],
      ['***“粗斜”***文', '<em><strong>“粗斜”</strong></em>文'],
      ['GDP**“四干”**GDP', 'GDP<strong>“四干”</strong>GDP'],
      ['**“甲”**和**“乙”**', '<strong>“甲”</strong>和<strong>“乙”</strong>'],
      ['**甲**，**乙**', '<strong>甲</strong>，<strong>乙</strong>'],
      ['**“甲”、“乙”**等', '<strong>“甲”、“乙”</strong>等'],
      ['增长**3.5%**左右', '增长<strong>3.5%</strong>左右'],
      ['**100%**的', '<strong>100%</strong>的'],
      ['*（注）*文', '<em>（注）</em>文'],
      ['**中文**（见*附件*）', '<strong>中文</strong>（见<em>附件</em>）'],
      ['~~“旧”~~新', '<del>“旧”</del>新'],
      ['<u>**“四干”**</u>工作', '<u><strong>“四干”</strong></u>工作'],
      ['见**<u>重点</u>**内容', '见<strong><u>重点</u></strong>内容'],
      ['**“<u>重</u>”**点', '<strong>“<u>重</u>”</strong>点'],
      ['**𠮷（古）**字', '<strong>𠮷（古）</strong>字'],
      ['5*3=15，**重点**', '5*3=15，<strong>重点</strong>'],
    ]),
  )('$source', ({ source, expected }) => expect(tree(source)).toBe(`<p>${expected}</p>`));
});

describe('ordinary emphasis stays', () => {
  it.each(
    cases([
      ['2 * 3 * 4', '2 * 3 * 4'],
      ['2*3*4 组', '2*3*4 组'],
      ['3*4=12*1', '3*4=12*1'],
      ['60*80厘米、*注*、30*40厘米', '60*80厘米、<em>注</em>、30*40厘米'],
      ['*约2*3米*', '<em>约2*3米</em>'],
      ['**2*3**', '<strong>2*3</strong>'],
      ['增长**3**5', '增长<strong>3</strong>5'],
      ['**foo bar**', '<strong>foo bar</strong>'],
      ['a*b*c', 'a<em>b</em>c'],
      ['a_b_c', 'a_b_c'],
      ['中_文_字', '中_文_字'],
      ['** 不粗 **', '** 不粗 **'],
      ['a**"foo"**b', 'a**&quot;foo&quot;**b'],
      ['10~20万吨,近3~5年', '10~20万吨,近3~5年'],
      ['~一~', '~一~'],
      ['~~~一~~~', '~~~一~~~'],
      ['~~删~~', '<del>删</del>'],
      ['\\*不斜\\*', '*不斜*'],
      ['`**码**`', '<code>**码**</code>'],
      ['**没完', '**没完'],
    ]),
  )('$source', ({ source, expected }) =>
    expect(tree(source === '~~~一~~~' ? `字${source}` : source)).toBe(`<p>${source === '~~~一~~~' ? '字' : ''}${expected}</p>`),
  );
});

describe('bare addresses', () => {
  it.each(
    cases([
      ['详见http://www.hd.gov.cn/a，欢迎', `详见${link('http://www.hd.gov.cn/a')}，欢迎`],
      ['网址https://a.cn/b?c=1&d=2。', `网址${link('https://a.cn/b?c=1&amp;d=2')}。`],
      ['（https://a.cn/）', `（${link('https://a.cn/')}）`],
      ['(https://a.cn/b(c))', `(${link('https://a.cn/b(c)')})`],
      ['https://a.cn/.', `${link('https://a.cn/')}.`],
      ['见www.a.cn。', `见${link('http://www.a.cn', 'www.a.cn')}。`],
      ['联系hd_news@163.com，谢谢', `联系${link('mailto:hd_news@163.com', 'hd_news@163.com')}，谢谢`],
      ['**https://a.cn/b**后', `<strong>${link('https://a.cn/b')}</strong>后`],
      ['[https://a.cn](https://b.cn)', link('https://b.cn', 'https://a.cn')],
      ['[见 https://a.cn]', `[见 ${link('https://a.cn')}]`],
      ['`https://a.cn`', '<code>https://a.cn</code>'],
      ['ftp://a.cn', 'ftp://a.cn'],
      ['http://中国.cn', 'http://中国.cn'],
      ['xhttp://a.cn', 'xhttp://a.cn'],
      ['<https://a.cn/b>', link('https://a.cn/b')],
    ]),
  )('$source', ({ source, expected }) => expect(tree(source)).toBe(`<p>${expected}</p>`));
});

describe('links and pictures', () => {
  it.each(
    cases([
      ['[文](https://a.cn "题")', '<a href="https://a.cn" title="题">文</a>'],
      ['[文](#一)', link('#%E4%B8%80', '文')],
      ['[信](mailto:a@b.cn)', link('mailto:a@b.cn', '信')],
      ['[文](HTTPS://A.cn)', link('HTTPS://A.cn', '文')],
      ['[文](/news/1.html)', '文'],
      ['[文](//a.cn)', '文'],
      ['[文](javascript:alert(1))', '文'],
      ['[文](https:a.cn)', '文'],
      ['[文](http:\\\\a.cn)', '文'],
      ['[注](见附件)', '[注](见附件)'],
      ['![图](说明)', '![图](说明)'],
      ['[](https://a.cn)', link('https://a.cn')],
      ['[文](https://a.cn/中)', link('https://a.cn/%E4%B8%AD', '文')],
      ['[外[内](https://b.cn)](https://a.cn)', `[外${link('https://b.cn', '内')}](${link('https://a.cn')})`],
      ['![图](x.jpg)后', '图后'],
      ['![图](http://a.cn/b.jpg)后', '图后'],
      ['![图](media/0123456789ABCDEF.jpg)后', '图后'],
      ['![图](media/../0123456789abcdef.jpg)后', '图后'],
      ['![**粗**图](media/0123456789abcdef.png)后', '<img src="0123456789abcdef.png" alt="粗图">后'],
      ['[![图](media/0123456789abcdef.png)](https://a.cn)', '<a href="https://a.cn"><img src="0123456789abcdef.png" alt="图"></a>'],
    ]),
  )('$source', ({ source, expected }) => expect(tree(source)).toBe(`<p>${expected}</p>`));

  it('makes a figure of a paragraph that is one image', () => {
    const image = { from: 'media', file: '0123456789abcdef.jpg', alt: '图', caption: '说明“一”' };
    expect(parseMarkdown('　　![图](media/0123456789abcdef.jpg "说明“一”")  ')).toEqual([{ type: 'figure', image }]);
    expect(parseMarkdown('[图]\n\n[图]: media/0123456789abcdef.jpg')).toHaveLength(1);
    expect(parseMarkdown('![图][一]\n\n[一]: media/0123456789abcdef.jpg "说明“一”"')).toEqual([{ type: 'figure', image }]);
  });

  it('keeps a line that only looks like a definition', () => {
    expect(tree('[答]: 是的。')).toBe('<p>[答]: 是的。</p>');
    expect(tree('[网]: https://a.cn\n\n[网]')).toBe(`<p>${link('https://a.cn', '网')}</p>`);
  });
});

describe('raw HTML', () => {
  it.each(
    cases([
      ['H<sub>2</sub>O', 'H<sub>2</sub>O'],
      ['<U>线</U>', '<u>线</u>'],
      ['<sup style="x" onclick=y>2</sup>', '<sup>2</sup>'],
      ['<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>', '<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>'],
      ['<rt>音</rt>', '&lt;rt&gt;音&lt;/rt&gt;'],
      ['甲<br>乙<br/>丙', '甲<br>乙<br>丙'],
      ['<u>没完', '&lt;u&gt;没完'],
      ['完</u>', '完&lt;/u&gt;'],
      ['<u>甲<sub>乙</u>丙</sub>', '<u>甲&lt;sub&gt;乙</u>丙&lt;/sub&gt;'],
      ['**甲<u>乙**丙</u>', '**甲<u>乙**丙</u>'],
      ['[甲<u>](https://a.cn)</u>', `${link('https://a.cn', '甲&lt;u&gt;')}&lt;/u&gt;`],
      ['<b title="**x**">粗</b>', '&lt;b title=&quot;**x**&quot;&gt;粗&lt;/b&gt;'],
      ['<!-- 注 *a* -->', '&lt;!-- 注 *a* --&gt;'],
      ['<u></u>字', '字'],
    ]),
  )('$source', ({ source, expected }) => expect(tree(source)).toBe(`<p>${expected}</p>`));

  it('never makes a block of it', () =>
    expect(tree('<div>\n\n**粗**\n\n</div>')).toBe('<p>&lt;div&gt;</p>\n<p><strong>粗</strong></p>\n<p>&lt;/div&gt;</p>'));
});

describe('line breaks in a paragraph', () => {
  it.each(
    cases([
      ['汉\n字', '汉字'],
      ['汉，\n字', '汉，字'],
      ['他说\n“好”', '他说“好”'],
      ['好。”\n“是', '好。”“是'],
      ['**汉**\n*字*', '<strong>汉</strong><em>字</em>'],
      ['汉\n　　字', '汉字'],
      ['汉 \n字', '汉字'],
      ['全角！\n２０１７', '全角！２０１７'],
      ['汉\nabc', '汉 abc'],
      ['2017\n年', '2017 年'],
      ['foo\nbar', 'foo bar'],
      ['he said.”\n“No', 'he said.” “No'],
      ['汉  \n字', '汉<br>字'],
      ['汉\\\n字', '汉<br>字'],
    ]),
  )('$source', ({ source, expected }) => expect(tree(source)).toBe(`<p>${expected}</p>`));
});

describe('blocks', () => {
  it.each(
    cases([
      ['    不是代码', '<p>不是代码</p>'],
      ['\t不是代码', '<p>不是代码</p>'],
      ['　　缩进\n　　两行', '<p>缩进两行</p>'],
      ['&nbsp;&nbsp;缩进', '<p>缩进</p>'],
      ['甲\n\n    乙', '<p>甲</p>\n<p>乙</p>'],
      ['甲\n　　\n乙', '<p>甲</p>\n<p>乙</p>'],
      ['2017. 8月', '<p>2017. 8月</p>'],
      ['2017. 8月\n2018. 9月', '<p>2017. 8月 2018. 9月</p>'],
      ['3.5万人', '<p>3.5万人</p>'],
      ['1.没有空格', '<p>1.没有空格</p>'],
      ['100. 百', '<ol start="100"><li>百</li></ol>'],
      ['1. 甲\n2017. 8月', '<ol><li>甲 2017. 8月</li></ol>'],
      ['邯郸\n---', '<p>邯郸</p>\n<hr>'],
      ['邯郸\n===', '<p>邯郸 ===</p>'],
      ['#话题#', '<p>#话题#</p>'],
      ['## 一、节', '<h2>一、节</h2>'],
      ['##　全角', '<h2>全角</h2>'],
      ['###', ''],
      ['- [x] 完\n- [ ] 未', '<ul><li>完</li><li>未</li></ul>'],
      ['> 引\n用', '<blockquote><p>引用</p></blockquote>'],
      ['```ts\na\n\n  b\n```', '<pre><code class="language-ts">a\n\n  b\n</code></pre>'],
      ['&ldquo;&copy;&#x4e2d;&#20013;&foo;&amp;lt;', '<p>“©中中&amp;foo;&amp;lt;</p>'],
    ]),
  )('$source', ({ source, expected }) => expect(tree(source)).toBe(expected));

  it('marks tasks, in tight lists and in loose ones', () => {
    for (const gap of ['\n', '\n\n']) {
      const [list] = parseMarkdown(`- [x] 完${gap}- [ ] 未${gap}- 别`);
      expect(list?.type === 'list' && list.items).toEqual([
        { checked: true, children: [{ type: 'paragraph', children: [{ type: 'text', text: '完' }] }] },
        { checked: false, children: [{ type: 'paragraph', children: [{ type: 'text', text: '未' }] }] },
        { checked: undefined, children: [{ type: 'paragraph', children: [{ type: 'text', text: '别' }] }] },
      ]);
    }
  });

  it('reads tables, whose short rows are filled up', () => {
    expect(parseMarkdown('文\n|甲|乙|\n|:-:|--|\n|1\\|2|\n后')).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: '文' }] },
      {
        type: 'table',
        align: ['center', null],
        header: [[{ type: 'text', text: '甲' }], [{ type: 'text', text: '乙' }]],
        rows: [
          [[{ type: 'text', text: '1|2' }], []],
          [[{ type: 'text', text: '后' }], []],
        ],
      },
    ]);
  });

  it.each([
    ['<!-- page 小标题 -->', '小标题'],
    ['<!--page 小标题-->', '小标题'],
    ['<!-- page -->', ''],
    ['　　<!-- page A &amp; B -->  ', 'A & B'],
    ['甲\n<!-- page 乙 -->\n丙', '乙'],
    ['- 甲\n<!-- page 乙 -->', '乙'],
    ['> 甲\n<!-- page 乙 -->', '乙'],
    ['|甲|\n|-|\n<!-- page 乙 -->', '乙'],
  ])('page break: %j', (source, title) => {
    expect(parseMarkdown(source).filter(({ type }) => type === 'pageBreak')).toEqual([{ type: 'pageBreak', title }]);
  });

  it.each(['甲 <!-- page 乙 -->', '<!-- page 乙 --> 丙', '> <!-- page 乙 -->', '- <!-- page 乙 -->', '<!-- pages -->', '```\n<!-- page 乙 -->\n```'])(
    'no page break: %j',
    (source) => {
      expect(parseMarkdown(source).some(({ type }) => type === 'pageBreak')).toBe(false);
    },
  );

  it('takes any line ends', () => expect(parseMarkdown('甲\r\n\r\n- 乙\r- 丙')).toEqual(parseMarkdown('甲\n\n- 乙\n- 丙')));

  it('keeps nothing from one call to the next', () => {
    parseMarkdown('[甲]: https://a.cn\n\n> - 没完\n```');
    expect(tree('[甲]')).toBe('<p>[甲]</p>');
  });
});

describe('pages', () => {
  it('are written once, escaped once', () => {
    const html = renderHtml(parseMarkdown('a &lt;b&gt; & "c" \\<d> `<e>`'), { image: () => undefined, external: false });
    expect(html).toBe('<p>a &lt;b&gt; &amp; "c" &lt;d&gt; <code>&lt;e&gt;</code></p>');
  });
});
