import { isQuoted, type Prose } from '../../prose/prose.ts';
import { articleRule, type Mention, matchesIn } from '../../prose/textRule.ts';

type Form = 'figures' | 'han' | 'dots' | 'hyphens' | 'slashes';

interface DateMention extends Mention {
  readonly form: Form;
  /** As 2026年6月1日, where it is written in figures. */
  readonly plain: string | undefined;
}

const day = '(?:0?[1-9]|[12][0-9]|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const numeric = (mark: string): RegExp =>
  new RegExp(`(?<![0-9A-Za-z.\\-/])((?:19|20)[0-9]{2})${mark}(${month})${mark}(${day})(?![0-9A-Za-z.\\-/])`, 'g');
const forms: readonly (readonly [Form, RegExp])[] = [
  ['figures', /(?<![0-9])([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日/g],
  ['han', /[一二][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/g],
  ['dots', numeric('\\.')],
  ['hyphens', numeric('-')],
  ['slashes', numeric('/')],
];
const places: readonly Prose['place'][] = ['paragraph', 'item', 'quote', 'summary', 'caption'];

/** The form that most of an article's dates have; where two have as many, the one that comes first. */
export const dateForm = articleRule<DateMention>({
  id: 'date-form',
  level: 'warning',
  clause: 'GB/T 15835-2011 4.3.3、5.1.4',
  message: '全文的日期写法宜统一：“{{text}}”与其他日期不同。',
  english: 'One form for all dates: “{{text}}” differs from the others.',
  gather: (prose) => {
    if (!places.includes(prose.place)) return [];
    return forms.flatMap(([form, pattern]) =>
      matchesIn(prose.masked, pattern)
        .filter(({ index }) => !isQuoted(prose, index))
        .map(({ index, 0: words, 1: year, 2: of, 3: on }) => ({
          start: index,
          end: index + words.length,
          form,
          plain: year === undefined ? undefined : `${year}年${Number(of)}月${Number(on)}日`,
        })),
    );
  },
  judge: (all) => {
    const ordered = [...all].sort((one, other) => one.prose - other.prose || one.mention.start - other.mention.start);
    const count = new Map<Form, number>();
    for (const { mention } of ordered) count.set(mention.form, (count.get(mention.form) ?? 0) + 1);
    const [[usual] = ['figures']] = [...count].sort((one, other) => other[1] - one[1]);
    return ordered
      .filter(({ mention }) => mention.form !== usual)
      .map(({ prose, mention: { start, end, plain } }) => ({
        prose,
        start,
        end,
        ...(usual === 'figures' && plain !== undefined ? { fix: plain } : {}),
      }));
  },
  examples: {
    bad: [
      ['大桥于2026年6月1日通车。', '⟦2026.6.8→2026年6月8日⟧起收费。'],
      ['汛情通报发布于2026年7月3日。', '2026年7月5日水位回落。', '⟦2026-07-09→2026年7月9日⟧解除预警。'],
      ['判决书2025年3月2日送达，⟦2025/3/17→2025年3月17日⟧生效。'],
      ['石碑立于二〇〇六年五月一日。', '⟦2026年5月1日⟧重修。'],
      ['2026年9月1日开学。', '⟦二〇二六年九月二日⟧上课。'],
      ['预算2026.1.5公布。', '决算2026.6.30公布。', '⟦2026年7月1日⟧答复质询。'],
      ['药店2026年4月8日开业，⟦2026.04.10→2026年4月10日⟧接入医保。'],
      [{ text: '2026年10月2日开赛', place: 'summary' }, '报名截至⟦2026.9.20→2026年9月20日⟧。'],
      ['2026年3月12日植树。', { text: '⟦2026/3/13→2026年3月13日⟧浇水', place: 'caption' }],
      ['剧目2024年2月1日首演，2025年2月1日复排，⟦2026-2-1→2026年2月1日⟧再演。'],
    ],
    good: [
      ['大桥于2026年6月1日通车。', '2026年6月8日起收费。'],
      ['大桥于2026年6月1日通车。', '6月8日起收费。'],
      ['汛情通报发布于2026.7.3。'],
      ['石碑刻着“二〇〇六年五月一日”，2026年5月1日重修。'],
      ['渠长2026.6公里。', '2026年6月1日通水。'],
      ['2026年9月1日开学。', { text: '2026.9.1', place: 'cell' }],
      ['详见 https://a.example/2026/6/1 一页。', '2026年6月1日发布。'],
      ['编号2026-06-01-3的档案，2026年6月1日归档。'],
      ['二〇〇六年五月一日立碑，二〇二六年五月一日重修。'],
      ['比赛9：30开始。', '2026年10月2日决出名次。'],
    ],
  },
});
