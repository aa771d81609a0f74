import { hitsOf, type TextRule } from '../../prose/textRule.ts';

const sentence = /[^。？！\n]+/g;
/** A list in which something stands between the marks, or in which not all have them, keeps its pause marks: `《甲》（作者）、《乙》`. */
const interrupted = /[^”》]、[“《]|[”》](?:[（(][^（）()]{1,60}[）)])?、[^“《]/;

/** A text without this is not looked at further: most have none. */
const sign = /[》”]、[《“]/;

export const commaBetweenQuoted: TextRule = {
  id: 'comma-between-quoted',
  level: 'hint',
  clause: 'GB/T 15834-2011 4.5.3.5',
  message: '并列的书名号之间、引号之间通常不用顿号。',
  english: 'No pause mark is needed between titles, or between quotations, in a row.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : hitsOf(masked, sentence, (match) => ({ start: match.index, end: match.index + match[0].length })).flatMap(({ start, end }) => {
          const words = masked.slice(start, end);
          if (interrupted.test(words)) return [];
          return hitsOf(words, /、(?<=》、)(?=《)|、(?<=”、)(?=“)/g, ({ index }) => ({ start: start + index, end: start + index + 1, fix: '' }));
        }),
  examples: {
    bad: [
      '县剧团带来《白蛇传》⟦、→⟧《打金枝》两台戏。',
      '评出“最美庭院”⟦、→⟧“最美村道”各十个。',
      '课本选了《背影》⟦、→⟧《春》⟦、→⟧《社戏》。',
      '当地推行“河长”⟦、→⟧“林长”制度。',
      '法院宣读了《起诉书》⟦、→⟧《鉴定意见》。',
      '他练“推”⟦、→⟧“挡”⟦、→⟧“削”三个动作。',
      '修订《预算法实施细则》⟦、→⟧《采购办法》。',
      '药盒上印着“饭前”⟦、→⟧“饭后”字样。',
      { text: '唱响《黄河》⟦、→⟧《长城》', place: 'title' },
      '渠边立着“水深”⟦、→⟧“危险”两块牌子。',
    ],
    good: [
      '县剧团带来《白蛇传》《打金枝》两台戏。',
      '评出“最美庭院”“最美村道”各十个。',
      '课本选了《背影》（朱自清）、《春》（朱自清）。',
      '书架上有《县志》、地图和旧报纸。',
      '他读过《边城》，也读过《茶馆》。',
      '种了玉米、大豆、红薯。',
      '“一要快”，“二要稳”。',
      '灯会有“五谷丰登”、“鱼跃龙门”、十二生肖三组灯。',
      '设有“一站式”窗口、自助机、母婴室。',
      '看了《春》（初稿）、《秋》、《冬》。',
      '“渠通了。”“真好！”',
    ],
  },
};
