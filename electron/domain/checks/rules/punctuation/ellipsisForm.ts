import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const run = /\.{3,}|\.{2}(?<=[\u4e00-\u9fff]\.{2})(?=[\u4e00-\u9fff”]|$)|。{3,}|．{3,}|·{3,}|・{3,}|…+|⋯+/g;
const chinese = /[\u3007\u4e00-\u9fff，。、；：？！“”‘’《》（）—]/;
/** Six points; twelve stand for whole paragraphs left out. */
const right = /^…{2}(?:…{2})?$/;

export const ellipsisForm: TextRule = {
  id: 'ellipsis-form',
  level: 'error',
  clause: 'GB/T 15834-2011 4.11.2',
  message: '省略号应为六个点“……”，不是“{{text}}”。',
  english: 'An ellipsis has six points, “……”, not “{{text}}”.',
  check: ({ masked }) =>
    hitsOf(masked, run, (match) => {
      const [words] = match;
      const [before, after] = [masked.charAt(match.index - 1), masked.charAt(match.index + words.length)];
      // Between numbers it is a series, before a number a leader to a page.
      if (right.test(words) || /[0-9]/.test(after)) return undefined;
      return chinese.test(before) || chinese.test(after) ? stretchOf(match, '……') : undefined;
    }),
  examples: {
    bad: [
      '他望着淹过的田，半天说不出话⟦...→……⟧',
      '大豆、玉米、高粱⟦。。。→……⟧都晒满了院子。',
      '“我以为桥断了⟦…→……⟧”老人擦了擦眼睛。',
      '账本记着水费、电费、修渠款⟦......→……⟧一笔不少。',
      '哨声一响，全场沸腾了⟦………→……⟧',
      '走廊里只剩下脚步声⟦。。。。。。→……⟧',
      '他望着空荡荡的谷仓⟦..→……⟧',
      '⟦...→……⟧第二天一早，队伍又出发了。',
      '听诊、开方、取药⟦⋯⋯→……⟧一上午没停。',
      '春耕、夏管、秋收⟦······→……⟧',
      { text: '那一夜，河堤上⟦...→……⟧', place: 'title' },
    ],
    good: [
      '他望着淹过的田，半天说不出话……',
      '春耕、夏管、秋收……一年到头。',
      '“后来呢？”“后来……”',
      'Wait... what?',
      '1, 2, ... 10',
      '一、总则······3',
      '…………',
      '他改了两处。。',
      '`a...b`',
      '编号从1...9依次排列。',
    ],
  },
};
