import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from '#domain/intake/lines.ts';
import { looksLikeMarkdown } from '#domain/intake/looks.ts';
import { tidyText } from '#domain/intake/tidy.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';

/** Plain text pasted into the open article: it shows as it was written. */

const written = (text: string) => tidyText(text, { escape: true }).text;
const shown = (text: string) => plainText(parseMarkdown(written(text)));

describe('whether a text is Markdown', () => {
  test.each([
    '## 一、背景\n正文',
    '### 小节',
    '# 标题\n\n正文',
    '- 甲\n- 乙',
    '- 甲\n\n- 乙',
    '  - 甲\n  - 乙',
    '- [ ] 甲\r\n- [x] 乙',
    '![](media/1111111111111111.jpg)',
    '见![田间](media/1111111111111111.jpg "图说")',
    '详见[方案](https://a.example/1)。',
    '把**“四干”**工作法落到一线',
    '**注意：**请看',
    '在**云溪**举行',
    '增长**3.5%**左右',
    '```\n2*3\n```',
    '```js\nx\n```',
    '~~~\nx\n~~~',
    '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |',
    '甲 | 乙\n:--- | ---:\n1 | 2',
    '甲\n\n<!-- page 二 -->\n\n乙',
  ])('yes: %j', (text) => expect(looksLikeMarkdown(text)).toBe(true));

  test.each([
    '',
    '正文。',
    '2*3*4 组',
    '3*4=12*1',
    '* 注',
    '* 注一\n* 注二',
    '*号为必填',
    '*重点*',
    '- 一项',
    '-5℃\n-6℃',
    '——记者\n——编辑',
    '1. 甲\n2. 乙',
    '1.　甲\n2.　乙',
    '1、甲\n2、乙',
    '# 报名表',
    '#话题#\n正文',
    '1#楼\n2#楼',
    '####\n',
    '> 引文',
    '首页 | 资讯 | 视频\n来源：青河网',
    '----|----',
    '+----+----+\n| 甲 | 乙 |\n+----+----+',
    '[甲](乙)',
    '[1](见附件)',
    '张**、李**到场',
    '张**和李**到场',
    '张** 李**',
    '138****5678 与 139****5678',
    '310**********1234',
    '2**10 与 3**2',
    '2**3**4',
    '** 不粗 **',
    '```\n没有完',
    '_下划线_ ~~删~~ `码`',
  ])('no: %j', (text) => expect(looksLikeMarkdown(text)).toBe(false));

  test('a long hostile text is looked through at once', () => {
    for (const piece of ['|', '```a\n', '**', '**a', '![', '[a](', '- ', '#', '-|', ' ', '\n- ', '<!-- page '])
      looksLikeMarkdown(`x${piece.repeat(200_000)}`);
  });
});

describe('text that is no Markdown', () => {
  test.each([
    ['2*3*4 组', '2\\*3\\*4 组'],
    ['* 注', '\\* 注'],
    [' 5*3', ' 5\\*3'],
    ['* 注一\n* 注二', '\\* 注一\n\n\\* 注二'],
    ['1. 甲\n2. 乙', '1\\. 甲\n\n2\\. 乙'],
    ['1.　甲\n2.　乙', '1\\.　甲\n\n2\\.　乙'],
    ['1、甲\n2、乙', '1、甲\n\n2、乙'],
    ['　　- 甲\n　　- 乙', '\\- 甲\n\n\\- 乙'],
    ['> 甲\n> 乙', '\\> 甲\n\n\\> 乙'],
    ['甲|乙\n-|-', '甲\\|乙\n\n-\\|-'],
    ['```\n云溪,青河', '\\`\\`\\`\n\n云溪，青河'],
    ['甲*，*乙', '甲\\*，\\*乙'],
  ])('%j → %j', (pasted, tidied) => expect(written(pasted)).toBe(tidied));

  test('the backslashes are told, each change once', () => {
    expect(tidyText('　　云溪,青河*\n* 注', { escape: true }).warnings.map(({ code, count }) => `${code} ${count}`)).toEqual([
      'fullwidth-punctuation 1',
      'escaped-markdown 2',
      'dropped-indents 1',
    ]);
  });

  test('a wrapped paragraph is joined before it is escaped', () => {
    const lines = [
      '春暖花开时节青河市教育局*组织全',
      '市十二所中小学的三千多名学生走',
      '出校园走进博物馆、农业园区和水',
      '利工程，开展研学旅行活动*。',
    ];
    expect(shown(lines.join('\n'))).toBe(lines.join(''));
  });

  test('shows as it was written, whatever it holds', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '[',
      '](',
      '![',
      '<',
      '<u>',
      '|',
      '---',
      '\\',
      '#',
      '- ',
      '+ ',
      '> ',
      '1. ',
      '1.　',
      '=',
      '2',
      'ab',
      '云',
      '，',
      ' ',
      '\n',
      '\n',
      '\n\n',
      '　',
      '~~',
      '&amp;',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (value) => {
        const plain = tidyText(value, { escape: true, punctuation: false });
        const lines = splitLines(value).lines.map((line) => line.text);
        expect(plainText(parseMarkdown(plain.text)).trim()).toBe(lines.join('\n'));
      }),
      { numRuns: 2000 },
    );
  });
});
