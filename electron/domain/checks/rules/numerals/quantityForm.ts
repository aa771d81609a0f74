import { isQuoted, type Prose } from '../../prose/prose.ts';
import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';
import { readLargeHanNumber } from './hanNumber.ts';

const units =
  '人次|平方米|立方米|平方公里|公里|公斤|公顷|千米|千克|小时|分钟|万元|亿元|人|名|户|亩|元|吨|米|斤|台|辆|件|家|所|座|处|宗|起|例|张|册|株|棵|头|只|艘|项';
const han = '[一二三四五六七八九十百千万亿两零]{1,9}';
const figures = '[0-9][0-9,]{0,11}(?:\\.[0-9]{1,4})?[万亿]?';
/** Every quantity of a text; not an ordinal, nor an approximate one (十余, 三四百, 几十). */
const quantity = new RegExp(
  `(?<![0-9.第数几上半整余多每单初一二三四五六七八九十百千万亿两零〇点])(?:(${han})|(${figures}))(?![多余几来])(${units})(?![半余多])`,
  'g',
);
/** A text without both forms before a unit is not looked at further: most have one. */
const signs = [
  /[0-9万亿][人名户亩元吨米斤台辆件家所座处宗起例张册株棵头只艘项平立公千小分万亿]/,
  /[一二三四五六七八九十百千万亿两][人名户亩元吨米斤台辆件家所座处宗起例张册株棵头只艘项平立公千小分万亿]/,
];
/** Between the two of a pair: `增加到`, `、二等奖`. */
const change =
  /^[^，。；：！？、0-9]{0,10}(?:增加|增|提高|提升|扩大|上升|升|减少|减|降低|降|下降|缩短|缩减|扩|发展|调整|压减|延长|变)(?:到|至|为|成)了?$/;
const row = /^[^，。；：！？、“”（）]{0,4}(?:、[^，。；：！？、“”（）]{1,8}|，[^，。；：！？、“”（）]{1,4})$/;
interface Quantity extends Hit {
  readonly unit: string;
  /** Undefined for one in figures. */
  readonly value?: number;
}

/** Two quantities of one kind side by side: one form for both. */
export const quantityForm: TextRule = {
  id: 'quantity-form',
  level: 'warning',
  clause: 'GB/T 15835-2011 4.1、4.3.2',
  message: '同一处并列或比较的数量写法宜一致：“{{text}}”与相邻的数字不同。',
  english: 'Quantities side by side take one form: “{{text}}” differs from its neighbours.',
  check: (prose) => (signs.every((sign) => sign.test(prose.masked)) ? pairs(prose, quantitiesOf(prose)) : []),
  examples: {
    bad: [
      '评出一等奖⟦三名→3名⟧、二等奖6名、三等奖12名。',
      '茶园由3.2万亩扩大到⟦五万亩→5万亩⟧。',
      '日均接诊由800人次提高到⟦一千二百人次→1200人次⟧。',
      '新建泵站3座、水闸⟦五座→5座⟧、涵洞12座。',
      '工期由40天压减，用工从120人减少到⟦八十人→80人⟧。',
      '全县有小学36所，中学⟦九所→9所⟧。',
      '受理民事案件420件、刑事案件⟦三十五件→35件⟧。',
      '补贴标准由⟦五百元→500元⟧提高到800元。',
      '参赛选手由⟦两百名→200名⟧增加到350名。',
      '出动铲车4台、渣土车⟦十二台→12台⟧。',
      '村卫生室由⟦三家→3家⟧增加为11家。',
    ],
    good: [
      '评出一等奖3名、二等奖6名。',
      '评出一等奖三名、二等奖六名。',
      '他们两人守着3座水闸。',
      '一个村3名干部。',
      '有一家企业今年招了120人。',
      '两家企业、3名工人获奖。',
      '一百多人报名，录取40人。',
      '全县有36所小学，其中一所建于民国。',
      '他一个人照看12亩果园。',
      '“从三家做到11家”，他说。',
      '工期18个月，建成后解决五个村的灌溉。',
      '收到剪纸213件，评委从中评出金奖三件。',
      '比分2:1，全场三人染黄。',
    ],
  },
};

function quantitiesOf(prose: Prose): readonly Quantity[] {
  return hitsOf(prose.masked, quantity, (match): (Quantity & Hit) | undefined => {
    const [words, inHan, , unit = ''] = match;
    const place = { start: match.index, end: match.index + words.length, unit };
    if (isQuoted(prose, match.index)) return undefined;
    return inHan === undefined ? place : { ...place, value: readLargeHanNumber(inHan) };
  }) as readonly Quantity[];
}

function pairs({ masked }: Prose, all: readonly Quantity[]): readonly Hit[] {
  const odd = new Map<number, Hit>();
  for (let next = 1; next < all.length; next++) {
    const [one, other] = [all[next - 1], all[next]];
    if (!one || !other || one.unit !== other.unit || (one.value === undefined) === (other.value === undefined)) continue;
    const between = masked.slice(one.end, Math.min(other.start, one.end + 30));
    if (other.start - one.end > 20 || !(change.test(between) || row.test(between))) continue;
    const inHan = one.value === undefined ? other : one;
    if (Number.isNaN(inHan.value) || (row.test(between) && (inHan.value ?? 0) < 2)) continue;
    const { start, end, unit, value = 0 } = inHan;
    odd.set(start, { start, end, fix: `${inFigures(value)}${unit}` });
  }
  return [...odd.values()];
}

function inFigures(value: number): string {
  return value >= 10_000 && value % 1000 === 0 ? `${value / 10_000}万` : String(value);
}
