import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const unit = '(?:[个天人次岁里米斤吨亩户元名倍月日时点分年度台辆家所]|小时|分钟|公里|公斤|万|亿|月份)';
/** `5至八天`, `3月到五月`, `十到15人` */
const mixed = new RegExp(
  `(?<![0-9.第:：])[0-9]{1,4}${unit}?(?:至|到|～|~|—|－)[一二三四五六七八九十百两]{1,4}(?=${unit})(?!个百分|年[前后来间]|天[前后]|次[会]|人[民社])|(?<![一二三四五六七八九十百千万第])[一二三四五六七八九十百两]{1,4}${unit}?(?:至|～|~|—|－)[0-9]{1,4}(?=${unit})`,
  'g',
);

/** A text without this is not looked at further: most have none. */
const sign = /[0-9][^，。0-9]{0,2}[至到～~—－][一二三四五六七八九十百两]|[一二三四五六七八九十百两][^，。]{0,2}[至～~—－][0-9]/;

export const mixedRange: TextRule = {
  id: 'mixed-range',
  level: 'warning',
  clause: 'GB/T 15835-2011 4.1、5.1.3',
  message: '起止两个数用了两种数字：“{{text}}”。',
  english: 'The ends of a range are written in two kinds of numerals: “{{text}}”.',
  check: ({ masked }) => (!sign.test(masked) ? [] : hitsOf(masked, mixed, (match) => stretchOf(match))),
  examples: {
    bad: [
      '工期⟦5至八⟧天。',
      '汛期为⟦6月到九⟧月。',
      '每班招⟦十至15⟧人。',
      '门诊时间为⟦8点至十一⟧点。',
      '路程约⟦3～五⟧公里。',
      '旱情持续⟦两至3⟧个月。',
      '每户补助⟦五百—800⟧元。',
      '药要连服⟦7至十⟧天。',
      '选手年龄在⟦6岁到十二⟧岁之间。',
      { text: '⟦3月至五⟧月禁渔', place: 'title' },
    ],
    good: [
      '工期5至8天。',
      '汛期为六月至九月。',
      '每班招十至十五人。',
      '他1点到一中接孩子。',
      '3天到三亚。',
      '从一到100，孩子数了一遍。',
      '2026年到十三陵水库植树。',
      '第3至五章删去。',
      '6月1日至3日。',
      '三至五天。',
    ],
  },
};
