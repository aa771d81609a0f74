import { hitsOf, type TextRule } from '../../prose/textRule.ts';

/** 象 before what something is like: 一样, 似的 follow. 大象, 印象, 气象 and the like stand before no clause of that kind, nor does 象 before its own words. */
const likeFrame =
  /(?<![大小印气景现形对抽迹意表万想幻天星卦乱险旱白亚非洲虚假怪异物图造拟具])象(?![征棋牙形声限鼻山群样])(?=[^，。；：！？、“”\n的]{1,10}(?:一样|一般|似的|那样|这样|那般|般地))/g;
/** 好象, 就象 … before a clause. */
const likeWord =
  /(?:[就不很](?<!成就|造就)|好(?<![爱美友良]好)|(?<=^|[，。；：！？“”]|[人他她们])(?:真|正|活|更|倒|仿佛|犹))象(?![征棋牙形声限鼻样])(?=[\u4e00-\u9fff])/gm;

export const wrongLike: TextRule = {
  id: 'wrong-like',
  level: 'warning',
  clause: '《现代汉语词典》“像”“象”；国家语委1986年《简化字总表》说明',
  message: '表示相似、比如，用“像”，不用“象”。',
  english: 'Likeness is 像, not 象.',
  check: ({ masked }) => {
    if (!masked.includes('象')) return [];
    const places = [likeFrame, likeWord].flatMap((pattern) =>
      hitsOf(masked, pattern, ({ index, 0: words }) => ({ start: index + words.length - 1, end: index + words.length })),
    );
    return [...new Set(places.map(({ start }) => start))].map((start) => ({ start, end: start + 1, fix: '像' }));
  },
  examples: {
    bad: [
      '农机站的院子⟦象→像⟧赶集一样热闹。',
      '渠水⟦象→像⟧镜子似的。',
      '他待学生⟦象→像⟧自家孩子那样。',
      '闸门一开，水声⟦象→像⟧打雷一般。',
      '他跑起来就⟦象→像⟧一阵风。',
      '这孩子好⟦象→像⟧不怕冷。',
      '球员们⟦象→像⟧打了胜仗似的拥抱在一起。',
      '药香不⟦象→像⟧从前那么浓了。',
      '法庭里静得⟦象→像⟧深夜一样。',
      '账目⟦象→像⟧乱麻似的。',
      { text: '⟦象→像⟧守家一样守堤', place: 'title' },
    ],
    good: [
      '农机站的院子像赶集一样热闹。',
      '气象站像往年一样发布预报。',
      '他对家乡的印象和从前一样。',
      '大象似的石头立在河心。',
      '象棋比赛在文化馆举行。',
      '这是丰收的景象，一样的金黄。',
      '汉字有象形、指事之分。',
      '他的形象一样高大。',
      '旱象这样持续下去，玉米要减产。',
      '冰雹是一种天气现象。',
    ],
  },
};
