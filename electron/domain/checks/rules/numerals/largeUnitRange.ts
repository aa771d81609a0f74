import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const range = /(?<![0-9.,/:：第.-])([0-9]{1,4}(?:\.[0-9]{1,4})?)([~～—–－-]|至|到)([0-9]{1,5}(?:\.[0-9]{1,4})?)([万亿])(?![里一众物安科州宁源代])/g;

export const largeUnitRange: TextRule = {
  id: 'large-unit-range',
  level: 'warning',
  clause: 'GB/T 15835-2011 5.1.3',
  message: '数值起止的“万”“亿”两端都要写，“{{text}}”宜为“{{fix}}”。',
  english: 'Both ends of a range take 万 or 亿: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) =>
    hitsOf(masked, range, (match) => {
      const [, first = '', joint = '', second = '', unit = ''] = match;
      // `2000～3万` means what it says.
      if (Number(first) >= Number(second)) return undefined;
      return stretchOf(match, `${first}${unit}${/[~–－-]/.test(joint) ? '～' : joint}${second}${unit}`);
    }),
  examples: {
    bad: [
      '年产鲜果⟦10～20万→10万～20万⟧吨。',
      '投资⟦3-5亿→3亿～5亿⟧元。',
      '每年接诊⟦2至3万→2万至3万⟧人次。',
      '养殖户收入⟦8—12万→8万—12万⟧元。',
      '赛事直播吸引⟦50~60万→50万～60万⟧观众。',
      '水库蓄水⟦1.2～1.5亿→1.2亿～1.5亿⟧立方米。',
      '农家书屋藏书⟦1到2万→1万到2万⟧册。',
      '涉案金额在⟦30～50万→30万～50万⟧元之间。',
      '修一公里路要⟦80－100万→80万～100万⟧元。',
      { text: '招商引资⟦6～8亿→6亿～8亿⟧元', place: 'title' },
    ],
    good: [
      '年产鲜果10万～20万吨。',
      '补贴2000～3万元不等。',
      '投资3亿至5亿元。',
      '每年接诊2万人次。',
      '比分3-2，观众1万人。',
      '行程2至3万里。',
      '路宽8—12米。',
      '三到五万元。',
      '2021—2025年投资5亿元。',
      '第10至20万册图书。',
    ],
  },
};
