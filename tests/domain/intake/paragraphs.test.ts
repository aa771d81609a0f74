import { describe, expect, test } from 'vitest';
import { intakeText } from '#domain/intake/intake.ts';
import { tidyText } from '#domain/intake/tidy.ts';

const body = (...lines: string[]) => intakeText(['青河市纪事', ...lines].join('\n'), { timeZone: 'Asia/Shanghai' }).draft.body?.split('\n\n');
const text = '青河市今年有十二项民生实事，比去年多四项。';

describe('section heads', () => {
  test.each([
    ['一、提高认识，加强领导', '## 一、提高认识，加强领导'],
    ['二、 基本情况', '## 二、 基本情况'],
    ['十一、加强领导。', '## 十一、加强领导。'],
    ['（一）抓产业', '### （一）抓产业'],
    ['(二)抓环境', '### （二）抓环境'],
    ['三、怎么办？', '## 三、怎么办？'],
    ['四、学习C #', '## 四、学习C \\#'],
    ['一．总体要求', '## 一．总体要求'],
    ['一. 总体要求', '## 一. 总体要求'],
    ['第一章 总则', '## 第一章 总则'],
    ['第二部分：措施', '## 第二部分：措施'],
    ['第三节　河道', '### 第三节　河道'],
  ])('%s → %s', (line, head) => {
    expect(body(text, line, text)?.[1]).toBe(head);
  });
  test.each([
    '一、要提高认识。各乡镇要切实负起责任，不走过场。',
    '一是要提高认识，二是要加强领导',
    '一、二、三',
    '一、这一句很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长',
    '一、提高认识；',
    '一个都不能少',
  ])('%s is a paragraph', (line) => {
    expect(body(text, line, text)?.[1]).toBe(line);
  });
  test('entries that follow one another are a list', () => {
    expect(body('一、时间：九月', '二、地点：礼堂', '三、要求', text)).toEqual(['一、时间：九月', '二、地点：礼堂', '三、要求', text]);
  });
  test('heads of two levels may follow one another', () => {
    expect(body(text, '一、产业', '（一）梨', text)).toEqual([text, '## 一、产业', '### （一）梨', text]);
  });
});

describe('heads numbered 1. and （1）', () => {
  test('stand a level below what there is, under each other', () => {
    expect(body(text, '一、产业', '（一）梨', '１．种苗', text, '（1）育苗', text, '（2）分苗', text, '2、土壤', text)).toEqual([
      text,
      '## 一、产业',
      '### （一）梨',
      '#### 1．种苗',
      text,
      '##### （1）育苗',
      text,
      '##### （2）分苗',
      text,
      '#### 2、土壤',
      text,
    ]);
    expect(body(text, '1.产业', text, '2.文化', text)).toEqual([text, '## 1.产业', text, '## 2.文化', text]);
  });
  test.each<[string, string[]]>([
    ['entries of a list', [text, '1、梨', '2、桃', '3、杏', text]],
    ['one alone', [text, '1、梨', text]],
    ['sentences', [text, '1、今年种梨。', text, '2、明年种桃。', text]],
    ['questions', [text, '1、种什么？', text, '2、怎么种？', text]],
    ['nothing below the last', [text, '1、梨', text, '2、桃']],
    ['numbers', [text, '1.5万亩', text, '2.5万亩', text]],
  ])('%s stay paragraphs', (_, lines) => {
    expect(body(...lines)?.some((line) => line.startsWith('#'))).toBe(false);
  });
});

describe('hard-wrapped lines', () => {
  const wrapped = [
    '春暖花开时节青河市教育局组织全',
    '市十二所中小学的三千多名学生走',
    '出校园走进博物馆、农业园区和水',
    '利工程，开展研学旅行活动。',
  ];
  test('are joined', () => {
    expect(body(...wrapped)).toEqual([wrapped.join('')]);
    expect(body('', `　　${wrapped[0]}`, ...wrapped.slice(1), `　　${wrapped[0]}`, ...wrapped.slice(1))).toEqual([
      wrapped.join(''),
      wrapped.join(''),
    ]);
  });
  test('with a blank between Latin words only', () => {
    const latin = [
      'The Qinghe Museum opened its new hall',
      'on Monday and about three thousand of',
      'the pupils of the city came to see it',
      'on the first day.',
    ];
    expect(body('', ...latin)).toEqual([latin.join(' ')]);
  });
  test('paragraphs of one line each stay apart', () => {
    const lines = [text, '青河市去年有八项民生实事，全部办结了。', '青河市明年的实事正在征集，欢迎来信。', text];
    expect(body(...lines)).toEqual(lines);
  });
  test('verse stays in its lines', () => {
    const verse = [
      '千里青河出大山，一城烟雨半城蓝。',
      '渔歌唱晚人归去，灯火渡头月一弯。',
      '梨花落尽春未老，竹影摇风夜正寒。',
      '且把新茶烹活水，与君同醉话江南。',
    ];
    expect(body(...verse)).toEqual(verse);
    const modern = ['水从山里来', '雾在岸边等', '桥和船都还没有醒', '我站在河边'];
    expect(body(...modern)).toEqual(modern);
  });
  test('a run that does not end a sentence is left alone', () => {
    const lines = [
      '青河市第一中学初一年级周小雨同学',
      '青河市第二中学初二年级王大明同学',
      '青河市第三中学初三年级李小红同学',
      '青河市第四中学初一年级赵小刚同学',
    ];
    expect(body(...lines)).toEqual(lines);
  });
});

describe('tidyText for pasting', () => {
  test.each([
    ['　　第一段。\n　　第二段。', '第一段。\n\n第二段。'],
    ['第一段。  \r\n\r\n\r\n\r\n第二段。　', '第一段。\n\n第二段。'],
    ['　　云溪,青河', '云溪，青河'],
    ['word ', 'word '],
    [' word', ' word'],
    ['- 甲\n- 乙\n  - 丙', '- 甲\n- 乙\n  - 丙'],
    ['1. 甲\n2. 乙', '1. 甲\n2. 乙'],
    ['1.　甲\n2.　乙', '1.　甲\n\n2.　乙'],
    ['1、甲\n2、乙', '1、甲\n\n2、乙'],
    ['2017. 甲\n2018. 乙', '2017. 甲\n\n2018. 乙'],
    ['> 甲\n> 乙', '> 甲\n> 乙'],
    ['| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |', '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |'],
    ['```\n  云溪,青河\n\n  x\n```', '```\n  云溪,青河\n\n  x\n```'],
    ['**粗** `码` # 井', '**粗** `码` # 井'],
    ['首页 | 资讯 | 视频\n来源：青河网', '首页 | 资讯 | 视频\n\n来源：青河网'],
    ['', ''],
    ['  \n 　', ''],
  ])('%j → %j', (pasted, tidied) => {
    expect(tidyText(pasted).text).toBe(tidied);
  });
  test('punctuation can be left alone', () => {
    expect(tidyText('云溪,青河', { punctuation: false })).toEqual({ text: '云溪,青河', warnings: [] });
  });
  test('tells what it did', () => {
    expect(tidyText('　　云溪,青河.\n\n\n　　好 ').warnings.map(({ code, count }) => `${code} ${count}`)).toEqual([
      'fullwidth-punctuation 2',
      'dropped-indents 2',
      'dropped-trailing-blanks 1',
      'dropped-blank-lines 1',
    ]);
  });
});

test('only blanks are refused', () => {
  expect(() => intakeText(' \n　\r\n', { timeZone: 'Asia/Shanghai' })).toThrow(/empty/);
});
