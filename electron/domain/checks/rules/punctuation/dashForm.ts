import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const run = /-{2,}|－{2,}|[─―–]{2,}|—+/g;
const chinese = /[\u3007\u4e00-\u9fff，。、；：？！“”‘’《》（）…]/;
/** What a single one cannot join to what follows. */
const stop = /(?:^|\n|[，。；：？！]|[。？！]”)$/;

export const dashForm: TextRule = {
  id: 'dash-form',
  level: 'error',
  clause: 'GB/T 15834-2011 4.10.2',
  message: '破折号应为占两个字的“——”，不是“{{text}}”。',
  english: 'A dash is “——”, two units wide, not “{{text}}”.',
  check: ({ masked }) =>
    hitsOf(masked, run, (match) => {
      const [words] = match;
      const [before, after] = [masked.charAt(match.index - 1), masked.charAt(match.index + words.length)];
      // A line of them divides; between numbers it is a range, of which another rule speaks.
      if (words === '——' || words.length > 4 || (/[0-9年月日时]/.test(before) && /[0-9]/.test(after))) return undefined;
      // One alone joins places and times, unless a stop or the beginning stands before it.
      if (words === '—')
        return stop.test(masked.slice(Math.max(0, match.index - 2), match.index)) && /[\u4e00-\u9fff]/.test(after)
          ? stretchOf(match, '——')
          : undefined;
      return chinese.test(before) || chinese.test(after) ? stretchOf(match, '——') : undefined;
    }),
  examples: {
    bad: [
      '这就是他守了三十年的渡口⟦--→——⟧石桥渡。',
      '⟦—→——⟧样稿县抗洪纪实',
      '他终于等到了这一天⟦－－→——⟧新校舍封顶。',
      '村里来了位新医生⟦――→——⟧周大夫。',
      '全县只有一条路⟦──→——⟧改。',
      '“开闸了！”⟦—→——⟧堤上有人喊。',
      '冠军属于最年轻的选手⟦———→——⟧十五岁的林一。',
      '账要算清⟦---→——⟧一分也不能差。',
      { text: '守渡人⟦--→——⟧记石桥村老船工', place: 'title' },
      { text: '⟦--→——⟧样稿县秋粮收购见闻', place: 'subtitle' },
    ],
    good: [
      '这就是他守了三十年的渡口——石桥渡。',
      '北京—上海的列车增开两趟。',
      '——样稿县抗洪纪实',
      '会期为6月1日—3日。',
      '水位在12—15米之间。',
      'He left -- then came back.',
      '`git --version`',
      '2020--2025年的规划。',
      '————————',
      '样稿县（西岸）—渡口村轮渡停航。',
      '样稿镇—渡口村公路通车。',
    ],
  },
};
