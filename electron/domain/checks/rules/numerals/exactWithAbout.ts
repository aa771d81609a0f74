import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Three signs or more with a decimal that is no half: somebody has measured it. A goal of 6.5% or a price of 12.5元 is round. */
const pattern =
  /(?<![0-9.])(?:[0-9]{2,4}\.[1-46-9][0-9]?|[0-9]\.[0-9][1-9])(?:[%％]|个?百分点|[万亿]?[元人吨亩斤米])?(?:左右|上下)(?![两侧手各摇为开])/g;

const sign = /左右|上下/;

/** A figure that is told to the last sign is not told about itself that it is rough. */
export const exactWithAbout: TextRule = {
  id: 'exact-with-about',
  level: 'hint',
  clause: 'GB/T 15835-2011 4.2.2',
  message: '“{{text}}”是精确数，不宜再加“左右”“上下”；要么去掉，要么取整。',
  english: '“{{text}}” is exact: it is not about itself.',
  check: ({ masked }) => (!sign.test(masked) ? [] : hitsOf(masked, pattern, (match) => stretchOf(match))),
  examples: {
    bad: [
      '入户签约率⟦69.2%左右⟧。',
      '水库蓄水⟦83.7%上下⟧。',
      '亩均增收⟦312.4元左右⟧。',
      '全镇林地⟦1234.6亩左右⟧。',
      '占比⟦12.34%左右⟧。',
      '渠长⟦48.3米左右⟧。',
      '产量⟦26.8吨左右⟧。',
      '价格涨了⟦3.14%左右⟧。',
      '下降⟦10.7个百分点左右⟧。',
      { text: '早稻收割进度⟦91.3%左右⟧', place: 'title' },
    ],
    good: [
      '入户签约率69.2%。',
      '增长6.5%左右。',
      '水温12.5℃左右。',
      '占七成左右。',
      '全年增长5%左右。',
      '身高1.7米左右。',
      '产量30吨左右。',
      '价格12.5元左右。',
      '宽48.3米，左右各种一排树。',
      '渠宽48.3米左右两侧都有护栏。',
    ],
  },
};
