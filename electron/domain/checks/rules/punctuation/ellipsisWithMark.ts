import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** A colon before it is none: what was said is left out. */
const pile = /[，、；]…{2}(?!…)|…{2}[，、；。](?!…)/g;

export const ellipsisWithMark: TextRule = {
  id: 'ellipsis-with-mark',
  level: 'hint',
  clause: 'GB/T 15834-2011 4.11；出版惯例',
  message: '省略号前后一般不再用顿号、逗号、句号等点号。',
  english: 'An ellipsis has no comma, pause mark or stop beside it.',
  check: ({ masked }) => hitsOf(masked, pile, (match) => stretchOf(match, match[0].endsWith('，') ? undefined : '……')),
  examples: {
    bad: [
      '摊上摆着草莓⟦、……→……⟧一篮接一篮。',
      '他翻开病历，看了许久⟦……。→……⟧',
      '红的⟦、……→……⟧绿的，满架都是。',
      '洪水漫过门槛⟦，……→……⟧',
      '一项预算、两项预算⟦；……→……⟧',
      '老支书想起修渠那年⟦……，⟧眼圈红了。',
      '锣鼓声、号子声⟦、……→……⟧',
      '“我也说不清⟦……。→……⟧”证人低下头。',
      '跑了十公里、二十公里⟦……；→……⟧',
      { text: '那年冬天⟦……。→……⟧', place: 'heading' },
    ],
    good: [
      '摊上摆着草莓、樱桃……一篮接一篮。',
      '他说：……',
      '“这……”老人愣住了。',
      '洪水漫过门槛……',
      '难道……？',
      '快跑啊……！',
      '账目清楚，手续齐全。',
      '“我也说不清……”证人低下头。',
      '红的、绿的……满架都是。',
      '…………',
    ],
  },
};
