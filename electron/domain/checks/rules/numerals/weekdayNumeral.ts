import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

const days = '一二三四五六日';
const week = /(?<![一两二三四五六七八九十几每个0-9])(?:星期|礼拜)([1-7])(?![0-9.]|天|次|堂|节|趟|小时|个)/g;
/** `周3` before what a weekday has behind it; not `每周3次`, and `每周4晚` may be four evenings. */
const short = /(?<![一两二三四五六七八九十几每0-9])周([1-7])(?=[（(]|上午|下午|晚|早上|凌晨|中午|[至到、]周|[，。；]|$)/gm;

/** A text without this is not looked at further: most have none. */
const sign = /[周期拜][1-7]/;

export const weekdayNumeral: TextRule = {
  id: 'weekday-numeral',
  level: 'error',
  clause: 'GB/T 15835-2011 4.2.3',
  message: '星期几用汉字：“{{text}}”应为“{{fix}}”。',
  english: 'A weekday is written in Han: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) => (!sign.test(masked) ? [] : [week, short].flatMap((pattern) => hitsOf(masked, pattern, toHan))),
  examples: {
    bad: [
      '听证会定于星期⟦3→三⟧举行。',
      '县医院周⟦6→六⟧上午照常开诊。',
      '庭审安排在下周⟦5→五⟧。',
      '比赛推迟到星期⟦7→日⟧下午。',
      '周⟦1→一⟧至周⟦5→五⟧（节假日除外）开放。',
      '礼拜⟦2→二⟧那天下了冰雹。',
      '停水到本周⟦4→四⟧，请提前储水。',
      '集市逢星期⟦6→六⟧开市。',
      '书法班周⟦3→三⟧晚开课。',
      { text: '周⟦2→二⟧（6月2日）降温', place: 'title' },
    ],
    good: [
      '听证会定于星期三举行。',
      '书法班每周3次。',
      '夜校每周4晚开课。',
      '疗程为两个星期3次。',
      '第2周5天都有课。',
      '周一至周五开放。',
      '一周3，共九次。',
      '每周1到2次巡河。',
      '周6公里长的环湖路。',
      '上周3场比赛全胜。',
      '每星期2节劳动课。',
    ],
  },
};

function toHan(match: RegExpExecArray): Hit {
  const start = match.index + match[0].length - 1;
  return { start, end: start + 1, fix: days.charAt(Number(match[1]) - 1) };
}
