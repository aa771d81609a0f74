import { describe, expect, test } from 'vitest';
import { resolve, safeAddress } from '#domain/intake/html/address.ts';
import { readPaste } from '#domain/intake/html/paste.ts';
import { hasStructure } from '#domain/intake/html/structure.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';

const word = '<meta name=Generator content="Microsoft Word 15">';
const item = (sign: string, level: number, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp; </span></span><![endif]>${text}</p>`;

test.each<[string, string, string]>([
  ['bold beside Chinese marks', '<p>坚持<b>“四干”</b>工作法</p>', '坚持**“四干”**工作法'],
  ['bold cut into runs', '<p><b>同比</b><b>增长</b>5%</p>', '**同比增长**5%'],
  ['blanks at the ends of bold', '<p>甲<b> 乙 </b>丙</p>', '甲 **乙** 丙'],
  ['bold by style, and taken back', '<p><span style="font-weight:700">甲</span><b style="font-weight:normal">乙</b></p>', '**甲**乙'],
  ['italics, underline, raised', '<p><i>a</i><u>乙</u>m<sup>2</sup>H<sub>2</sub>O</p>', '*a*<u>乙</u>m<sup>2</sup>H<sub>2</sub>O'],
  ['ruby', '<p><ruby>垚<rp>(</rp><rt>yáo</rt><rp>)</rp></ruby></p>', '<ruby>垚<rt>yáo</rt></ruby>'],
  [
    'what Markdown would misread',
    '<p>2*3*4 [甲] #乙</p><p># 不是标题</p><p>1. 不是列表</p>',
    '2\\*3\\*4 \\[甲] #乙\n\n\\# 不是标题\n\n1\\. 不是列表',
  ],
  ['line breaks of the source between Han', '<p>今天\n  下雨</p>', '今天下雨'],
  ['line breaks of old pages', '<div>　　第一段。<br>　　第二段。<br><br>第三段</div>', '第一段。\n\n第二段。\n\n第三段'],
  ['heads from level 2', '<h1>甲</h1><p>文</p><h2>乙</h2>', '## 甲\n\n文\n\n### 乙'],
  ['lists in lists', '<ul><li>甲<ol><li>一</li><li>二</li></ol></li><li>乙</li></ul>', '- 甲\n    1. 一\n    2. 二\n- 乙'],
  ['a list that starts later', '<ol start=3><li>丙</li><li>丁</li></ol>', '3. 丙\n4. 丁'],
  ['two paragraphs of an entry', '<ul><li><p>甲</p><p>乙</p></li></ul>', '- 甲<br>乙'],
  ['lists of Word', word + item('·', 1, '甲') + item('o', 2, '乙') + item('·', 1, '丙'), '- 甲\n    - 乙\n- 丙'],
  ['numbers of Word', word + item('1.', 1, '甲') + item('2.', 1, '乙') + item('（1）', 1, '丙'), '1. 甲\n2. 乙\n\n（1）丙'],
  ['empty paragraphs of Word', `${word}<p>甲</p><p><o:p>&nbsp;</o:p></p><p>乙</p>`, '甲\n\n乙'],
  ['conditional comments', '<p>甲<!--[if gte mso 9]><xml>秘</xml><![endif]-->乙</p>', '甲乙'],
  [
    'merged cells',
    '<table><tr><td>镇</td><td>村</td></tr><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>',
    '| 镇 | 村 |\n| --- | --- |\n| 甲 | 1 |\n| 甲 | 2 |',
  ],
  ['bars in cells', '<table><tr><td>甲|乙</td><td>1</td></tr></table>', '| 甲\\|乙 | 1 |\n| --- | --- |'],
  ['loose cells of a sheet', '<table><!--StartFragment--><tr><td>甲</td><td>1</td></tr><!--EndFragment--></table>', '| 甲 | 1 |\n| --- | --- |'],
  [
    'links',
    '<a href="https://a.example/x_y?q=(1)">甲</a> <a href="mailto:a@b.example">乙</a>',
    '[甲](https://a.example/x_y?q=%281%29) [乙](mailto:a@b.example)',
  ],
  ['quotes', '<blockquote><p>甲</p></blockquote>', '> 甲'],
  ['what was chosen', '<p>外</p><!--StartFragment--><p>内</p><!--EndFragment--><p>外</p>', '内'],
  ['remote pictures', '<p><img src="https://a.example/1.jpg" alt="桥"></p>', '[图片：桥](https://a.example/1.jpg)'],
])('%s', (_name, html, markdown) => {
  expect(readPaste(html).markdown).toBe(markdown);
});

test.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'JaVaScRiPt:alert(1)//https://a.example',
])('no link to %j', (address) => {
  const link = `<a href="${address}">文字</a>`;
  const { markdown, warnings } = readPaste(link);
  expect(markdown).toBe('文字');
  expect(warnings.map(({ code }) => code)).toContain('web-dropped-links');
});

describe('pictures', () => {
  test('data and local ones are named, tracking dots and hidden ones are not', () => {
    const html = `${word}<p><img src="data:image/png;base64,AAAA" alt="甲"></p><p><img src="file:///C:/T/msohtmlclip1/01/clip_image001.png"></p><p>图1 乙</p><img src="https://s.example/a.gif" width=1 height=1><div hidden><img src="https://s.example/b.jpg"></div>`;
    const { markdown, pictures, remote } = readPaste(html);
    expect(markdown).toBe('![甲](media/pasted-1)\n\n![](media/pasted-2 "图1 乙")');
    expect(pictures.map(({ from, caption }) => [from.type, caption])).toEqual([
      ['data', ''],
      ['local', '图1 乙'],
    ]);
    expect(remote).toEqual([]);
  });

  test('a page that is not of Word names no file of this computer', () => {
    expect(readPaste('<p>甲<img src="file:///C:/T/msohtmlclip1/01/clip_image001.png"></p>').pictures).toEqual([]);
  });
});

test.each<[string, boolean]>([
  ['<div style="color:#333;font-family:Menlo"><span style="color:blue">const</span> a = 1</div>', false],
  ['<meta charset=utf-8><span>一句话</span>', false],
  ['<p>甲<b>乙</b></p>', true],
  ['<table><tr><td>1</td></tr></table>', true],
])('%s says more than its text: %s', (html, expected) => expect(hasStructure(html)).toBe(expected));

test.each([
  ['a/b.png', 'https://h.example/x/y.html', 'https://h.example/x/a/b.png'],
  ['../b.png', 'https://h.example/x/y.html?q=/z', 'https://h.example/b.png'],
  ['/b.png', 'https://h.example/x/y', 'https://h.example/b.png'],
  ['//c.example/b', 'http://h.example', 'http://c.example/b'],
  ['?q=1', 'https://h.example/x', 'https://h.example/x?q=1'],
  ['../../../../b', 'https://h.example/x/', 'https://h.example/b'],
  ['cid:1', 'https://h.example/x/', 'cid:1'],
])('%s seen from %s', (address, base, expected) => expect(resolve(address, base)).toBe(expected));

test('a relative link of an unknown page is none', () => expect(safeAddress('/a', '')).toBeUndefined());

/** Made to cost much: all of it is read, and every word is there. */
test.each<[string, string, string]>([
  ['10,000 nested divs', `${'<div>'.repeat(10_000)}深处123`, '深处123'],
  ['10,000 nested tables', `${'<table><tr><td>甲'.repeat(10_000)}底`, '底'],
  ['10,000 tables', '<table border=1><tr><td>甲</td><td>1</td></tr></table>'.repeat(10_000), '甲'],
  ['10,000 nested bolds', `${'<b>'.repeat(10_000)}粗`, '粗'],
  ['5 MB of one line', `<p>${'长'.repeat(1_700_000)}末`, '末'],
  ['tags that never end', `${'<'.repeat(300_000)}尾`, '尾'],
  ['a sheet of braces', `<style>${'{'.repeat(300_000)}</style>文`, '文'],
  ['spans of 1000 columns', `<table border=1>${'<tr><td colspan=1000 rowspan=1000>格</td><td>乙</td></tr>'.repeat(300)}</table>`, '格'],
])('%s', (_name, html, last) => {
  const words = plainText(parseMarkdown(readPaste(html).markdown.slice(-200_000)));
  expect(words).toContain(last);
});
