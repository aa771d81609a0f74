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
