import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const number = '(?:[0-9][0-9.,]{0,11}[十百千万亿]{0,2}|[一二三四五六七八九十百千万亿两]{1,8})';
/** Words for “about”, not as the end of another: 附近, 合约, 节约. */
const about = '(?:大约|大概|将近|接近|(?<![附最邻靠临远毗相贴亲新])近|(?<![大签合节预制条公相履违特简契立婚邀赴失爽解守续毁纽依隐])约)';
/** What is counted: not `5500家二级以上`. */
const counted = '(?:(?![一二三四五六七八九十])[\\u4e00-\\u9fff%％]){0,3}';

const more = new RegExp(`${about}有?${number}[余多](?!年[来间里])(?=[\\u4e00-\\u9fff])`, 'g');
const around = new RegExp(`${about}${number}[\\u4e00-\\u9fff%％℃]{0,4}(?:左右|上下)(?![两侧手各摇为开])`, 'g');
const over = new RegExp(`(?:超过|(?<![高])超|逾)${number}(?:[余多](?=[\\u4e00-\\u9fff])|${counted}以上)`, 'g');
const bounded = new RegExp(`(?:至少(?:需要?|要|有|达)?${number}${counted}以上|(?:最多|至多|不到|不足)${number}${counted}以下)`, 'g');
const twice = new RegExp(`(?:大约|大概|约)(?:近|将近|接近)${number}|${number}[余多][\\u4e00-\\u9fff]{0,3}(?:左右|上下)(?![两侧手各摇为开])`, 'g');

/** A text without this is not looked at further: most have none. */
const sign = /[约近过超逾少多到足][0-9一二三四五六七八九十百千万亿两将接近有需要达]|左右|上下/;

export const approximateDoubled: TextRule = {
  id: 'approximate-doubled',
  level: 'warning',
  clause: '出版惯例',
  message: '概数说了两遍：“{{text}}”，约、近、超与余、多、左右、以上留一个。',
  english: 'Approximate twice over: “{{text}}”; keep one of the words.',
  check: ({ masked }) =>
    !sign.test(masked) ? [] : [more, around, over, bounded, twice].flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match))),
  examples: {
    bad: [
      '转移群众⟦近300余⟧人。',
      '全镇⟦约30多⟧户受灾。',
      '工期⟦大约三个月左右⟧。',
      '亩产⟦接近1000斤左右⟧。',
      '捐款⟦超过100多⟧万元。',
      '到场观众⟦逾两千余⟧人。',
      '⟦大约有200多⟧名群众参加演练。',
      '清淤⟦至少需要3天以上⟧。',
      '旁听的有⟦30多人左右⟧。',
      '出工⟦约近200⟧个。',
      '住院费⟦约5000元上下⟧。',
      '旁听席⟦将近五十多⟧人。',
      '⟦至少三成以上⟧的学生参加社团。',
      '库容⟦不足三成以下⟧。',
      { text: '⟦近百余⟧名选手参赛', place: 'title' },
    ],
    good: [
      '转移群众近300人。',
      '附近30余户受灾。',
      '近十多年来，渠水再没有断过。',
      '签约30多家企业。',
      '节约10余万元。',
      '工期大约三个月。',
      '捐款超过100万元。',
      '三十多年来，他一直守渡。',
      '亩产千斤左右。',
      '公约二十余条贴在村口。',
      '超过500家二级以上的医院参加。',
      '六十岁以上老人免费体检。',
      '最近三十多天没下雨。',
      '道路约30米宽，左右各植一排树。',
    ],
  },
};
