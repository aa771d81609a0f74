import { hitsOf, type TextRule } from '../../prose/textRule.ts';

/** A bracket inside a sentence, which goes on or ends behind it, with a stop of its own before it closes. */
const inside = /（(?<=[\u4e00-\u9fff0-9”》]（)[^（）。\n]{1,60}。）(?=[，。；：、\u4e00-\u9fff])/g;

export const bracketStop: TextRule = {
  id: 'bracket-stop',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.9.3；出版惯例',
  message: '句内括号里的文字末尾不用句号。',
  english: 'A bracket inside a sentence has no stop before it closes.',
  check: ({ masked }) =>
    hitsOf(masked, inside, ({ index, 0: words }) => ({ start: index + words.length - 2, end: index + words.length - 1, fix: '' })),
  examples: {
    bad: [
      '新桥（长120米⟦。→⟧）本月通车。',
      '县剧团（原渡口剧社⟦。→⟧）今晚首演。',
      '赔偿款（含误工费⟦。→⟧），当庭付清。',
      '疫苗（第二剂⟦。→⟧）下周到货。',
      '预算报告（见附表⟦。→⟧）已上网。',
      '稻种“青禾三号”（县农科所选育⟦。→⟧）通过审定。',
      '球队主场（县体育馆⟦。→⟧）检修两周。',
      '《县志》（1998年版⟦。→⟧）已扫描。',
      '张老伯（化名⟦。→⟧）今年八十岁。',
      { text: '补贴（每亩80元⟦。→⟧）月底到账。', place: 'summary' },
    ],
    good: [
      '新桥（长120米）本月通车。',
      '渠通了。（记者 林一）',
      '他笑了。（众人鼓掌。）散会。',
      '图为渠首。（资料图。）',
      '样稿县（原样稿镇）成立三十年。',
      '（此件公开发布。）',
      '他说（停了一下）：“好。”',
      '国办发〔2026〕3号文件（附件三）已转发。',
      '本报讯（记者 林一）秋粮收购开始。',
      '赔偿款（含误工费）当庭付清。',
    ],
  },
};
