import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** 和 that joins; not 和平, 和田, 和谐… nor the family name in `、和某`. */
const and = /、(?<=[^第]、)(?=和(?![平谐田县睦解气善美蔼缓顺龙硕布服面弦声悦暖洽约静政林某、，。；）”》珅尚音盘局衷合而]))/g;
const asWell = /、(?=以及)/g;

/** A text without this is not looked at further: most have none. */
const sign = /、(?:和|以及)/;

export const commaBeforeAnd: TextRule = {
  id: 'comma-before-and',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.5.3.1、A.3',
  message: '“和”前不用顿号；“以及”前用逗号或不用。',
  english: 'No pause mark stands before 和; before 以及 there is a comma or none.',
  check: ({ masked }) =>
    !sign.test(masked) ? [] : [...hitsOf(masked, and, (match) => stretchOf(match, '')), ...hitsOf(masked, asWell, (match) => stretchOf(match, '，'))],
  examples: {
    bad: [
      '种了玉米、大豆⟦、→⟧和红薯。',
      '修了路、桥⟦、→⟧和渠。',
      '到场的有家长、教师⟦、→⟧和学生代表。',
      '设有内科、外科⟦、→，⟧以及康复科。',
      '法官、检察官⟦、→⟧和律师同台授课。',
      '县里压减会议费、差旅费⟦、→，⟧以及公务接待费。',
      '参赛队来自样稿镇、渡口村⟦、→⟧和石桥村。',
      '送来棉被、饮水⟦、→⟧和药品。',
      { text: '书法、剪纸⟦、→⟧和皮影进校园', place: 'title' },
      '路灯、护栏⟦、→⟧和标线全部更新。',
    ],
    good: [
      '种了玉米、大豆和红薯。',
      '途经解放路、和平路。',
      '设有内科、外科，以及康复科。',
      '讲文明、和睦相处。',
      '来自喀什、和田的果农到场。',
      '“和”“与”“及”都是连词。',
      '分析了“与、和、及”的用法。',
      '被告人林某、和某到庭。',
      '建设平安、和谐乡村。',
      '讲的是命运与共、和衷共济。',
      '雨停了，和邻居一起清淤。',
    ],
  },
};
