import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Units and words that begin with 千 or 百: `5千瓦`, `3百货`. */
const own = /^[瓦米克伏卡帕赫字焦兆安比斤岛佛阳古秋里分]/;
const hundredOwn = /^[货合姓科度会事叶色分]/;

const tenThousands = /(?<![0-9.])([0-9]{1,4})(?:万([1-9])千([1-9])?百?|亿([1-9])千万)(?![0-9])/g;
const thousands = /(?<![0-9.万亿])([0-9]{1,4})千(?:([0-9])百)?(?:([0-9])十)?([0-9])?(?![0-9])/g;
const hundreds = /(?<![0-9.千万亿])([0-9]{1,2})百(?:([0-9])十)?([0-9])?(?![0-9])/g;
const tens = /(?<![0-9.千百])[1-9]十(?=[多余几来][个人岁年名户亩元])/g;
/** `一百08` */
const backwards = /[一二三四五六七八九两][百千万]零?[0-9]{1,8}/g;
/** `3亿五千万`, `5万三千`; `三.5`, `3点五`; `二十5人`. */
const hanBehind = /(?<![0-9.])[0-9]{1,4}[万亿][一二三四五六七八九][千百]万?/g;
const point =
  /[一二三四五六七八九十]\.[0-9]{1,2}(?=[万亿%％个元倍米吨亩公度])|(?<![0-9.:：])[0-9]{1,4}点[一二三四五六七八九]{1,3}(?=[万亿%％倍米吨亩公度]|个百分点)/g;
const tenAndFigure = /(?<![初月第])[二三四五六七八九]?十[0-9](?=[个人岁年名户亩元天件次里米](?!月|日))/g;
/** The first number of a range or of two goes without its unit: then replacing the second is not enough. */
const joined = /[0-9][～~—–－\-至到、]$/;

/** A text without this is not looked at further: most have none. */
const sign = /[0-9][千百十点]|[百千万十]零?[0-9]|[0-9][万亿][一二三四五六七八九]|[一二三四五六七八九十]\./;

export const mixedNumeral: TextRule = {
  id: 'mixed-numeral',
  level: 'error',
  clause: 'GB/T 15835-2011 5.3',
  message: '同一数值里只有“万”“亿”可与阿拉伯数字同用，“{{text}}”混用了两种数字。',
  english: 'Only 万 and 亿 go with figures in one number: “{{text}}” mixes two kinds.',
  check: ({ masked }) => {
    if (!sign.test(masked)) return [];
    const found = (pattern: RegExp, read: (match: RegExpExecArray, after: string) => string | undefined | false) =>
      hitsOf(masked, pattern, (match): Hit | undefined => {
        const fix = read(match, masked.slice(match.index + match[0].length, match.index + match[0].length + 2));
        if (fix === false) return undefined;
        return stretchOf(match, joined.test(masked.slice(Math.max(0, match.index - 2), match.index)) ? undefined : fix);
      });
    return [
      ...found(tenThousands, ofTenThousands),
      ...found(thousands, ofThousands),
      ...found(hundreds, ofHundreds),
      ...found(tens, ({ 0: words }) => `${words.charAt(0)}0`),
      ...[backwards, hanBehind, point, tenAndFigure].flatMap((pattern) => found(pattern, () => undefined)),
    ];
  },
  examples: {
    bad: [
      '出动民兵⟦2千3百→2300⟧人。',
      '全县种植烤烟⟦3万5千→3.5万⟧亩。',
      '捐款⟦5百→500⟧元。',
      '到场观众⟦1千→1000⟧余人。',
      '受理案件⟦一百08⟧件。',
      '水库库容⟦2千→2000⟧万立方米。',
      '校舍扩建投入⟦3亿5千万→3.5亿⟧元。',
      '住院费报销了⟦3百5十→350⟧元。',
      '打井队守了⟦3十→30⟧多个昼夜。',
      '每户补助⟦两千500⟧元。',
      '水库总投资⟦3亿五千万⟧元。',
      '亩产提高⟦三.5⟧个百分点。',
      '增速为⟦6点五⟧个百分点。',
      '旁听席上坐着⟦二十5⟧人。',
      { text: '⟦8百→800⟧名选手竞逐马拉松', place: 'title' },
    ],
    good: [
      '出动民兵2300人。',
      '全县种植烤烟3.5万亩。',
      '新装5千瓦机组两台。',
      '体重60千克。',
      '投资3亿元、2000万元不等。',
      '上涨2个百分点。',
      '他在7天百货店打工。',
      '两千五百人到场。',
      '评出2026十大新闻。',
      '线路全长12千米。',
      '一千零八级台阶。',
      '上午9点一刻开闸，9点三十分关闸。',
      '农历四月二十6时许，雨停了。',
      'G5千岛湖出口今晚封闭。',
    ],
  },
};

function ofTenThousands({ 0: words, 1: whole, 2: thousand, 3: hundred, 4: thousandOfHundredMillion }: RegExpExecArray, after: string) {
  if (thousandOfHundredMillion !== undefined) return `${whole}.${thousandOfHundredMillion}亿`;
  if (own.test(after) && words.endsWith('千')) return undefined;
  return hundred !== undefined && !words.endsWith('百') ? undefined : `${whole}.${thousand}${hundred ?? ''}万`;
}

function ofThousands({ 0: words, 1: thousand, 2: hundred, 3: ten, 4: one }: RegExpExecArray, after: string) {
  if (words.endsWith('千') && own.test(after)) return false;
  // `2千3` may be 2300.
  if (one !== undefined && ten === undefined) return undefined;
  return String(Number(thousand) * 1000 + Number(hundred ?? 0) * 100 + Number(ten ?? 0) * 10 + Number(one ?? 0));
}

function ofHundreds({ 0: words, 1: hundred, 2: ten, 3: one }: RegExpExecArray, after: string) {
  if (words.endsWith('百') && hundredOwn.test(after)) return false;
  if (one !== undefined && ten === undefined) return undefined;
  return String(Number(hundred) * 100 + Number(ten ?? 0) * 10 + Number(one ?? 0));
}
