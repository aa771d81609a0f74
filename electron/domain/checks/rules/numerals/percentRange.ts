import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const range = /(?<![0-9.%％/.-])([0-9]{1,9}(?:\.[0-9]{1,6})?)([~～—–－-]|至|到)([0-9]{1,9}(?:\.[0-9]{1,6})?)([%％])/g;

export const percentRange: TextRule = {
  id: 'percent-range',
  level: 'error',
  clause: 'GB/T 15835-2011 5.1.3',
  message: '百分数的起止都要带百分号，“{{text}}”应为“{{fix}}”。',
  english: 'Both ends of a range of percentages take the sign: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) =>
    hitsOf(masked, range, (match) => {
      const [, first = '', joint = '', second = '', sign = ''] = match;
      // `从2020到30%` is no range, and nothing has no unit: `0—0.1%`.
      if (/^(?:19|20)[0-9]{2}$/.test(first) || Number(first) === 0) return undefined;
      return stretchOf(match, `${first}${sign}${/[~–－-]/.test(joint) ? '～' : joint}${second}${sign}`);
    }),
  examples: {
    bad: [
      '出苗率在⟦85～90%→85%～90%⟧之间。',
      '学费减免⟦20-30%→20%～30%⟧。',
      '报销比例为⟦60至80%→60%至80%⟧。',
      '公务接待费压减⟦5—10%→5%—10%⟧。',
      '投篮命中率保持在⟦45~50%→45%～50%⟧。',
      '含水率降到⟦12.5～13.5%→12.5%～13.5%⟧方可入库。',
      '今年客流增长⟦3到5%→3%到5%⟧。',
      '诉前调解率约为⟦70－75%→70%～75%⟧。',
      '疫苗有效率⟦90～95％→90％～95％⟧。',
      { text: '药价下降⟦20～40%→20%～40%⟧', place: 'title' },
    ],
    good: [
      '出苗率在85%～90%之间。',
      '占比从2020到30%以上不等。',
      '合格率升到98%。',
      '比分为3-2，命中率50%。',
      '报销六成至八成。',
      '增速由5.2%降至4.8%。',
      '第3至5组完成率100%。',
      '编号A-50%的样品。',
      '水位12—15米。',
      '利率维持在0—0.1%。',
      '约三成到四成的农户参保。',
    ],
  },
};
