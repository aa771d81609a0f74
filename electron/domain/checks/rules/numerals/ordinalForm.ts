import { isQuoted, type Prose } from '../../prose/prose.ts';
import { type Hit, matchesIn, type TextRule } from '../../prose/textRule.ts';
import { hanNumber, readHanNumber } from './hanNumber.ts';

const ordinal = /第(?:([0-9]{1,2})|([一二三四五六七八九十]{1,3}))(届|名|期|批|组|轮|场|位|季度|号线|标段|小学|中学|车间|村民小组|赛段|站)/g;

/** Ordinals of one thing in one text, some in figures and some in Han. */
export const ordinalForm: TextRule = {
  id: 'ordinal-form',
  level: 'hint',
  clause: 'GB/T 15835-2011 4.1、4.3.2',
  message: '同类的序数写法宜一致：“{{text}}”宜为“{{fix}}”。',
  english: 'Ordinals of one kind take one form: “{{text}}” should be “{{fix}}”.',
  check: (prose) => (/第[0-9]/.test(prose.masked) && /第[一二三四五六七八九十]/.test(prose.masked) ? mixed(prose) : []),
  examples: {
    bad: [
      '第一届办在老粮库，⟦第2届→第二届⟧搬进剧场，第三届走上街头。',
      '第3届龙舟赛缩水，⟦第四届→第4届⟧停办，第5届重来。',
      '他获第二名，队友获⟦第3名→第三名⟧。',
      '第一批疫苗已到，⟦第2批→第二批⟧在路上。',
      '第三组先测，⟦第4组→第四组⟧后测。',
      '第1标段已完工，⟦第二标段→第2标段⟧在收尾，第3标段刚开工。',
      '第一轮签约十户，⟦第2轮→第二轮⟧签约三十户。',
      '第一季度持平，⟦第2季度→第二季度⟧增长，第三季度回落。',
      '第一场旁听三人，⟦第2场→第二场⟧旁听四十人。',
      '第二期培训招四十人，⟦第3期→第三期⟧招六十人。',
    ],
    good: [
      '第一届办在老粮库，第二届搬进剧场。',
      '第3届缩水，第4届停办。',
      '第一名来自第3小学。',
      '第2批疫苗由第一车间生产。',
      '他说“第2批快了”，其实第一批才到。',
      '依据第三条第2款处理。',
      '第一，清淤；第2天，固堤。',
      '第一次登台，得了第3名。',
      '第十二届赛事落幕。',
      '第5期培训班开班。',
    ],
  },
};

function mixed(prose: Prose): readonly Hit[] {
  const all = matchesIn(prose.masked, ordinal).filter(({ index }) => !isQuoted(prose, index));
  const kinds = new Map<string, { figures: number; han: number }>();
  for (const { 1: figures, 3: kind = '' } of all) {
    const count = kinds.get(kind) ?? { figures: 0, han: 0 };
    count[figures === undefined ? 'han' : 'figures'] += 1;
    kinds.set(kind, count);
  }
  return all.flatMap(({ index, 0: words, 1: figures, 2: han = '', 3: kind = '' }): readonly Hit[] => {
    const count = kinds.get(kind);
    if (!count || count.figures === 0 || count.han === 0) return [];
    const odd = count.figures > count.han ? figures === undefined : figures !== undefined;
    const fix = figures === undefined ? `第${readHanNumber(han)}${kind}` : `第${hanNumber(Number(figures))}${kind}`;
    return odd ? [{ start: index, end: index + words.length, fix }] : [];
  });
}
