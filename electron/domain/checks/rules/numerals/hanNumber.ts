const digits = '〇一二三四五六七八九';

/** A number below a hundred in Han: 26 is 二十六. */
export function hanNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return digits.charAt(ones);
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`;
}

/** A number below a hundred that is written in Han, with or without 十: 二十六 is 26. NaN for what is none. */
export function readHanNumber(words: string): number {
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['〇', words];
  const value = (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
  return tens.length > 1 || ones.length > 1 || (tens !== '' && !digits.includes(tens)) || !digits.includes(ones) ? Number.NaN : value;
}

const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A whole number in Han up to the hundreds of millions: 一千二百 is 1200, 五万 50000. NaN for what is none, or leaves a place out (二百五). */
export function readLargeHanNumber(words: string): number {
  let [sum, section, digit] = [0, 0, -1];
  let last = 10_000;
  for (const sign of words.replaceAll('两', '二')) {
    const place = places[sign];
    if (sign === '零') last = 10;
    else if (digits.indexOf(sign) > 0 && digit < 0) digit = digits.indexOf(sign);
    else if (place !== undefined && (digit > 0 || (place === 10 && section === 0))) {
      section += (digit > 0 ? digit : 1) * place;
      [digit, last] = [-1, place];
    } else if ((sign === '万' || sign === '亿') && section + Math.max(digit, 0) > 0) {
      sum = (sum + section + Math.max(digit, 0)) * (sign === '万' ? 10_000 : 100_000_000);
      [section, digit, last] = [0, -1, 10_000];
    } else return Number.NaN;
  }
  // `二百五` is no 205.
  if (digit > 0 && last > 10 && sum + section > 0) return Number.NaN;
  return sum + section + Math.max(digit, 0);
}
