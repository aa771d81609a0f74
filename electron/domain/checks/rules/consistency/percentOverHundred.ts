import { articleRule, type Mention, matchesIn } from '../../prose/textRule.ts';

interface Shares extends Mention {
  readonly sum: number;
}

const sentence = /[^。！？\n]+/gu;
const share = /占(?:比|比例)?(?:为|约|达|到)?\s?(\d{1,3}(?:\.\d{1,3})?)[%％]/gu;
/** What tells that the parts may overlap, or are parts of different things. */
const overlapping = /多选|不止一项|复选|其中|分别|去年|上年|同期/u;

export const percentOverHundred = articleRule<Shares>({
  id: 'percent-over-hundred',
  level: 'warning',
  clause: '出版惯例·占比合计',
  message: '几项占比相加是{{sum}}%，超过100%，请核对。',
  english: 'The shares add up to {{sum}}%, more than 100%; check them.',
  gather: ({ masked }) =>
    [...(masked.includes('占') ? masked.matchAll(sentence) : [])].flatMap((match): Shares[] => {
      const [words] = match;
      if (words.length > 400 || overlapping.test(words)) return [];
      const shares = matchesIn(words, share);
      const [first, last] = [shares[0], shares.at(-1)];
      const sum = Math.round(shares.reduce((total, each) => total + Number(each[1]), 0) * 100) / 100;
      // Rounding may give a little more than a hundred.
      if (!first || !last || shares.length < 3 || sum <= 100.5) return [];
      return [{ start: match.index + first.index, end: match.index + last.index + last[0].length, sum }];
    }),
  judge: (all) => all.map(({ prose, mention: { start, end, sum } }) => ({ prose, start, end, detail: { sum } })),
  examples: {
    bad: [
      ['受访村民里，种粮的⟦占52%，种菜的占33%，养鱼的占21%⟧。'],
      ['投诉中，噪声⟦占40%，扬尘占35%，污水占30%⟧，环保站逐一回访。'],
      ['病人里，老人⟦占比61%、儿童占比24%、其他占比19%⟧。'],
      ['门票收入⟦占45.5%，餐饮占38.2%，停车占20.1%⟧。'],
      ['借阅图书中，文学类⟦占48%；历史类占29%；科普类占31%⟧。'],
      ['来客里，本省⟦占70%，邻省占25%，其他地区占10%⟧，周末更集中。'],
      ['出险原因：追尾⟦占50%，侧翻占30%，爆胎占25%⟧。'],
      ['学员年龄，三十岁以下⟦占36%，三十至五十岁占49%，五十岁以上占25%⟧。'],
      ['全县用水，农业⟦占68%，工业占22%，生活占15%⟧。', '明年继续压减。'],
      ['垃圾中，厨余⟦占55%，可回收物占31%，其他占24%⟧。'],
    ],
    good: [
      ['受访村民里，种粮的占52%，种菜的占33%，养鱼的占15%。'],
      ['可多选的问卷里，修路占62%，通水占58%，建桥占40%。'],
      ['女性占61%，本科以上占57%。'],
      ['农业占33.4%，工业占33.4%，服务业占33.4%。'],
      ['去年农业占40%，今年占35%，后年计划占30%。'],
      ['合格率分别占98%、97%和99%。'],
      ['完成计划的85%，比上月多20%，同比增长12%。'],
      ['赞成票占72%。', '反对票占18%。', '弃权票占30%以下的不计。'],
      ['老人占60%，其中八十岁以上占30%，独居的占25%。'],
      ['他把时间分成三份：读书、种地、教孩子。'],
    ],
  },
});
