import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const percent = /百分之([0-9]{1,4}(?:\.[0-9]{1,4})?)(?![0-9])/g;
const fraction = /[二三四五六七八九十千万]分之[0-9]{1,3}|(?<![0-9.])[0-9]{1,3}分之[一二三四五六七八九十]{1,3}/g;
const point = /百分点(?<=[0-9]百分点)/g;
/** Beside a percentage in figures, in one sentence. */
const inWords =
  /百分之(?!百(?![零一二三四五六七八九]))[零一二三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]{1,3})?(?<=[0-9][%％][^。！？\n]{1,60})|百分之(?!百(?![零一二三四五六七八九]))[零一二三四五六七八九十百]{1,6}(?=[^。！？\n]{0,40}[0-9][%％])/g;
const misnamed = /个百分比(?<=[0-9两几一二三四五六七八九十]个百分比)/g;
const signed = /[%％]个?百分点/g;

/** A text without this is not looked at further: most have none. */
const sign = /分之|百分[点比]/;

export const percentMixed: TextRule = {
  id: 'percent-mixed',
  level: 'error',
  clause: 'GB/T 15835-2011 5.3',
  message: '分数、百分数不混用两种数字，百分点写作“X个百分点”：“{{text}}”。',
  english: 'A fraction or a percentage does not mix two kinds of numerals, and points are X个百分点: “{{text}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, percent, (match) => stretchOf(match, `${match[1]}%`)),
          ...hitsOf(masked, fraction, (match) => stretchOf(match)),
          ...hitsOf(masked, point, (match) => ({ ...stretchOf(match, '个百分点'), level: 'warning' })),
          ...hitsOf(masked, inWords, (match) => ({ ...stretchOf(match), level: 'hint' as const })),
          ...hitsOf(masked, misnamed, (match) => stretchOf(match, '个百分点')),
          ...hitsOf(masked, signed, (match) => stretchOf(match, '个百分点')),
        ],
  examples: {
    bad: [
      '全村⟦百分之30→30%⟧的农户参保。',
      '出苗率为⟦百分之92.5→92.5%⟧。',
      '⟦三分之2⟧的学生住校。',
      '近视率下降3⟦百分点→个百分点⟧。',
      '增速提高0.5⟦%个百分点→个百分点⟧。',
      '⟦4分之三⟧的选手来自乡镇。',
      '药价平均降了⟦百分之15→15%⟧。',
      '诉前调解率提高2⟦%百分点→个百分点⟧。',
      '误差不到⟦千分之2⟧。',
      '参保率由82%提高到⟦百分之九十⟧。',
      '升学率提高4⟦个百分比→个百分点⟧。',
      { text: '压减开支⟦百分之10→10%⟧', place: 'title' },
    ],
    good: [
      '全村30%的农户参保。',
      '全村百分之三十的农户参保。',
      '三分之二的学生住校。',
      '近视率下降3个百分点。',
      '2/3的选手来自乡镇。',
      '提高了两个百分点。',
      '误差不到千分之二。',
      '百分之百满意。',
      '他投进3分之后，全队士气大振。',
      '增长6.2%。',
    ],
  },
};
