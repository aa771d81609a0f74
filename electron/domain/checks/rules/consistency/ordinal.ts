const digits = '一二三四五六七八九';

/** The value of a Chinese number from 一 to 九十九 (两 is 2), or undefined. */
export function readChinese(words: string): number | undefined {
  const [tens, ones, ...more] = words.replace('两', '二').split('十');
  if (tens === undefined || more.length > 0) return undefined;
  if (ones === undefined) return tens.length === 1 ? digitOf(tens) : undefined;
  const ten = tens === '' ? 1 : digitOf(tens);
  const one = ones === '' ? 0 : digitOf(ones);
  return ten === undefined || one === undefined ? undefined : ten * 10 + one;
}

/** The Chinese number of 1 to 99. */
export function writeChinese(value: number): string {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  return `${ten > 1 ? digits.charAt(ten - 1) : ''}${ten > 0 ? '十' : ''}${one > 0 ? digits.charAt(one - 1) : ''}`;
}

function digitOf(word: string): number | undefined {
  const at = word.length === 1 ? digits.indexOf(word) : -1;
  return at < 0 ? undefined : at + 1;
}
