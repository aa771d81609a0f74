/** Numbers as Word writes them in lists. */

const digits = '〇一二三四五六七八九';
const units = ['', '十', '百', '千'];

/** 1 to 9,999 as 一, 十二, 一百零五; beyond, digits. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) return String(value);
  let text = '';
  let gap = false;
  for (const [at, digit] of [...String(value)].entries()) {
    const unit = units[String(value).length - 1 - at] ?? '';
    if (digit === '0') gap = true;
    else {
      text += (gap ? '零' : '') + (digits[Number(digit)] ?? '') + unit;
      gap = false;
    }
  }
  return text.replace(/^一十/, '十');
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [worth, sign] of romans) {
    while (left >= worth && text.length < 20) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}

/** a to z, then aa, bb, as Word counts. */
function letters(value: number): string {
  return value < 1 ? String(value) : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));
}

const circled = (value: number) => (value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value));
const listed = (signs: string) => (value: number) => [...signs][value - 1] ?? String(value);

/** By Word's names for number formats (ECMA-376-1, 17.18.59). Those that are not here are written in digits. */
const formats: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  ideographDigital: (value) => [...String(value)].map((digit) => digits[Number(digit)] ?? digit).join(''),
  chineseLegalSimplified: (value) => chineseNumber(value).replace(/[一二三四五六七八九十百千零]/g, (sign) => legal[sign] ?? sign),
  ideographTraditional: listed('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: listed('子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  none: () => '',
};
const legal: Readonly<Record<string, string>> = {
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
  零: '零',
};

export function writeNumber(value: number, format: string): string {
  return (formats[format] ?? String)(value);
}
