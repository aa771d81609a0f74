import { articleRule, type Gathered, type Mention, matchesIn } from '../../prose/textRule.ts';
import { readChinese, writeChinese } from './ordinal.ts';

interface Number extends Mention {
  readonly style: string;
  readonly value: number;
}

/** Where a number of a list stands: at the beginning, or behind what ends the item before it. */
const styles: readonly (readonly [string, RegExp])[] = [
  ['、', /(?<=^|[：:；。\n])([一二三四五六七八九十]{1,3})、(?=[^一二三四五六七八九十\s])/gu],
  ['（）', /(?<=^|[：:；。\n])（([一二三四五六七八九十]{1,3})）/gu],
  ['是', /(?<=^|[：:；，。\n])([一二三四五六七八九十]{1,2})是(?!\1)/gu],
  ['步', /(?<=^|[：:；。\n])第([一二三四五六七八九十])步(?=[，：、])/gu],
  ['，', /(?<=^|[：:；。\n])第([一二三四五六七八九十])(?=[，、])/gu],
];

function numbersIn(text: string): readonly Number[] {
  return styles
    .flatMap(([style, pattern]) =>
      matchesIn(text, pattern).flatMap((match): Number[] => {
        const value = readChinese(match[1] ?? '');
        return value === undefined ? [] : [{ style, value, start: match.index, end: match.index + match[0].length }];
      }),
    )
    .sort((one, other) => one.start - other.start);
}

function judgeNumbers(all: readonly Gathered<Number>[]) {
  const last = new Map<string, number>();
  return all.flatMap(({ prose, mention: { style, value, start, end } }) => {
    const before = last.get(style);
    last.set(style, value);
    // A list within a list begins anew under each head.
    if (style === '、') last.delete('（）');
    if (before === undefined || value <= before || value === before + 1) return [];
    return [{ prose, start, end, detail: { expected: writeChinese(before + 1) } }];
  });
}

export const numberingSkips = articleRule<Number>({
  id: 'numbering-skips',
  level: 'warning',
  clause: '出版惯例·序号连续',
  message: '序号跳过了“{{expected}}”，请核对“{{text}}”。',
  english: 'The numbering skips “{{expected}}” at “{{text}}”.',
  gather: ({ masked }) => numbersIn(masked),
  judge: judgeNumbers,
  examples: {
    bad: [
      ['一、核对水表；二、张贴通知；⟦四、⟧登记投诉。'],
      ['（一）选种', '（二）育秧', '⟦（四）⟧插秧'],
      ['今年三件事：一是修桥，二是建校，⟦四是⟧打井。'],
      ['第一步，报名；⟦第三步⟧，面试。'],
      ['第一，要看账。第二，要看物。⟦第四⟧，要看人。'],
      [{ text: '一、灾情', place: 'heading' }, '大雨下了一夜。', { text: '⟦三、⟧救援', place: 'heading' }],
      ['九、附则；十、解释；⟦十二、⟧施行日期。'],
      ['原因如下：一是旱；⟦三是⟧虫。'],
      ['一、总则', '（一）目的', '⟦（三）⟧范围', '二、办法', '（一）申报'],
      ['二、经费由镇里出。⟦五、⟧余款退回村集体。'],
    ],
    good: [
      ['一、核对水表；二、张贴通知；三、登记投诉。'],
      ['一、总则', '（一）目的', '（二）范围', '二、办法', '（一）申报', '（二）审核'],
      ['每月逢二、五、八赶集，三、六、九歇业。'],
      ['第一批物资到了，第三批还在路上。'],
      ['老人说，一是一，二是二。'],
      ['灾后第一天，通路；第三天，通水。'],
      ['先看一是否完工，再看三是否动工。'],
      ['第一名是柳湾队，第三名是石门队。'],
      ['一要快，二要稳，四面八方都来人。'],
      ['今年两件事：一是修桥，二是建校。', '明年两件事：一是打井，二是种树。'],
    ],
  },
});
