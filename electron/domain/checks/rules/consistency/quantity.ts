/** A measured number in a text: `3.2亿元`, `1,204件`. */
export interface Quantity {
  /** UTF-16 offsets of number and unit. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Half of its last place: what rounding may have taken. */
  readonly slack: number;
  /** Without 万 and 亿: `元`. */
  readonly unit: string;
}

const units =
  '人次|人|名|位|户|处|座|个|家|件|套|台|辆|所|间|栋|幢|棵|株|只|头|枚|块|项|起|宗|例|次|篇|幅|册|本|份|张|条|支|艘|架|亩|公顷|公里|平方米|立方米|米|吨|公斤|斤|美元|元|床|张|场|期|票|分';

/** One quantity, to be built into a pattern: number, 千万亿, unit. */
export const quantityPattern = `\\d{1,12}(?:,\\d{3}){0,4}(?:\\.\\d{1,4})?[千万亿]?(?:${units})`;

const parts = new RegExp(`^([\\d,]+)(?:\\.(\\d+))?([千万亿]?)(${units})$`);
const scales: Readonly<Record<string, number>> = { '': 1, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Reads what {@link quantityPattern} matched at `start`. */
export function readQuantity(words: string, start: number): Quantity | undefined {
  const match = parts.exec(words);
  if (!match) return undefined;
  const [, whole = '', decimals = '', scale = '', unit = ''] = match;
  const factor = scales[scale] ?? 1;
  const value = Number(`${whole.replaceAll(',', '')}.${decimals || '0'}`) * factor;
  const slack = scale === '' && decimals === '' ? 0 : (factor * 10 ** -decimals.length) / 2;
  return { start, end: start + words.length, value, slack, unit };
}
