import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '#domain/markdown/html.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { documents } from './pieces.ts';

/** Text that wants to be more than text: what comes out holds nothing but what our own serialiser writes. */

const options = {
  image: (file: string) => ({ src: `images/${file}`, width: 1, height: 1, caption: '<b onx=1>', credit: '"><script>', alt: '"onerror="x' }),
  external: true,
};

const allowed: Readonly<Record<string, readonly string[]>> = {
  p: ['class'],
  div: ['class', 'tabindex', 'role', 'aria-label'],
  span: ['class'],
  a: ['href', 'title', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
  code: ['class'],
  th: ['scope', 'class'],
  td: ['class'],
  ol: ['start'],
  ...Object.fromEntries(
    'h2 h3 h4 h5 h6 ul li blockquote pre hr br strong em del figure figcaption table thead tbody tr u sub sup ruby rt rp'
      .split(' ')
      .map((tag) => [tag, []]),
  ),
};
const classes = /^(missing-picture|page-break|page-title|table-scroll|credit|align-(left|right|center)|language-[\w+#.-]+)$/;

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(parent: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return parent.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []));
}

/** What a browser would make of the HTML, and what of it may not be. */
function faults(html: string): string[] {
  const errors: string[] = [];
  const root = parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
  for (const element of elementsOf(root)) {
    const names = Object.hasOwn(allowed, element.tagName) ? allowed[element.tagName] : undefined;
    if (!names) errors.push(`<${element.tagName}>`);
    for (const { name, value } of element.attrs) {
      if (!names?.includes(name)) errors.push(`${element.tagName} ${name}=${value}`);
      if (name === 'href' && !/^(https?:\/\/[^\s/?#]|mailto:[^\s@]+@|#)/i.test(value)) errors.push(`href=${value}`);
      if (name === 'src' && !/^(images\/[0-9a-f]{16}\.\w+$|https:\/\/[^\s/?#])/.test(value)) errors.push(`src=${value}`);
      if (name === 'class' && !classes.test(value)) errors.push(`class=${value}`);
    }
    if (element.tagName === 'a' && elementsOf(element).some(({ tagName }) => tagName === 'a')) errors.push('a link in a link');
  }
  if (root.childNodes.some((child) => child.nodeName === '#comment')) errors.push('a comment');
  return errors;
}

const faultsOf = (body: string) => faults(renderHtml(parseMarkdown(body), options));

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//x.cn/a.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="data:text/html,x"></object>',
  '<body onload=alert(1)>',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<base href="//x.cn/">',
  '<meta http-equiv=refresh content="0;url=//x.cn">',
  '<form action="//x.cn"><input name=a></form>',
  '<a href="javascript:alert(1)">x</a>',
  '<u onclick=alert(1)>x</u>',
  '<u\nonclick=alert(1)>x</u>',
  '<sub style="background:url(//x.cn)">2</sub>',
  '<ruby onmouseover="alert(1)">汉<rt onclick=alert(1)>h</rt></ruby>',
  '<ruby><rt><ruby><rt>x</rt></ruby></rt></ruby>',
  '<ruby><u><rt>x</rt></u></ruby>',
  '<rt><rp><rt>x',
  '<br onload=alert(1)>',
  '<u/onclick=alert(1)>x</u>',
  '<u><table><u>x</u></table></u>',
  '<u><u><u><u><u>x</u></u></u></u></u>',
  '</p><script>alert(1)</script>',
  '</a></p></div></body></html><script>',
  '<!--><script>alert(1)</script>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<!-- page <script>alert(1)</script> -->',
  '<!-- page "><img src=x onerror=alert(1)> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '<!DOCTYPE html><html>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<plaintext>',
  '<template><script>alert(1)</script></template>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x]( javascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](<java&#x0A;script:alert(1)>)',
  '[x](java&Tab;script:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;&#x61;vascript&#58;alert(1))',
  '[x](\\javascript:alert(1))',
  '[x](javascript\\:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](<\u3000javascript:alert(1)>)',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://a.cn/1)',
  '[x](view-source:https://a.cn)',
  '[x](//x.cn)',
  '[x](\\\\x.cn)',
  '[x](https:x.cn)',
  '[x](https:/\\x.cn)',
  '[x](https:///x.cn)',
  '[x](http://)',
  '[x](https://a.cn"onclick="alert(1))',
  "[x](https://a.cn'onclick='alert(1))",
  '[x](https://a.cn/\\"><script>alert(1)</script>)',
  '[x](<https://a.cn/ onclick=alert(1)>)',
  '[x](https://a.cn "t\\" onclick=\\"alert(1)")',
  "[x](https://a.cn '\"><img src=x onerror=alert(1)>')",
  '[x](https://a.cn "&quot; onclick=&quot;alert(1)")',
  '[x](mailto:a@b.cn"onclick=alert(1))',
  '[x](mailto:a@b.cn?subject=<script>)',
  '[x](#"onclick="alert(1))',
  '[<script>](https://a.cn)',
  '[<img src=x onerror=alert(1)>](https://a.cn)',
  '[a [b](https://b.cn) c](https://c.cn)',
  '[a <https://b.cn> c](https://c.cn)',
  '[a https://b.cn c](https://c.cn)',
  '[![a](https://b.cn/x.jpg)](https://c.cn)',
  '[![a [b](https://b.cn)](https://b.cn/x.jpg)](https://c.cn)',
  '[**a [b](https://b.cn)**](https://c.cn)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '[x][y]\n\n[y]: <https://a.cn/"onclick="alert(1)>',
  '[x][y]\n\n[y]: https://a.cn "\\"onclick=alert(1)"',
  '[__proto__]\n\n[__proto__]: https://a.cn',
  '[constructor][toString]',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x](http://a.cn/x.jpg)',
  '![x](//a.cn/x.jpg)',
  '![x](https://a.cn/x.jpg"onerror="alert(1))',
  '![" onerror="alert(1)](https://a.cn/x.jpg)',
  '![x](https://a.cn/x.jpg "\\" onerror=\\"alert(1)")',
  '![&quot;onerror=alert(1)](media/0123456789abcdef.jpg "</figcaption><script>")',
  '![x](media/0123456789abcdef.jpg/../../x.js)',
  '![x](media/0123456789abcdef.svg)',
  '![x](media/0123456789abcdef.jpg?x)',
  '<javascript:alert(1)>',
  '<https://a.cn/"onclick="alert(1)>',
  '<https://a.cn/&quot;onclick=alert(1)>',
  '<a@b.cn"onclick=alert(1)>',
  'https://a.cn/"onclick="alert(1)',
  "https://a.cn/'><script>alert(1)</script>",
  'https://a.cn/&quot;&gt;&lt;script&gt;',
  'www.a.cn/"><img src=x onerror=alert(1)>',
  'javascript://a.cn/%0aalert(1)',
  '`<script>alert(1)</script>`',
  '```<script>\n</code></pre><script>alert(1)</script>\n```',
  '```"onclick="alert(1)\nx\n```',
  '``` js"><script>\nx\n```',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\\<script>alert(1)\\</script>',
  '**<script>**alert(1)</script>',
  '# <script>alert(1)</script>',
  '- <script>alert(1)</script>',
  '> <script>alert(1)</script>',
  '|<script>|x|\n|-|-|\n|"><img src=x onerror=alert(1)>|</td><script>|',
  '|a"onx="1|\n|:-:|\n|b|',
  '1"onx="1. x',
  '\u0000<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</script>',
  '\ud800<script>\udfff',
  '\ufeff<script>alert(1)</script>',
  '<u>\u0000</u>\u0007\u001b\uffff',
  '＜script＞alert(1)＜/script＞',
  '<ſcript>alert(1)</ſcript>',
];

describe('hostile text', () => {
  it.each(attacks)('%j', (attack) => {
    expect(faultsOf(attack)).toEqual([]);
    expect(faultsOf(`文${attack}文`)).toEqual([]);
    expect(faultsOf(`- **“${attack}”**\n\n> [${attack}](${attack} "${attack}") ![${attack}](${attack})`)).toEqual([]);
  });

  it('is recognised when it gets through: this test can fail', () => {
    for (const bad of [
      '<script></script>',
      '<p onx="1">',
      '<a href="javascript:x">x</a>',
      '<p><b>x</b></p>',
      '<img src="x">',
      '<!-- x -->',
      '<p>\u0000</p>',
    ]) {
      expect(faults(bad)).not.toEqual([]);
    }
  });

  it('stays harmless in any mixture', () => {
    const mixture = fc.oneof(
      documents,
      fc.array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 6 }).map((parts) => parts.join('')),
    );
    const cut = fc.tuple(mixture, fc.nat(200), fc.nat(200)).map(([text, from, length]) => text.slice(from % (text.length + 1)).slice(0, length + 40));
    fc.assert(
      fc.property(fc.oneof(mixture, cut), (body) => {
        expect(faultsOf(body)).toEqual([]);
      }),
      { numRuns: Number(process.env.HOSTILE_RUNS ?? 3000) },
    );
  });
});

describe('text made to take for ever', () => {
  const size = 150_000;
  const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  const repeated = [
    '*',
    '_',
    '[',
    ']',
    '![',
    '](',
    '[a](',
    '[a](b',
    '[](x "',
    '[a][',
    '[[a]',
    '<',
    '<u>',
    '</u>',
    '<a ',
    '<a x="',
    '<!--',
    '<?',
    '`',
    '``a`',
    '&',
    '&#',
    '\\',
    '~~',
    '**“',
    '***“',
  ];
  const lines = [
    '> ',
    '>',
    '- ',
    '1. ',
    '| | |',
    '|a|b|\n',
    'a|b\n-|-\n',
    '#',
    '# a\n',
    'a\n',
    ' \n',
    '　',
    '　\n',
    '> a\nb\n',
    '- a\nb\n',
    '- a\n  - b\n    - c\n',
    '```\n',
    '[a]: b\n',
    'a@',
    'a@b.c',
    'www.',
    'http://',
    '\ud800',
    '😀',
  ];
  const built: readonly (readonly [string, string])[] = [
    ['nested emphasis', '*a '.repeat(50_000) + 'b*'.repeat(50_000)],
    ['nested emphasis of two kinds', '*a _b '.repeat(30_000) + 'c_ d*'.repeat(30_000)],
    ['nested tags', '<u>'.repeat(50_000) + '</u>'.repeat(50_000)],
    ['tags that do not match', '<u>'.repeat(50_000) + '</sub>'.repeat(50_000)],
    ['open brackets before links', '['.repeat(100_000) + '[a](#)'.repeat(30_000)],
    ['nested pictures', `${'!['.repeat(60_000)}a${'](https://a.cn)'.repeat(15_000)}`],
    ['parentheses', `[a](${'('.repeat(size)}`],
    ['backticks of every length', Array.from({ length: 700 }, (_, index) => '`'.repeat(index + 1)).join('a')],
    ['lazy lines of an item', `- a\n${fill('b\n')}`],
    ['a table of empty rows', `${'|a'.repeat(500)}\n${'|-'.repeat(500)}\n${fill('|\n')}`],
    ['nested lists', Array.from({ length: 700 }, (_, index) => `${' '.repeat(index)}- a`).join('\n')],
    ['quotes in lists in quotes', `${'> - '.repeat(30)} a\nb\n> c\nd\n`.repeat(300)],
    ['blanks', `a${' '.repeat(size)}b`],
    ['a label', `[${'a\n'.repeat(size / 2)}]: x`],
  ];

  it.each([...[...repeated, ...lines].map((unit) => [unit, fill(unit)] as const), ...built])('%j', (_, body) => {
    const blocks = parseMarkdown(body);
    expect(renderHtml(blocks, options).length).toBeLessThan(body.length * 15);
    expect(plainText(blocks).length).toBeLessThan(body.length * 2);
  });

  it('reads five million characters in any number of lines', () => {
    expect(parseMarkdown('中\n'.repeat(2_500_000))).toHaveLength(1);
    expect(parseMarkdown('中'.repeat(5_000_000))).toHaveLength(1);
  });
});
