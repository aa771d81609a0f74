import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const bare =
  /(?<![一二三四五六七八九十])\.(?<=[\u4e00-\u9fff（“，、：～~—][ ]?\.)(?=[0-9]{1,4}(?:%|％|℃|个|元|米|吨|公里|公斤|公顷|倍|度|亩|厘米|毫米|千克|克|万|亿|升|毫升|秒|分))/g;

export const decimalZero: TextRule = {
  id: 'decimal-zero',
  level: 'error',
  clause: 'GB/T 15835-2011 5.1.2',
  message: '纯小数要写小数点前的“0”。',
  english: 'A decimal fraction has a 0 before its point.',
  check: ({ masked }) => hitsOf(masked, bare, (match) => stretchOf(match, '0.')),
  examples: {
    bad: [
      '水位每小时上涨⟦.→0.⟧5米。',
      '失业率下降⟦.→0.⟧3个百分点。',
      '亩均增产⟦.→0.⟧2吨。',
      '他以⟦.→0.⟧01秒之差屈居亚军。',
      '药液浓度为⟦.→0.⟧9%。',
      '（⟦.→0.⟧8公里）',
      '支出占比约 ⟦.→0.⟧6%。',
      '含沙量，⟦.→0.⟧4千克。',
      '每生每天补助⟦.→0.⟧5元。',
      { text: '近视率下降⟦.→0.⟧7个百分点', place: 'title' },
    ],
    good: [
      '水位每小时上涨0.5米。',
      '失业率下降0.3个百分点。',
      '警方缴获.22口径步枪一支。',
      '样片存为“开镰.mp4”。',
      '第3.5公里处设卡。',
      '版本.2已停用。',
      '约半米深。',
      'Only .5% of them left.',
      '`.5米`',
      '增长12.6%。',
    ],
  },
};
