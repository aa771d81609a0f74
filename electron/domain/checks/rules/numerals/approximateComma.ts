import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const numerals = '一二三四五六七八九';
const measured =
  '个|天|人(?!民|社)|次(?!会)|年(?!级|度|制|代|生)|岁|里(?!程|面|的)|米|公里|斤|公斤|吨|亩|户|家(?!庭|长)|辆|台|只|头|块|元|张|件|种|项|条|场|句|车|艘|担|桶|袋|箱|筐|步|口|顿|夜|周(?!年|[一二三四五六日])|星期(?![一二三四五六日])|秒|分钟|小时|点钟|倍|成(?!绩|果)|趟|遍|尺|寸|丈|杯|碗|株|棵|位(?!置)';
/** Two numbers in a row in Han; `第三、四名`, `前三、四名`, `二、三、四个` and a section's number are lists. */
const han = new RegExp(
  `(?<=[^第、初一二三四五六七八九两高大\\n])(?<!前(?=.{3}[名位项届]))([${numerals}两])、([${numerals}两])(?=[十百千万]?[多余几]?(?:${measured}))`,
  'g',
);
const arabic =
  /(?<=[^第、0-9.前\n])([1-9])、([1-9])(?=[十百千万]?(?:个|天|人(?!民|社)|次(?!会)|岁|里(?!程|面)|米|公里|斤|小时|分钟|倍|户|块|趟)(?!组))/g;
/** `5、60人`, `五、60人`: the first goes without its noughts. */
const tens =
  /(?<=[^第、0-9.前\n])([1-9一二三四五六七八九])、([1-9])0{1,3}(?=[多余]?(?:个|天|人(?!民|社)|次(?!会)|岁|里(?!程|面)|米|公里|斤|户|块|元|亩|名|斤|吨))/g;

/** A text without this is not looked at further: most have none. */
const sign = /[1-9一二三四五六七八九两]、[1-9一二三四五六七八九两]/;

export const approximateComma: TextRule = {
  id: 'approximate-comma',
  level: 'error',
  clause: 'GB/T 15835-2011 5.2.1；GB/T 15834-2011 4.5.3.4',
  message: '相邻两个数字连用表示概数，中间不用顿号：“{{text}}”。',
  english: 'Two neighbouring numbers for an approximate one take no mark between them: “{{text}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, han, (match) => (isNext(match) ? stretchOf(match, `${match[1]}${match[2]}`) : undefined)),
          ...hitsOf(masked, arabic, (match): Hit | undefined =>
            Number(match[1]) + 1 === Number(match[2]) ? { ...stretchOf(match), level: 'warning' } : undefined,
          ),
          ...hitsOf(masked, tens, (match): Hit | undefined => {
            const first = numerals.indexOf(match[1] ?? '') + 1 || Number(match[1]);
            return first + 1 === Number(match[2]) ? { ...stretchOf(match), level: 'warning' } : undefined;
          }),
        ],
  examples: {
    bad: [
      '这场雨下了⟦三、四→三四⟧天。',
      '来帮忙的有⟦五、六→五六⟧十人。',
      '孩子约十⟦五、六→五六⟧岁。',
      '每亩多收⟦七、八→七八⟧十斤。',
      '从家到诊所要走⟦二、三→二三⟧里路。',
      '案卷摞起来有⟦一、两→一两⟧尺高。',
      '比赛还剩⟦3、4⟧分钟。',
      '全村只有⟦八、九→八九⟧户没通气。',
      '旧课桌还能用⟦二、三→二三⟧十年。',
      '等车等了⟦1、2⟧个小时。',
      '演出开始前⟦两、三→两三⟧分钟，鼓师还在默谱。',
      '屋里摆着⟦三、五→三五⟧张旧桌子。',
      '堤上守着⟦5、60⟧人。',
      { text: '暴雨还要下⟦三、四→三四⟧天', place: 'title' },
    ],
    good: [
      '这场雨下了三四天。',
      '三、四年级的学生放假。',
      '获得第三、四名。',
      '二、三、四个组同时出发。',
      '三、四季度工业回升。',
      '一、二审均驳回。',
      '1、2号楼停水。',
      '十一、十二月是农闲。',
      '一、二十年来的变化',
      '八九十户人家。',
      '二、五个组留守。',
      '大一、大二的学生。',
      '前三、四名进入决赛。',
      '第5、60项条款作废。',
    ],
  },
};

function isNext(match: RegExpExecArray): boolean {
  const [one, other] = [(match[1] ?? '').replace('两', '二'), (match[2] ?? '').replace('两', '二')];
  // 三五 is said of a few, too.
  if (one === '三' && other === '五') return true;
  return numerals.indexOf(one) + 1 === numerals.indexOf(other);
}
