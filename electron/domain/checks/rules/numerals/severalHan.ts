import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';
import { hanNumber } from './hanNumber.ts';

/** `20几个`, `100几十人`, `3百几十`; 几 that begins a question or a word follows something else. */
const behind =
  /(?<![0-9.:：/-])([0-9]{1,5})(?:[百千]?几(十|百)?|余几)(?=[个人名岁年天次户亩元件张台辆家条座里米斤吨位只头棵株本万亿分种项])(?!个(?:月|小时)?[？?])/g;
/** `几10个`, `几100年`, `数10人`, `好几10里` */
const before =
  /(?<=几|(?<![参人次指分总系整基户件倍岁]|[0-9])数)(10{1,4})(?=[个人名岁年天次户亩元件张台辆家条座里米斤吨位只头棵株本万亿分种项余多])/g;
const rounds: Readonly<Record<string, string>> = { '10': '十', '100': '百', '1000': '千', '10000': '万' };

/** A text without this is not looked at further: most have none. */
const sign = /[0-9百千余]几|[几数]1/;

export const severalHan: TextRule = {
  id: 'several-in-figures',
  level: 'error',
  clause: 'GB/T 15835-2011 4.2.2',
  message: '含“几”“数”的概数用汉字：“{{text}}”宜写作汉字数字。',
  english: 'An approximate number with 几 or 数 is written in Han: “{{text}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, behind, (match): Hit => {
            const value = Number(match[1]);
            const simple = match[0] === `${match[1]}几` && value > 9 && value < 100 && value % 10 === 0;
            return stretchOf(match, simple ? `${hanNumber(value)}几` : undefined);
          }),
          ...hitsOf(masked, before, (match) => stretchOf(match, rounds[match[1] ?? ''])),
        ],
  examples: {
    bad: [
      '报名学戏的孩子有⟦20几→二十几⟧个。',
      '他在渡口守了⟦30几→三十几⟧年。',
      '旁听席坐了⟦100几十⟧人。',
      '村里还有几⟦10→十⟧户没通气。',
      '古树有几⟦100→百⟧年树龄。',
      '卫生院一上午接诊⟦40几→四十几⟧人。',
      '账上只剩⟦50几→五十几⟧元。',
      '合唱团有⟦10几→十几⟧名退休教师。',
      '数⟦10→十⟧辆农机开进麦田。',
      '渠道绕过好几⟦10→十⟧里山路。',
      { text: '⟦90几→九十几⟧岁老人登台', place: 'title' },
    ],
    good: [
      '报名学戏的孩子有二十几个。',
      '报名学戏的孩子有20多个。',
      '村里还有几十户没通气。',
      '2026年几个村合建水厂。',
      '他今年几岁？',
      '6月几号开学？',
      '第3几何体。',
      '参数10个，逐一核对。',
      '比分几比几，没人记得。',
      '古树有几百年树龄。',
    ],
  },
};
