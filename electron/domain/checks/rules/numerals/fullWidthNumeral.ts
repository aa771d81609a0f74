import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const wide = /[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?[％]?/g;
const percent = /％(?<=[0-9]％)/g;

export const fullWidthNumeral: TextRule = {
  id: 'full-width-numeral',
  level: 'error',
  clause: 'GB/T 15835-2011 5.1.7',
  message: '数字、字母和百分号用半角：“{{text}}”应为“{{fix}}”。',
  english: 'Figures, letters and the percent sign are half-width: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) => [
    ...hitsOf(masked, wide, (match) => ({
      ...stretchOf(match, match[0].normalize('NFKC')),
      ...(/[０-９]/.test(match[0]) ? {} : { level: 'warning' as const }),
    })),
    ...hitsOf(masked, percent, (match) => ({ ...stretchOf(match, '%'), level: 'hint' })),
  ],
  examples: {
    bad: [
      '今年新建泵站⟦３→3⟧座。',
      '⟦２０２６→2026⟧年夏粮丰收。',
      '增长⟦６．２％→6.2%⟧。',
      '县医院添置⟦ＣＴ→CT⟧机一台。',
      '去年全县⟦ＧＤＰ→GDP⟧增速回升。',
      '合格率达98⟦％→%⟧。',
      '电话⟦２６６０１１８→2660118⟧。',
      '主队以⟦３→3⟧比⟦１→1⟧取胜。',
      '判赔⟦１２．５→12.5⟧万元。',
      '编号为⟦Ａ７→A7⟧的档案。',
      { text: '⟦５→5⟧条公交线路调整', place: 'title' },
    ],
    good: [
      '今年新建泵站3座。',
      '增长6.2%。',
      '县医院添置CT机一台。',
      '第三届村歌赛开唱。',
      '百分之三十的农户参保。',
      '去年全县GDP增速回升。',
      '时间：上午9：30。',
      '（一）加固河堤',
      '①清点种子',
      '全角符号如，。！？不在此列。',
    ],
  },
};
