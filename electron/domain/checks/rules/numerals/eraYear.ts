import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';
import { hanNumber } from './hanNumber.ts';

const eras = '洪武|永乐|宣德|成化|弘治|嘉靖|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|贞观|开元|天宝|元丰|绍兴|昭和|平成|令和';
const era = new RegExp(`(${eras})([1-9][0-9]?)年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?`, 'g');
const lunar = /(农历|阴历|古历)([0-9]{1,2})月(?:初?([0-9]{1,2})日?)?/g;
const month = /(正月|腊月|冬月)(?:初?)([0-9]{1,2})(?![0-9—～至到、]|岁|年|个|米)/g;
const newYear = /大年(?:初?)(30|[1-9])(?![0-9])/g;

/** A text without this is not looked at further: most have none. */
const sign = /[武乐德化治靖历启祯熙正隆庆光丰绪统观元宝兴和成年月][0-9初]/;

export const eraYear: TextRule = {
  id: 'era-year',
  level: 'error',
  clause: 'GB/T 15835-2011 4.2.1',
  message: '帝王年号和农历月日用汉字：“{{text}}”应为“{{fix}}”。',
  english: 'Years of a reign and days of the lunar calendar are written in Han: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, era, (match) => {
            const [, name, year, of, day] = match;
            return stretchOf(match, `${name}${han(year)}年${of === undefined ? '' : `${han(of)}月`}${day === undefined ? '' : `${han(day)}日`}`);
          }),
          ...hitsOf(masked, lunar, (match) => dated(match, `${match[1]}${han(match[2])}月`, match[3])),
          ...hitsOf(masked, month, (match) => dated(match, `${match[1]}`, match[2])),
          ...hitsOf(masked, newYear, (match) => dated(match, '大年', match[1])),
        ],
  examples: {
    bad: [
      '桥建于⟦光绪26年→光绪二十六年⟧。',
      '县志载⟦乾隆7年6月→乾隆七年六月⟧大水。',
      '庙会定在⟦农历3月15→农历三月十五⟧。',
      '花灯从⟦正月15→正月十五⟧亮到月底。',
      '⟦腊月23→腊月二十三⟧祭灶。',
      '⟦大年初1→大年初一⟧景区免票。',
      '⟦大年30→大年三十⟧，医生还在值班。',
      '古井凿于⟦康熙40年→康熙四十年⟧。',
      '当地⟦农历8月→农历八月⟧有赶秋的习俗。',
      '⟦正月初5→正月初五⟧商铺开市。',
      { text: '⟦腊月8→腊月初八⟧粥飘香', place: 'title' },
    ],
    good: [
      '桥建于光绪二十六年（1900年）。',
      '花灯从正月十五亮到月底。',
      '民国38年的账本。',
      '2026年8月15日开赛。',
      '大年初一景区免票。',
      '农历八月十五赏月。',
      '腊月23岁的他参了军。',
      '正月1至3日休市。',
      '道光年间修的祠堂。',
      '嘉靖四十年大旱。',
      '咸丰县2026年通了高铁。',
    ],
  },
};

function han(figures: string | undefined): string {
  return hanNumber(Number(figures));
}

function dated(match: RegExpExecArray, before: string, day: string | undefined): Hit {
  if (day === undefined) return stretchOf(match, before);
  return stretchOf(match, `${before}${Number(day) <= 10 ? '初' : ''}${han(day)}`);
}
