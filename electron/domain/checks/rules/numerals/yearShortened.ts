import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

/** `26年6月`; not a span of time (`刑期12年6月`), nor a year of another count. */
const withMonth =
  /[0-9]{2}(?=年[0-9]{1,2}月(?!余|有余))(?<![0-9.．年]..)(?<!(?:徒刑|刑期|服役|工龄|历时|历经|民国|昭和|平成|令和|光绪|宣统|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|万历|永乐|洪武|[第满近约逾共长达])..)/g;
const withZero = /(?<![0-9.．])0[0-9](?=年(?!级))/g;
const fiscal = /(?<![0-9.．])[12][0-9](?=年度)/g;
/** `25年上半年`: no span of time is followed by its parts. */
const part = /[012][0-9](?=年(?:上半年|下半年|第?[一二三四]季度|春节|元旦|清明|端午|中秋|国庆|高考|[春夏秋冬]季))(?<![0-9.．]..)/g;
const end = /2[0-9](?=年[底末初])(?<=[在到至于].{2})/g;
const since = /(?<=[自从到于至在])[5-9][0-9](?=年(?:以来|起|底|开始|至今|特大洪水|抗洪|洪水|大水))/g;
/** `在82年出生`: what happens once, behind a preposition. */
const once =
  /(?<=[于在自从到])[0-9]{2}(?=年(?:出生|生人|建成|建校|毕业|参军|入党|入伍|通车|投产|动工|开工|创办|成立|落户|退休|退伍|开始|获得|当选|考上|来到|搬[到进来]))/g;
const at = /(?<=(?<![低少多小大高早晚短长等限终关鉴对])于)[0-9]{2}(?=年(?![前后来龄]|之))|(?<=从)[0-9]{2}(?=年[起开])/g;
const born = /(?<![0-9于在自从到])(?:[5-9][0-9]|0[0-9])(?=年(?:出生|生人|参军|入伍|入党))/g;
/** `自26年起`: a span of time does not follow 自 or 从. */
const from = /(?<=[自从])[012][0-9](?=年(?:起|开始))/g;
/** `2020—25年` */
const range = /(?<=(?<![0-9])(?:19|20)[0-9]{2}年?[-—–～~－至到])[0-9]{2}(?=年(?![^，。；]{0,4}(?:里|间共|来)))/g;

/** A text without this is not looked at further: most have none. */
const sign = /[0-9]{2}年/;

export const yearShortened: TextRule = {
  id: 'year-shortened',
  level: 'error',
  clause: 'GB/T 15835-2011 5.1.4',
  message: '年份不能简写，“{{text}}年”应写四位数。',
  english: 'A year is written with four digits, not “{{text}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : firstOf([
          ...[withMonth, withZero, part].flatMap((pattern) => hitsOf(masked, pattern, full)),
          ...[fiscal, since, from, end, once, at, born].flatMap((pattern) =>
            hitsOf(masked, pattern, (match) => ({ ...full(match), level: 'warning' })),
          ),
          ...hitsOf(masked, range, (match) => within(match, masked.slice(Math.max(0, match.index - 6), match.index))),
        ]),
  examples: {
    bad: [
      '大桥于⟦25→2025⟧年9月合龙。',
      '他⟦98→1998⟧年7月参加过抗洪。',
      '⟦08→2008⟧年冬天雪特别大。',
      '规划期为2021—⟦25→2025⟧年。',
      '县医院⟦19→2019⟧年3月迁入新址。',
      '⟦25→2025⟧年度预算执行率九成以上。',
      '自⟦95→1995⟧年以来，渡口再没有停过摆。',
      '球队⟦03→2003⟧年升入甲级。',
      '该县自⟦26→2026⟧年起用三年完成改造。',
      '他从⟦19→2019⟧年开始种茶。',
      '2016年至⟦20→2020⟧年，新建村道120公里。',
      '⟦25→2025⟧年上半年，全县接待游客12万人次。',
      '他在⟦98→1998⟧年特大洪水中立过功。',
      '工程到⟦27→2027⟧年底完工。',
      '他于⟦86→1986⟧年参军，守了三年海岛。',
      '老人⟦53→1953⟧年出生，识字不多。',
      '被告人⟦22→2022⟧年11月起伪造票据。',
      { text: '⟦26→2026⟧年3月起执行新票价', place: 'title' },
    ],
    good: [
      '大桥于2025年9月合龙。',
      '他被判处有期徒刑12年6个月。',
      '服役26年，从未误班。',
      '26年来，渡口再没有停过摆。',
      '光绪26年8月大水。',
      '工期历时12年9月有余。',
      '20世纪90年代修的渠。',
      '2020年至2025年，新建村道120公里。',
      '树龄约30年。',
      '服役25年底他才退伍。',
      '2025年上半年接待游客12万人次。',
      '从3年级到6年级都有社团。',
      '建校70年以来，毕业生过万。',
      '他等了26年入党志愿书。',
      '自20年前起，他就守着渡口。',
      '树木从第20年起结果。',
    ],
  },
};

function full(match: RegExpExecArray): Hit {
  const [words] = match;
  const hit = { start: match.index, end: match.index + 2 };
  const short = Number(words);
  // What lies between may be of either century.
  if (short >= 40 && short < 50) return hit;
  return { ...hit, fix: `${short < 40 ? 20 : 19}${words}` };
}

function within(match: RegExpExecArray, before: string): Hit | undefined {
  const year = /(19|20)([0-9]{2})年?.$/.exec(before);
  if (!year || Number(match[0]) <= Number(year[2])) return undefined;
  return { start: match.index, end: match.index + 2, fix: `${year[1]}${match[0]}` };
}

/** What two patterns see is said once. */
function firstOf(hits: readonly Hit[]): readonly Hit[] {
  return [...new Map([...hits].reverse().map((hit) => [hit.start, hit])).values()].reverse();
}
