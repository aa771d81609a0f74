import { expect, test } from 'vitest';
import { intakeText } from '#domain/intake/intake.ts';
import { tidyText } from '#domain/intake/tidy.ts';
import { failureOf } from '#domain/result.ts';
import { kept, lost } from './lost.ts';

/** A rule that takes quadratic time on any of these runs into the test's time limit. */
const options = { timeZone: 'Asia/Shanghai' };
const million = 1_000_000;
const fill = (piece: string, length = million) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

test.each([
  ...[
    ' ',
    '　',
    '\t',
    '&nbsp;',
    '.',
    ',',
    '-',
    '(',
    ')',
    '"',
    "'",
    '*',
    '_',
    '`',
    '~',
    '[',
    '](',
    '<',
    '<!--',
    '|',
    '\\',
    '&',
    '#',
    '>',
    '“',
    '（',
    '（记者',
  ],
  ...[
    '首页',
    '首页 ',
    '首页|',
    '来源：',
    '来源:某报编辑:',
    '2017-09-07 ',
    '2017',
    '1 ',
    '1:',
    '年月',
    '一、',
    '（一）',
    '——',
    '……',
    'http://',
    'www.',
    'a@',
    'a_',
    '云',
    '云,',
    '云.',
    '云 ',
    '\u200b',
  ],
  ...[
    '记者 张三 ',
    '分享到',
    '大 中 小 ',
    '上一篇',
    '评论(',
    '相关新闻 ',
    'ab',
    '张 ',
    '< ',
    '> ',
    '首页 > ',
    '点击：',
    '😀',
    '\ud800',
    '\u0007',
    '1,',
    '云"',
    '"云" ',
  ],
])('a million characters of %j in one line, in words and in lines', (piece) => {
  for (const text of [fill(piece), `云溪${fill(piece, 300_000)}`, `云溪县举办梨花节\n${fill(piece, 200)}\n正文。\n${fill(`${piece}\n`, 100_000)}`]) {
    if (text.trim() === '' || /^(?:\s|&nbsp;|&[nbsp]*$)*$/.test(text.slice(0, 300))) continue;
    try {
      expect(lost(text.slice(0, 20_000), intakeText(text.slice(0, 20_000), options))).toBeUndefined();
      intakeText(text, options);
    } catch (error) {
      expect(failureOf(error)?.code).toMatch(/^(?:empty|too-large)$/);
    }
    expect(kept(tidyText(text).text).length).toBe(kept(text).length);
  }
});

const sentence = '青河市教育局组织全市12所中小学的3,600多名学生走出校园,开展以"读懂家乡"为主题的研学旅行活动(为期3天).';

test('an article of 500,000 characters', () => {
  const text = `青河市研学旅行活动纪实\n来源：青河教育网 2018-03-15 08:05\n${fill(`　　${sentence.repeat(4)}\n`, 500_000)}`;
  const intake = intakeText(text, options);
  expect(intake.draft.title).toBe('青河市研学旅行活动纪实');
  expect(lost(text, intake)).toBeUndefined();
});

test('five million characters in many lines, and in one', () => {
  const many = fill(`　　${sentence.repeat(3)}\n`, 4_900_000);
  expect(kept(intakeText(many, options).draft.body ?? '')).toBe(kept(many));
  const one = fill(sentence, 4_900_000);
  expect(kept(intakeText(one, options).draft.body ?? '')).toBe(kept(one));
});

test('a text wrapped in 100,000 lines is one paragraph', () => {
  const text = `${fill('春暖花开时节教育局组织全市十二所学校的师生走出校园走进\n', 28 * 100_000)}结束了。`;
  const body = intakeText(text, options).draft.body ?? '';
  expect(body).not.toContain('\n');
  expect(kept(body)).toBe(kept(text));
});

test('a body that grows over the limit by its backslashes is refused', () => {
  expect(() => intakeText(fill('*', 2_600_000), options)).toThrow(/too-large/);
});
