import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';
import { readHanNumber } from './hanNumber.ts';

/** `2026年六月一日`; a lunar date (`2026年八月十五`) has no 日 and is no mixture. */
const hanMonth = /(?<![0-9])([0-9]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日|([0-9]{1,2})日|(?=份|[上中下]旬|底|末))/g;
const hanDay = /(?<![0-9农阴古])([0-9]{1,2})月([一二三四五六七八九十]{1,3})日/g;
const figureMonth = /[一二][〇零○一二三四五六七八九]{3}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|[一二三四五六七八九十]{1,2}月[0-9]{1,2}日)/g;
const figureDay = /(?<![年一二三四五六七八九十历])([一二三四五六七八九十]{1,2})月([0-9]{1,2})日/g;
/** `二十世纪80年代`, `20世纪八十年代` */
const century = /[一二]?十[一二三四五六七八九]?世纪[0-9]{2}年代|[12]?[0-9]世纪([一二三四五六七八九]十)年代/g;

export const mixedDate: TextRule = {
  id: 'mixed-date',
  level: 'warning',
  clause: 'GB/T 15835-2011 4.3.3、5.3',
  message: '一个日期里混用了汉字数字和阿拉伯数字：“{{text}}”。',
  english: 'One date mixes two kinds of numerals: “{{text}}”.',
  check: ({ masked }) => [
    ...hitsOf(masked, hanMonth, (match) => {
      const [, year, month = '', day, figures] = match;
      const rest = day === undefined && figures === undefined ? '' : `${figures ?? readHanNumber(day ?? '')}日`;
      return stretchOf(match, known(`${year}年${readHanNumber(month)}月${rest}`));
    }),
    ...hitsOf(masked, hanDay, (match) => stretchOf(match, known(`${match[1]}月${readHanNumber(match[2] ?? '')}日`))),
    ...hitsOf(masked, century, (match) =>
      stretchOf(match, match[1] === undefined ? undefined : match[0].replace(match[1], String(readHanNumber(match[1])))),
    ),
    ...hitsOf(masked, figureMonth, (match) => stretchOf(match)),
    ...hitsOf(masked, figureDay, (match) => stretchOf(match, known(`${readHanNumber(match[1] ?? '')}月${match[2]}日`))),
  ],
  examples: {
    bad: [
      '大桥于⟦2026年六月一日→2026年6月1日⟧通车。',
      '该案⟦2025年十一月→2025年11月⟧底开庭。',
      '⟦6月十五日→6月15日⟧起停水三天。',
      '判决书落款为⟦二〇二六年6月⟧。',
      '学校创办于⟦一九五二年九月1日⟧。',
      '疫苗接种从⟦三月10日→3月10日⟧开始。',
      '汛期自⟦2026年五月→2026年5月⟧中旬开始。',
      '书画展⟦9月二十日→9月20日⟧开幕。',
      '老电厂建于⟦20世纪六十年代→20世纪60年代⟧。',
      '⟦二十世纪80年代⟧，村里办起了砖厂。',
      '预算报告⟦2026年二月→2026年2月⟧份公开。',
      '马拉松定于⟦十月18日→10月18日⟧鸣枪。',
      { text: '新校⟦2026年九月1日→2026年9月1日⟧启用', place: 'title' },
    ],
    good: [
      '大桥于2026年6月1日通车。',
      '石碑立于二〇二六年六月。',
      '庙会在2026年八月十五举行。',
      '农历六月15日前后雨水多。',
      '三月三歌圩开场。',
      '6月15日起停水三天。',
      '十一月底开庭。',
      '2026年正月，社火队走村串巷。',
      '六月一日，孩子们放假。',
      '工期5个月十日。',
      '20世纪50年代修的水库。',
      '二十世纪五十年代修的水库。',
    ],
  },
};

function known(fix: string): string | undefined {
  return fix.includes('NaN') ? undefined : fix;
}
