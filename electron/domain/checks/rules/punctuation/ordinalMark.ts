import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

/** A number in brackets or a circle stands by itself. */
const bracketed = /(?<=^|[。；：\n])(?:[（(][一二三四五六七八九十]{1,3}[）)]|[（(]?[0-9]{1,2}[）)]|[①-⑳])[、，．.](?!\d)/g;
/** `1、` where a paragraph or an item in it begins; not the list `1、2号楼`. */
const digit = /(?<=^|[。；：\n])(?:[0-9]{1,2}|[A-Z])、(?![0-9A-Z])/g;
/** `一.` where a paragraph begins, `一，` there or in a row; who counts aloud says the next number. */
const han = /(?<=^|\n)[一二三四五六七八九十]{1,3}[.．](?=[\u4e00-\u9fff])/g;
const comma = /(?<=^|[。；\n])(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})，(?=[\u4e00-\u9fff])(?![一二三四五六七八九十两]{1,3}[，、！。])/g;

/** A text without this is not looked at further: most have none. */
const sign = /[）)①-⑳0-9A-Z一二三四五六七八九十][、，．.]/;

export const ordinalMark: TextRule = {
  id: 'ordinal-mark',
  level: 'hint',
  clause: 'GB/T 15834-2011 B.9.2、B.9.3、B.9.4',
  message: '序次语写作“一、”“1.”“（一）”“①”，带括号或圈的后面不用点号。',
  english: 'Numbering is written 一、, 1., （一） or ①; no mark follows a bracket or a circle.',
  places: ['paragraph', 'heading', 'item', 'quote', 'page', 'cell'],
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, bracketed, (match) => ({ ...lastOf(match, ''), level: 'warning' })),
          ...hitsOf(masked, digit, (match) => lastOf(match, '.')),
          ...hitsOf(masked, han, (match) => lastOf(match, '、')),
          ...hitsOf(masked, comma, (match) => ({ ...lastOf(match, /[0-9]/.test(match[0]) ? '.' : '、'), level: 'warning' })),
        ],
  examples: {
    bad: [
      '（一）⟦、→⟧加固河堤',
      '（二）⟦，→⟧补齐管网短板',
      '(3)⟦、→⟧完善村级卫生室。',
      '①⟦、→⟧清点种子；②⟦、→⟧检修农机。',
      '1⟦、→.⟧受理范围',
      '12⟦、→.⟧附则',
      '一⟦.→、⟧总体要求',
      '三⟦．→、⟧保障措施',
      { text: '（四）⟦、→⟧加强监督', place: 'heading' },
      { text: '2⟦、→.⟧参赛办法', place: 'heading' },
      '措施有：1⟦、→.⟧清淤；2⟦、→.⟧加固。',
      '3）⟦、→⟧验收',
      'A⟦、→.⟧报名时间',
      '二⟦，→、⟧管好灌溉用水。',
      '三⟦，→、⟧落实值班制度；四⟦，→、⟧备足沙袋。',
      '2⟦，→.⟧参赛办法',
    ],
    good: [
      '（一）加固河堤',
      '一、总体要求',
      '①清点种子；②检修农机。',
      '1、2号楼今起停水。',
      '3、4月份是防火期。',
      '县医院（二）、（三）病区合并。',
      '1.受理范围',
      '依据第三条第（二）项、第（三）项处理。',
      '他住在一、二号楼之间。',
      '1.5公里的渠段已完工。',
      '一，二，三！大家一起拉。',
      '一、二，三、四，步子走得齐。',
      '他排第二，仍不满意。',
    ],
  },
};

function lastOf(match: RegExpExecArray, fix: string): Hit {
  const end = match.index + match[0].length;
  return { start: end - 1, end, fix };
}
