import { isQuoted, type Prose } from '../../prose/prose.ts';
import type { Hit, TextRule } from '../../prose/textRule.ts';

const chinese = /[\u3007\u4e00-\u9fff，。、；：？！《》（）…—]/;
/** Single straight marks around Chinese; apostrophes are left alone. */
const single = /'(?=[\u4e00-\u9fff])[^'\n]{1,60}(?<=[\u4e00-\u9fff，。！？])'/g;

/** A text without this is not looked at further: most have none. */
const sign = /["']/;

export const halfWidthQuote: TextRule = {
  id: 'half-width-quote',
  level: 'error',
  clause: 'GB/T 15834-2011 4.8.2',
  message: '中文里用了直引号，应为弯引号“ ”。',
  english: 'A straight quotation mark in Chinese text; it should be a curved one.',
  check: (prose) =>
    !sign.test(prose.masked)
      ? []
      : [...doubles(prose), ...[...prose.masked.matchAll(single)].flatMap(({ index, 0: all }) => both(index, index + all.length, '‘', '’'))],
  examples: {
    bad: [
      '他说：⟦"→“⟧渠水清了。⟦"→”⟧',
      '村里评出十户⟦"→“⟧最美庭院⟦"→”⟧。',
      '⟦"→“⟧老师，我们复课了！⟦"→”⟧孩子们喊。',
      '检察机关提起⟦"→“⟧两高一弱⟦"→”⟧专项诉讼。',
      '这项⟦"→“⟧一站式⟦"→”⟧服务进了卫生院。',
      '横幅上写着⟦"→“⟧Welcome⟦"→”⟧字样。',
      '县剧团排演⟦"→“⟧送戏下乡⟦"→”⟧剧目六台。',
      '他回了一句⟦"→“⟧OK⟦"→”⟧，转身上了堤。',
      "记者问：“什么叫⟦'→‘⟧三包⟦'→’⟧？”",
      '这条⟦"⟧断头路今年打通。',
      { text: '⟦"→“⟧最美村道⟦"→”⟧通车', place: 'title' },
    ],
    good: [
      '他说：“渠水清了。”',
      'He said "yes" and left.',
      '屏幕为5.5"的手机。',
      "It's a sample.",
      '`"好"`是程序里的写法。',
      "海报印着 It's Harvest Time 几个字。",
      '村里评出十户‘最美庭院’。',
      '北纬30度的“茶乡”。',
      '渠长12公里。',
      "农家书屋进了一批Children's Books。",
    ],
  },
};

function doubles(prose: Prose): readonly Hit[] {
  const { masked } = prose;
  const places = placesOf(masked);
  const hits: Hit[] = [];
  const isNearChinese = (at: number) => chinese.test(masked.charAt(at - 1)) || chinese.test(masked.charAt(at + 1));
  if (places.length % 2 === 1) return places.filter(isNearChinese).map((at) => ({ start: at, end: at + 1 }));
  for (let index = 0; index + 1 < places.length; index += 2) {
    const [from = 0, last = 0] = places.slice(index, index + 2);
    if (!isNearChinese(from) && !isNearChinese(last)) continue;
    // Inside curved marks which pair is meant depends on what the writer nested.
    if (isQuoted(prose, from)) hits.push({ start: from, end: from + 1 }, { start: last, end: last + 1 });
    else hits.push(...both(from, last + 1, '“', '”'));
  }
  return hits;
}

/** Straight marks; one behind a number and outside a quotation is inches. */
function placesOf(masked: string): readonly number[] {
  const places: number[] = [];
  for (let at = masked.indexOf('"'); at >= 0; at = masked.indexOf('"', at + 1)) {
    if (places.length % 2 === 1 || !/[0-9′']/.test(masked.charAt(at - 1))) places.push(at);
  }
  return places;
}

function both(from: number, to: number, opening: string, closing: string): readonly Hit[] {
  return [
    { start: from, end: from + 1, fix: opening },
    { start: to - 1, end: to, fix: closing },
  ];
}
