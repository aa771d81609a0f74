import { describe, expect, it } from 'vitest';
import { renderBlocks, renderHtml } from '#domain/markdown/html.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';

const file = '0123456789abcdef.jpg';
const picture = { src: 'images/01.jpg', width: 800, height: 600, credit: '张三 摄', alt: '库里的替代文字', caption: '库里的图说' };
const render = (body: string, options: Partial<Parameters<typeof renderHtml>[1]> = {}) =>
  renderHtml(parseMarkdown(body), { image: (name) => (name === file ? picture : undefined), external: false, ...options });

describe('the semantic dialect', () => {
  it.each([
    ['# 一', '<h2>一</h2>'],
    ['## 一', '<h2>一</h2>'],
    ['### 一', '<h3>一</h3>'],
    ['###### 一', '<h6>一</h6>'],
    ['文', '<p>文</p>'],
    ['***', '<hr>'],
    ['> 引', '<blockquote>\n<p>引</p>\n</blockquote>'],
    ['3. 三\n4. 四', '<ol start="3">\n<li>三</li>\n<li>四</li>\n</ol>'],
    ['- 一\n\n- 二', '<ul>\n<li><p>一</p></li>\n<li><p>二</p></li>\n</ul>'],
    ['- 一\n  - 二', '<ul>\n<li>一\n<ul>\n<li>二</li>\n</ul></li>\n</ul>'],
    ['- [x] 一\n- [ ] 二', '<ul>\n<li>☑ 一</li>\n<li>☐ 二</li>\n</ul>'],
    ['```js\na<b\n```', '<pre><code class="language-js">a&lt;b\n</code></pre>'],
    ['```"onx=1\na\n```', '<pre><code>a\n</code></pre>'],
    [
      '[一](https://a.cn?a=1&b=2 "说 \\"明\\"")',
      '<p><a href="https://a.cn?a=1&amp;b=2" title="说 &quot;明&quot;" rel="noopener noreferrer">一</a></p>',
    ],
    ['[一](#二)', '<p><a href="#%E4%BA%8C">一</a></p>'],
    ['<!-- page A<B -->', '<div class="page-break"><hr><p class="page-title">A&lt;B</p></div>'],
    ['<!-- page -->', '<div class="page-break"><hr></div>'],
    ['**粗***斜*~~删~~', '<p><strong>粗</strong><em>斜</em><del>删</del></p>'],
    ['控制\u0001符\ud800', '<p>控制\ufffd符\ufffd</p>'],
  ])('%j', (source, html) => expect(render(source)).toBe(html));

  it('puts a table where it scrolls by itself and can be reached by keyboard', () => {
    expect(render('|甲|乙|\n|-|-:|\n|1|2|')).toBe(
      '<div class="table-scroll" tabindex="0" role="group" aria-label="表格：甲、乙"><table>\n<thead>\n<tr><th scope="col">甲</th><th scope="col" class="align-right">乙</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class="align-right">2</td></tr>\n</tbody>\n</table></div>',
    );
  });

  it('makes figures with caption and credit, the text before the library', () => {
    expect(render(`![图](media/${file} "图说")`)).toBe(
      '<figure><img src="images/01.jpg" alt="图" width="800" height="600" loading="lazy" decoding="async"><figcaption>图说　<span class="credit">张三 摄</span></figcaption></figure>',
    );
    expect(render(`![](media/${file})`)).toBe(
      '<figure><img src="images/01.jpg" alt="库里的替代文字" width="800" height="600" loading="lazy" decoding="async"><figcaption>库里的图说　<span class="credit">张三 摄</span></figcaption></figure>',
    );
    expect(render(`![](media/${file})`, { image: () => ({ src: 'b.jpg', credit: '张三 摄' }) })).toContain(
      '<figcaption><span class="credit">张三 摄</span></figcaption>',
    );
    expect(render(`![](media/${file})`, { image: () => ({ src: 'a"b.jpg' }) })).toBe(
      '<figure><img src="a&quot;b.jpg" alt="" loading="lazy" decoding="async"></figure>',
    );
  });

  it('names a picture that is missing', () => {
    expect(render('![](media/ffffffffffffffff.png)')).toBe('<p class="missing-picture">［缺图：ffffffffffffffff.png］</p>');
    expect(render('文![](media/ffffffffffffffff.png)')).toBe('<p>文<span class="missing-picture">［缺图：ffffffffffffffff.png］</span></p>');
  });

  it('shows pictures from outside on request only', () => {
    expect(render('![图](https://a.cn/b.jpg)')).toBe('<p><a href="https://a.cn/b.jpg" rel="noopener noreferrer">图</a></p>');
    expect(render('文![](https://a.cn/b.jpg)')).toBe('<p>文<a href="https://a.cn/b.jpg" rel="noopener noreferrer">外部图片</a></p>');
    expect(render('![图](https://a.cn/b.jpg)', { external: true })).toBe(
      '<figure><img src="https://a.cn/b.jpg" alt="图" loading="lazy" decoding="async"></figure>',
    );
  });

  it.each([
    ['an override', '产量\u202e吨03。', '<p>产量吨03。</p>'],
    ['an override as a reference', '产量&#x202e;吨03。', '<p>产量吨03。</p>'],
    ['an isolate in bold and in code', '**\u2067甲** `\u2066乙`', '<p><strong>甲</strong> <code>乙</code></p>'],
    ['a mark, which turns nothing around', 'ئۇيغۇر\u200f。', '<p>ئۇيغۇر\u200f。</p>'],
  ])('writes the words in their order: %s', (_what, source, html) => {
    expect(render(source)).toBe(html);
  });

  it('never puts a link into a link', () => {
    expect(render('[甲 ![图](https://a.cn/b.jpg)](https://c.cn)')).toBe('<p><a href="https://c.cn" rel="noopener noreferrer">甲 图</a></p>');
  });

  it('gives one string for each block', () => {
    expect(renderBlocks(parseMarkdown('甲\n\n# \n\n![](x)\n\n[a]: https://a.cn\n\n乙'), { image: () => undefined, external: false })).toEqual([
      '<p>甲</p>',
      '<p>乙</p>',
    ]);
  });
});

describe('plain text', () => {
  it('is the readers’ words, a paragraph a line', () => {
    const body = `# 题\n\n**粗**[链](https://a.cn)\\\n行\n\n- 一\n  - 二\n\n|甲|乙|\n|-|-|\n|1|2|\n\n![替](media/${file} "图说")\n\n***\n\n<!-- page 页 -->\n\n> 引\n\n\`\`\`\n码\n\`\`\``;
    expect(plainText(parseMarkdown(body))).toBe('题\n粗链\n行\n一\n二\n甲\t乙\n1\t2\n图说\n页\n引\n码');
  });
});
