import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Days that stand for an event, month and day. */
const events: ReadonlySet<string> = new Set(
  '3.8 3.12 3.15 3.22 4.15 4.23 5.1 5.4 5.12 5.19 6.1 6.5 6.18 6.26 7.1 7.7 8.1 9.3 9.11 9.18 10.1 11.9 11.11 12.1 12.2 12.4 12.9 12.13'.split(' '),
);
/** `“5.12”`, with anything but the middle dot. */
const quoted = /“([0-9]{1,2})[.．•・‧∙\-－—/]([0-9]{1,2})”(?![版倍米元分亿万升度])/g;
const unquoted =
  /(?<![0-9.“·年月-])([0-9]{1,2})[.．•・‧-]([0-9]{1,2})(?=汶川|晚会|消费者权益日|全民国家安全|国际禁毒|禁毒日|国家宪法日|全国交通安全日|世界读书日|国家公祭|大地震|地震|惨案|事变|运动|专案|特大|国际劳动节|国际妇女节)/g;
/** The middle dot is there, the quotation marks are not: `5·12大地震`. */
const bare = /(?<![0-9“·年月])[0-9]{1,2}·[0-9]{1,2}(?=汶川|晚会|消费者权益日|国际禁毒|禁毒日|国家宪法日|大地震|惨案|专案|特大|火灾|爆炸|交通事故)/g;
/** In Han numerals only January, November and December take the dot. */
const han =
  /((?<![一十])[二三四五六七八九])[·•・‧.．]((?:[二三]?十|[一二三])?[〇一二三四五六七八九]|[二三]?十)(?=”(?!历史博物馆)|事变|运动|劳动节|国际劳动节|妇女节|国际妇女节|建军节|青年节|儿童节|惨案|讲话|勋章|起义|奖章|红旗手|大地震)/g;
const undotted = /一二[八九](?<![二三四五六七八九十百千〇·第“]一二[八九])(?=运动|抗战|淞沪抗战)/g;

/** A text without this is not looked at further: most have none. */
const sign = /[0-9二三四五六七八九][.．•・‧∙·\-－—/][0-9〇一二三四五六七八九十]|一二[八九]/;

export const monthDayMark: TextRule = {
  id: 'month-day-mark',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.14.3.5；GB/T 15835-2011 5.1.6、5.2.3',
  message: '含月日的事件：数字用间隔号并加引号（“5·12”），汉字只在一、十一、十二月后用间隔号；“{{text}}”应为“{{fix}}”。',
  english: 'An event named by its day is “5·12” in figures; in Han only months 一, 十一, 十二 take the dot: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, quoted, (match) => (isDay(match) ? middle(match) : undefined)),
          ...hitsOf(masked, unquoted, (match) => (events.has(`${match[1]}.${match[2]}`) ? stretchOf(match, `“${match[1]}·${match[2]}”`) : undefined)),
          ...hitsOf(masked, bare, (match) => stretchOf(match, `“${match[0]}”`)),
          ...hitsOf(masked, han, (match) => stretchOf(match, `${match[1]}${match[2]}`)),
          ...hitsOf(masked, undotted, (match) => stretchOf(match, match[0] === '一二八' ? '“一·二八”' : '“一二·九”')),
        ],
  examples: {
    bad: [
      '纪念“5⟦.→·⟧12”汶川地震。',
      '“3⟦.→·⟧15”晚会曝光了三家企业。',
      '开展“6⟦-→·⟧26”国际禁毒日宣传。',
      '幸存者回忆⟦5.12→“5·12”⟧大地震那天。',
      '县法院举办⟦12.4→“12·4”⟧国家宪法日活动。',
      '⟦九·一八→九一八⟧事变纪念馆免费开放。',
      '学生重温“⟦五·四→五四⟧”精神。',
      '他获评全国⟦三·八→三八⟧红旗手。',
      '档案里记着⟦一二九→“一二·九”⟧运动的经过。',
      '⟦3·15→“3·15”⟧晚会之后，药店自查。',
      '“11⟦．→·⟧9”消防日，学校组织疏散演练。',
      { text: '“4⟦•→·⟧23”书香满城', place: 'title' },
    ],
    good: [
      '纪念“5·12”汶川地震。',
      '九一八事变纪念馆免费开放。',
      '“一二·九”运动旧址修缮完工。',
      '软件升到“2.0”版。',
      '渠长5.12公里。',
      '涨幅为3.15%。',
      '“十一”黄金周游客增多。',
      '“一·二八”淞沪抗战旧址。',
      '圆周率约为“3.14”。',
      '沈阳“九·一八”历史博物馆免费开放。',
      '图5-12显示水位变化。',
      '学生重温五四精神。',
    ],
  },
};

function isDay(match: RegExpExecArray): boolean {
  const [month, day] = [Number(match[1]), Number(match[2])];
  if (events.has(`${month}.${day}`)) return true;
  // `3.14` may be a number; with another mark it cannot.
  return !/[.．]/.test(match[0]) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function middle(match: RegExpExecArray): Hit {
  const start = match.index + 1 + (match[1]?.length ?? 0);
  return { start, end: start + 1, fix: '·' };
}
