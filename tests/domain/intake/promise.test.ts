import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleChanges } from '#domain/article.ts';
import { intakeText } from '#domain/intake/intake.ts';
import { fullWidthPunctuation } from '#domain/intake/punctuation.ts';
import { tidyText } from '#domain/intake/tidy.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { kept, lost } from './lost.ts';

/** Lines as pages have them, in any order: furniture in the middle, headlines at the end, text everywhere. */
const known = fc.constantFrom(
  '欢迎光临云溪之窗!今天是2017年9月7日 星期四',
  '首页 | 资讯 | 视频 | 论坛',
  '首页',
  '资讯',
  '视频',
  '房产',
  '云溪之窗',
  '您的位置：首页 > 资讯 > 正文',
  '来源:青河晚报编辑:张三2017-09-07 10:23:27点击:12次',
  '来源：青河日报 作者：李四 王五 编辑：赵六 发布时间：2017年9月7日 10:23',
  '发布时间：2017-02-30 10:00 来源：青河网',
  '（记者 张三 通讯员 李四）',
  '时间：2017年9月7日',
  '点击：123 次 字体：大 中 小',
  '分享到：QQ空间 新浪微博',
  '【打印】【关闭窗口】',
  '上一篇：青河市公交线路延伸',
  '相关新闻',
  '·青河市公交线路延伸 2017-01-02',
  '关键词：梨花 旅游；乡村',
  '摘要：梨花开了3万亩。',
  '【核心提示】',
  '标题：青河市举办3项活动',
  '（副题）三镇同庆',
  '——云溪县纪事',
  '【新春走基层】',
  '青河市三条公交线路下月延伸至乡镇',
  '青河市三条公交线路下月延伸至乡镇_青河之窗',
  '一、提高认识',
  '二、活动地点：县礼堂',
  '（一）抓产业。',
  '本报讯（记者张三）青河市今年有12项活动,比去年多4项.',
  '　　他说:"好."大家都笑了......',
  '责任编辑：赵六 校对：钱七',
  '地址：云溪县人民路88号 邮编：000000',
  '电话：0000-1234567',
  '云溪之窗 版权所有 云ICP备00000001号',
  '梨	1,280	+3.2%',
  '# 报名表_见_附件 *1',
  '春暖花开时节，青河市教育局组织全市十二所中小学的三千六',
  '百多名学生走出校园走进博物馆农业园区和水利工程开展研学',
  '',
  '  ',
);
const mixed = fc
  .array(
    fc.constantFrom(
      '云',
      '溪',
      '12',
      '3',
      '，',
      '。',
      ',',
      '.',
      ':',
      '：',
      ' ',
      '　',
      '(',
      ')',
      '"',
      '来源',
      '编辑',
      '记者',
      '一、',
      '*',
      '_',
      'A',
      '/',
      '-',
      '<u>',
      '|',
      '&nbsp;',
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));
const wild = fc.string({ unit: 'grapheme', maxLength: 40 });
const text = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 5, arbitrary: known }, { weight: 2, arbitrary: mixed }, { weight: 1, arbitrary: wild }),
      fc.constantFrom('\n', '\r\n', '\n\n', '\r'),
    ),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((lines) => lines.map(([line, end]) => line + end).join(''));
const page = text.filter((value) => value.replace(/&[en][bnm]sp;/g, '').trim().length > 0 && /[\p{L}\p{N}]/u.test(value));

const options = { timeZone: 'Asia/Shanghai', channels: [{ key: 'news', name: '资讯' }] };

test('whatever comes in, no Han character and no digit is lost or moved, and the draft is valid', () => {
  fc.assert(
    fc.property(page, (value) => {
      const intake = intakeText(value, options);
      expect(lost(value, intake)).toBeUndefined();
      expect(articleChanges.safeParse(intake.draft).error).toBeUndefined();
    }),
    { numRuns: 1500 },
  );
});

test('what the body shows has every Han character and digit of the body', () => {
  fc.assert(
    fc.property(page, (value) => {
      const body = intakeText(value, options).draft.body ?? '';
      expect(kept(plainText(parseMarkdown(body)))).toBe(kept(body));
    }),
    { numRuns: 500 },
  );
});

test('full-width punctuation changes no Han character and no digit', () => {
  fc.assert(
    fc.property(page, (value) => {
      const once = fullWidthPunctuation(value).text;
      expect(kept(once)).toBe(kept(value));
    }),
    { numRuns: 500 },
  );
});

test('tidying keeps every Han character and digit in order', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(kept(tidyText(value).text)).toBe(kept(value));
      expect(kept(tidyText(value, { punctuation: false }).text)).toBe(kept(value));
    }),
    { numRuns: 500 },
  );
});
