import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/** A half-width mark right behind Chinese, unless a Latin word or a number goes on behind it: `下午3:30`, `A:B`. */
const afterChinese = /(?<=[\p{Script=Han}”’》）])[,;:?!](?![\w/])/gu;
/** … or between a number or a Latin word and Chinese: `第3,第4`, `GDP,也`. */
const beforeChinese = /(?<=[\p{Script=Han}][A-Za-z0-9%％]{1,20})[,;:?!](?=[\p{Script=Han}“‘《（])/gu;

export const halfWidthMark: TextRule = {
  id: 'half-width-mark',
  level: 'error',
  clause: 'GB/T 15834-2011 5.1.1',
  message: '中文里用了半角的“{{text}}”，应为全角“{{fix}}”。',
  english: 'A half-width “{{text}}” in Chinese text; it should be “{{fix}}”.',
  check: ({ masked }) => [afterChinese, beforeChinese].flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match, full[match[0]]))),
  examples: {
    bad: [
      '他说⟦,→，⟧今年雨水匀。',
      '记者看到⟦:→：⟧渠水清了。',
      '谁来管⟦?→？⟧',
      '村口挤满了人⟦!→！⟧',
      '一要快⟦;→；⟧二要稳。',
      '去年全县GDP⟦,→，⟧同比增长6.2%。',
      '新建泵站3座⟦,→，⟧修渠12公里。',
      '“明天再来”⟦,→，⟧他摆摆手。',
      '合格率达98%⟦,→，⟧比上年高。',
      { text: '夏粮开镰⟦,→，⟧机手忙', place: 'title' },
    ],
    good: [
      '他说，今年雨水匀。',
      '会议下午3:30开始。',
      '比赛以2:1结束。',
      '全县人口1,204,500人。',
      '详见 https://a.example/a,b?c=1 一文。',
      'The river rose, and they left.',
      '型号为A:B的水泵。',
      '他唱起《Yesterday, Once More》。',
      '`a,b`是程序里的写法。',
      '水位12.5米。',
    ],
  },
};
