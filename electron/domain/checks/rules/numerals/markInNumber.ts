import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Hours and minutes; a score or a proportion has no nought before its ones, and mostly fewer digits. */
const time = /(?<![0-9：:])(?:[01]?[0-9]|2[0-4])：[0-5][0-9](?:：[0-5][0-9])?(?![0-9：:])/g;
const measured = '(?:万|亿|%|％|元|吨|公里|米|亩|人|名|户|公斤|千克|斤|倍|度|℃|公顷|个百分点|平方|立方|台|辆|件|棵|株|册|只|头)';
/** `1，204人`: by thousands; `3．5万`, `3。5万`, `3，5万`: a decimal. */
const thousands = new RegExp(`(?<![0-9，.第、])[1-9][0-9]{0,2}(?:，[0-9]{3}){1,3}(?=${measured})`, 'g');
const decimal = new RegExp(`(?<![0-9.．。])[0-9]{1,4}[．。][0-9]{1,3}(?=${measured})`, 'g');

/** A text without this is not looked at further: most have none. */
const sign = /[0-9][：，．。][0-9]/;

export const markInNumber: TextRule = {
  id: 'mark-in-number',
  level: 'warning',
  clause: 'GB/T 15835-2011 5.1.1、5.1.2、5.1.5',
  message: '数字里的冒号、分节号、小数点用半角：“{{text}}”应为“{{fix}}”。',
  english: 'Inside a number or a time the marks are half-width: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, time, (match): Hit => ({ ...stretchOf(match, match[0].replaceAll('：', ':')), level: 'hint' })),
          ...hitsOf(masked, thousands, (match) => stretchOf(match, match[0].replaceAll('，', ','))),
          ...hitsOf(masked, decimal, (match) => stretchOf(match, match[0].replace(/[．。]/, '.'))),
        ],
  examples: {
    bad: [
      '末班车改为每日⟦20：10→20:10⟧。',
      '庭审于⟦9：30→9:30⟧开始。',
      '他跑出⟦2：09：45→2:09:45⟧的成绩。',
      '本次抽检样品⟦1，204→1,204⟧件。',
      '全县种粮⟦3．5→3.5⟧万亩。',
      '增速为⟦6。2→6.2⟧%。',
      '门诊时间⟦8：00→8:00⟧至⟦17：30→17:30⟧。',
      '出栏生猪⟦12，600→12,600⟧头。',
      '水位上涨⟦0．8→0.8⟧米。',
      '判赔⟦1，500→1,500⟧元。',
      { text: '今晚⟦19：35→19:35⟧决赛打响', place: 'title' },
    ],
    good: [
      '末班车改为每日20:10。',
      '主队以3：2险胜。',
      '混凝土配比为1：2：4。',
      '第1，200名以后自费。',
      '本次抽检样品1,204件。',
      '中签号码为3，205。',
      '6月1日，300人到场。',
      '会期改到2026年。3万人报名。',
      '编号01：23：456的档案。',
      '去年收了3，今年收了5。',
    ],
  },
};
