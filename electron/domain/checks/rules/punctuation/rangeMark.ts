import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Two numbers joined by a dash of two units, two hyphens, or an en dash. */
const dashed = /(?:—{2,3}|-{2,3}|–)(?<=[0-9年月日时分](?:[—-]{2,3}|–))(?=[0-9])/g;
/** A full-width minus between two numbers, the second with its unit; no telephone number and no sum. */
const minus =
  /－(?<=(?<![0-9－])[1-9][0-9.]{0,7}[年月日时]?－)(?=[0-9.]{1,6}(?:年|月|日|时|天|周|岁|个|人|名|米|吨|元|℃|公里|公斤|亩|户|度|级|小时|分钟))/g;
/** A hyphen for a range: `10-15日`, `3-5天`. Scores, models and numbers of files have no unit behind them. */
const hyphen =
  /(?<![0-9A-Za-z./:：\-〕号])[1-9][0-9]{0,3}(?:年|月|日|时|天|岁|人|米|吨|元|℃|公里|亩|度|级)?-[0-9]{1,4}(年|月|日|时|天|周|岁|个|人|名|米|吨|元|℃|公里|公斤|亩|户|度|级|小时|分钟)/g;

/** `9:00-11:30`, `周一-周五`, `15%-20%` */
const others =
  /-(?<=[0-9][:：][0-9]{2}-)(?=[0-9]{1,2}[:：][0-9]{2})|-(?<=周[一二三四五六]-)(?=周[二三四五六日])|-(?<=[0-9][%％]-)(?=[0-9.]{1,6}[%％])/g;

/** A text without this is not looked at further: most have none. */
const sign = /[0-9年月日时分一二三四五六%％天岁人米吨元℃里亩度级][-－–—]/;

export const rangeMark: TextRule = {
  id: 'range-mark',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.13.3',
  message: '数值或时间的起止用一字线“—”或浪纹线“～”，不用“{{text}}”。',
  english: 'A range of numbers or times takes “—” or “～”, not “{{text}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...[dashed, minus].flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match, '—'))),
          ...hitsOf(masked, others, (match) => ({ ...stretchOf(match, /[%％]/.test(masked.charAt(match.index - 1)) ? '～' : '—'), level: 'hint' })),
          ...hitsOf(masked, hyphen, (match) => {
            const start = match.index + match[0].indexOf('-');
            return { start, end: start + 1, fix: /[年月日时]/.test(match[1] ?? '') ? '—' : '～', level: 'hint' };
          }),
        ],
  examples: {
    bad: [
      '“十四五”指2021⟦——→—⟧2025年。',
      '会期为6月1日⟦--→—⟧3日。',
      '气温15⟦－→—⟧22℃。',
      '展览时间为9时⟦——→—⟧17时。',
      '6月10⟦-→—⟧15日有大到暴雨。',
      '工期约3⟦-→～⟧5天。',
      '路宽8米⟦-→～⟧10米。',
      '招收6⟦-→～⟧12岁的孩子。',
      '2016⟦–→—⟧2020年的账目已封存。',
      '门诊时间为周一⟦-→—⟧周五8:30⟦-→—⟧17:00。',
      '出苗率为85%⟦-→～⟧90%。',
      '每亩施肥20⟦-→～⟧25公斤。',
      '疫苗需接种2⟦－→—⟧3个月后再加强。',
      { text: '8月1⟦-→—⟧3日停水', place: 'title' },
    ],
    good: [
      '“十四五”指2021—2025年。',
      '会期为6月1日至3日。',
      '主队以2-1取胜。',
      '电话0571-88000000。',
      '电话0571－88000000。',
      '标准号为GB/T 15834-2011。',
      '发布日期2026-06-01。',
      '夜间最低气温－3℃。',
      '歼-20飞过赛场上空。',
      '等了很久——2026年，桥终于通了。',
      '工期约3～5天。',
      '住在3-2号楼。',
    ],
  },
};
