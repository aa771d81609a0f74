/**
 * Text as a database that compares code units shall order it for Chinese readers: by pinyin, as their file managers do. Each
 * Han sign becomes the one that has its place when all are sorted by the system's Chinese collation.
 */
const firstHan = 0x4e00;
const lastHan = 0x9fff;

let places: Uint16Array | undefined;

/** @returns at most 40 signs: more never decide an order that a person looks at */
export function orderKey(text: string): string {
  places ??= sortHan();
  let key = '';
  for (const sign of text.normalize('NFKC').toLowerCase().slice(0, 40)) {
    const point = sign.charCodeAt(0);
    key += point >= firstHan && point <= lastHan ? String.fromCharCode(firstHan + (places[point - firstHan] ?? 0)) : sign;
  }
  return key;
}

function sortHan(): Uint16Array {
  const signs = Array.from({ length: lastHan - firstHan + 1 }, (_, at) => String.fromCharCode(firstHan + at));
  const sorted = new Uint16Array(signs.length);
  signs.sort(new Intl.Collator('zh-u-co-pinyin').compare);
  for (const [place, sign] of signs.entries()) sorted[sign.charCodeAt(0) - firstHan] = place;
  return sorted;
}
