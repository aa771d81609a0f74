import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/** A half-width mark right behind Chinese, unless a foreign word goes on behind it, or two numerals are compared: `A:B`, `三:二`. */
const afterChinese =
  /[,;:?!](?<=(?:[\u3007\u4e00-\u9fff”’》）]|[\u4e00-\u9fff。！？…][")]).)(?<![一二三四五六七八九十]:)(?![A-Za-z/_]| [a-z])(?<!\?(?=\d))/g;
/** … or between a number or a foreign word and Chinese: `第3,第4`, `GDP,也`. */
const beforeChinese = /[,;:?!](?<=[\u3007\u4e00-\u9fff][A-Za-z0-9.%％‰℃]{1,20}.)(?=[\u3007\u4e00-\u9fff“‘《（])/g;
/** … or before a foreign word that Chinese follows or a capital begins: `今年,GDP`. */
const beforeCapital = /[,;!](?<=[\u3007\u4e00-\u9fff”’》）].)(?=[A-Z])/g;

/** A text without this is not looked at further: most have none. */
const sign = /[,;:?!]/;

export const halfWidthMark: TextRule = {
  id: 'half-width-mark',
  level: 'error',
  clause: 'GB/T 15834-2011 5.1.1',
  message: '中文里用了半角的“{{text}}”，应为全角“{{fix}}”。',
  english: 'A half-width “{{text}}” in Chinese text; it should be “{{fix}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [afterChinese, beforeChinese, beforeCapital].flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match, full[match[0]]))),
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
      '今年入汛以来⟦,→，⟧3座水库先后泄洪。',
      '全县森林覆盖率升到61.5%⟦,→，⟧比五年前高4个百分点。',
      '数据显示⟦,→，⟧GDP增速回升。',
      '受访者(化名)⟦,→，⟧今年六十岁。',
      '报名电话⟦:→：⟧2660118',
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
      '同意与反对之比约为三:二。',
      'The word 好, which means good, is on the gate.',
    ],
  },
};
