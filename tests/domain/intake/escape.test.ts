import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHead, escapeParagraph } from '#domain/intake/escape.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';

test.each([
  ['# 不是标题', '\\# 不是标题'],
  ['#话题#不变', '#话题#不变'],
  ['- 一项', '\\- 一项'],
  ['-5℃', '-5℃'],
  ['----', '\\----'],
  ['* 一项', '\\* 一项'],
  ['+ 一项', '\\+ 一项'],
  ['> 引文', '\\> 引文'],
  ['2017. 8月', '2017\\. 8月'],
  ['3.5万吨', '3.5万吨'],
  ['1) 第一', '1\\) 第一'],
  ['a*b*c', 'a\\*b\\*c'],
  ['_下划线_', '\\_下划线\\_'],
  ['file_name.txt', 'file_name.txt'],
  ['`代码`', '\\`代码\\`'],
  ['[甲](乙)', '\\[甲](乙)'],
  ['![图](x.png)', '!\\[图](x.png)'],
  ['<u>线</u>', '\\<u>线\\</u>'],
  ['3<5', '3<5'],
  ['<!-- page 二 -->', '\\<!-- page 二 -->'],
  ['~~删~~', '\\~\\~删\\~\\~'],
  ['10~20万吨', '10~20万吨'],
  ['甲|乙', '甲\\|乙'],
  ['&nbsp;', '\\&nbsp;'],
  ['A&B公司', 'A&B公司'],
  ['C:\\文件', 'C:\\\\文件'],
  ['见http://a.example/b_c?d=1&e=~f', '见http://a.example/b_c?d=1&e=~f'],
  ['见http://a.example/*b*', '见http\\://a.example/\\*b\\*'],
  ['a_b@c.example', 'a_b@c.example'],
  ['_b@c.example', '\\_b\\@c.example'],
])('%s is written %s', (text, written) => {
  expect(escapeParagraph(text).text).toBe(written);
  expect(escapeParagraph(text).count).toBe(written.length - text.length);
  expect(plainText(parseMarkdown(written))).toBe(text);
});

/** Pieces that Markdown could misread, in any order. */
const piece = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '```',
    '~',
    '~~',
    '~~~',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '<',
    '>',
    '<u>',
    '</u>',
    '<!-- page ',
    '-->',
    '|',
    '\\',
    '&',
    '&amp;',
    '&#38;',
  ],
  ...[
    '#',
    '##',
    '-',
    '--',
    '---',
    '+',
    '=',
    '==',
    '1.',
    '2)',
    ' ',
    ':',
    '!',
    '"',
    "'",
    '.',
    ',',
    ';',
    '/',
    '@',
    'x',
    'ab',
    '9',
    '云',
    '溪县',
    '，',
    '“',
    '”',
    '。',
  ],
  ...['http://', 'https://a.example/', 'www.', 'www.a.example', 'ftp://a/', 'a@b.example', '://', '[ ] ', '[^1]', '[a]: b', '\u3000', 'é', '😀'],
);
const line = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join('').trim());

test('what is shown is what came in, whatever stands in a paragraph', () => {
  fc.assert(
    fc.property(
      fc.array(
        line.filter((text) => text !== ''),
        { minLength: 1, maxLength: 4 },
      ),
      (paragraphs) => {
        const body = paragraphs.map((text) => escapeParagraph(text).text).join('\n\n');
        expect(plainText(parseMarkdown(body))).toBe(paragraphs.join('\n'));
      },
    ),
    { numRuns: 3000 },
  );
});

test('the same for a section head', () => {
  fc.assert(
    fc.property(line, (text) => {
      const head = `一、${text}`;
      const [block] = parseMarkdown(`## ${escapeHead(head).text}\n\n正文`);
      expect(block?.type).toBe('heading');
      expect(plainText(block ? [block] : [])).toBe(head);
    }),
    { numRuns: 1000 },
  );
});
