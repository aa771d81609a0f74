import { articleRule, type Mention, matchesIn } from '../../prose/textRule.ts';

interface Weekday extends Mention {
  readonly right: string;
}

/** A full date with its weekday: `2026年6月3日（星期三）`, `2026年6月3日，周三`. */
const dated = /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日[（(，]?(星期|周|礼拜)([一二三四五六日天])(?![\p{Script=Han}]?[至到—～~])/gu;
const days = '日一二三四五六';

export const weekdayOfDate = articleRule<Weekday>({
  id: 'weekday-of-date',
  level: 'error',
  clause: '出版惯例·日期与星期相符',
  message: '这一天不是{{text}}，是{{fix}}。',
  english: 'That day is not {{text}} but {{fix}}.',
  gather: ({ masked }) =>
    matchesIn(masked, dated).flatMap((match): Weekday[] => {
      const [words, year, month, day, prefix = '', name = ''] = match;
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      // A day that is not in the calendar has no weekday.
      if (date.getUTCMonth() !== Number(month) - 1 || Number(year) < 1900) return [];
      const right = days.charAt(date.getUTCDay());
      if (right === (name === '天' ? '日' : name)) return [];
      const end = match.index + words.length;
      return [{ start: end - prefix.length - 1, end, right: `${prefix}${right}` }];
    }),
  judge: (all) => all.map(({ prose, mention: { start, end, right } }) => ({ prose, start, end, fix: right })),
  examples: {
    bad: [
      ['采摘节定于2026年6月6日（⟦星期五→星期六⟧）开园。'],
      ['2026年3月12日，⟦周三→周四⟧，县里组织义务植树。'],
      ['庭审于2026年4月20日⟦星期二→星期一⟧上午公开进行。'],
      ['招聘会改在2026年2月28日（⟦周日→周六⟧）举行。', '地点不变。'],
      ['大桥2025年12月31日（⟦星期二→星期三⟧）合龙。'],
      ['2024年2月29日，⟦星期五→星期四⟧，是四年一遇的日子。'],
      ['音乐会在2026年1月1日（⟦礼拜五→礼拜四⟧）晚上演出。'],
      ['疫苗接种日：2026年11月8日（⟦周六→周日⟧）。'],
      ['开学典礼2026年9月1日(⟦星期一→星期二⟧)举行。'],
      ['2026年8月15日（⟦星期天→星期六⟧）夜里，江边放河灯。', '2026年8月16日（星期日）恢复通航。'],
    ],
    good: [
      ['采摘节定于2026年6月6日（星期六）开园。'],
      ['2026年3月12日，周四，县里组织义务植树。'],
      ['2026年4月19日星期天，老城墙免费开放。'],
      ['听证会6月6日（星期五）举行。'],
      ['2026年2月30日（星期一）是登记表上的笔误。'],
      ['2026年6月6日，星期里最热闹的集市开张。'],
      ['展览从2026年6月6日持续到周日。'],
      ['2026年6月起每周三义诊。'],
      ['光绪1885年6月3日（星期二）的电报存于县档案馆。'],
      ['门诊时间：2026年7月1日起，周一至周五全天。'],
    ],
  },
});
