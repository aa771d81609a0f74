import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countHan } from '#domain/count.ts';
import { type Change, changedHan, diffTexts } from '#domain/diff.ts';

/** What went in [-…-], what came in {+…+}. */
function shown(a: string, b: string): string {
  let text = '';
  let at = 0;
  for (const { fromA, toA, fromB, toB } of diffTexts(a, b)) {
    text += a.slice(at, fromA);
    if (toA > fromA) text += `[-${a.slice(fromA, toA)}-]`;
    if (toB > fromB) text += `{+${b.slice(fromB, toB)}+}`;
    at = toA;
  }
  return text + a.slice(at);
}

function applied(a: string, b: string, changes: readonly Change[]): string {
  let text = '';
  let at = 0;
  for (const { fromA, toA, fromB, toB } of changes) {
    text += a.slice(at, fromA) + b.slice(fromB, toB);
    at = toA;
  }
  return text + a.slice(at);
}

describe('the difference of two texts', () => {
  it.each([
    ['', '', ''],
    ['', '新桥', '{+新桥+}'],
    ['新桥', '', '[-新桥-]'],
    ['桥', '大桥', '{+大+}桥'],
    ['新桥通车', '新桥今日通车', '新桥{+今日+}通车'],
    ['新桥今日正式通车', '新桥正式通车', '新桥[-今日-]正式通车'],
    ['桥长三百二十米。', '桥长三百六十米。', '桥长三百[-二-]{+六+}十米。'],
    ['会议于三日召开，市长出席。', '会议于五日召开，副市长出席。', '会议于[-三-]{+五+}日召开，{+副+}市长出席。'],
    // A sign that stayed by chance between two changes.
    ['村民代表说路好走了', '村民纷纷说路宽走了', '村民[-代表-]{+纷纷+}说路[-好-]{+宽+}走了'],
    ['他昨天的稿子', '他今日的长稿子', '他[-昨天的-]{+今日的长+}稿子'],
    // A clause that begins like the one behind it is seen whole.
    ['开头。这座桥很长。', '开头。这里有人。这座桥很长。', '开头。{+这里有人。+}这座桥很长。'],
    ['开头。这里有人。这座桥很长。', '开头。这座桥很长。', '开头。[-这里有人。-]这座桥很长。'],
    // Paragraphs.
    ['甲段落。\n\n丙段落。', '甲段落。\n\n乙的文字。\n\n丙段落。', '甲段落。\n\n{+乙的文字。\n\n+}丙段落。'],
    ['甲段落。\n\n丙段落。', '甲段落。\n\n丙段落。\n\n又一段。', '甲段落。\n\n丙段落。{+\n\n又一段。+}'],
    ['甲段落很短。\n\n完全不同的话。\n\n丙', '甲段落不短。\n\n丙', '甲段落[-很-]{+不+}短。\n\n[-完全不同的话。\n\n-]丙'],
    ['前半句，后半句。', '前半句，\n\n后半句。', '前半句，{+\n\n+}后半句。'],
    ['短的。\n\n前半句话在此，后半句话在那。', '短的。\n\n前半句话在此。后半句话在那。', '短的。\n\n前半句话在此[-，-]{+。+}后半句话在那。'],
    ['前半句话在此，\n\n后半句话在那。\n\n尾', '前半句话在此，后半句话在那。\n\n尾', '前半句话在此，[-\n\n-]后半句话在那。\n\n尾'],
    ['一行\r\n二行', '一行\n二行', '一行[-\r\n-]{+\n+}二行'],
    // Never half a sign.
    ['他说👍🏽好', '他说👍🏿好', '他说[-👍🏽-]{+👍🏿+}好'],
    ['去𠮷野家吃饭', '去𠮾野家吃饭', '去[-𠮷-]{+𠮾+}野家吃饭'],
    ['国旗🇨🇳飘扬', '国旗🇨🇭飘扬', '国旗[-🇨🇳-]{+🇨🇭+}飘扬'],
    ['一家👨‍👩‍👧在此', '一家👨‍👩‍👧‍👦在此', '一家[-👨‍👩‍👧-]{+👨‍👩‍👧‍👦+}在此'],
  ])('%j -> %j', (a, b, expected) => expect(shown(a, b)).toBe(expected));

  const sign = fc.constantFrom(...'桥路的，。\n\r ', '\n\n', 'a', '👍🏽', '🇨', '\u0301', '\u200d', '\ud800', '\udc00', '👩', '각');
  const text = fc.array(sign, { maxLength: 60 }).map((signs) => signs.join(''));

  it('gives the second text when applied to the first, in order and apart', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const changes = diffTexts(a, b);
        expect(applied(a, b, changes)).toBe(b);
        for (const [at, { fromA, toA, fromB, toB }] of changes.entries()) {
          const before = changes[at - 1] ?? { toA: -1, toB: -1 };
          expect(fromA > before.toA && fromB > before.toB && toA >= fromA && toB >= fromB && (toA > fromA || toB > fromB)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never begins or ends inside a grapheme cluster', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    const edges = (one: string) => new Set([...segmenter.segment(one)].map(({ index }) => index).concat(one.length));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [edgesOfA, edgesOfB] = [edges(a), edges(b)];
        for (const { fromA, toA, fromB, toB } of diffTexts(a, b)) {
          expect([edgesOfA.has(fromA), edgesOfA.has(toA), edgesOfB.has(fromB), edgesOfB.has(toB)]).toEqual([true, true, true, true]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const paragraph = (seed: number, length: number): string =>
    Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + ((seed * 7919 + at * at * 31 + at * 17) % 3000))).join('');

  it('finds single edits in a text of 500,000 signs', () => {
    const old = Array.from({ length: 1250 }, (_, at) => paragraph(at, 400));
    const edited = old.map((one, at) => (at % 125 === 7 ? `${one.slice(0, 200)}改${one.slice(201)}` : one));
    expect(diffTexts(old.join('\n\n'), edited.join('\n\n'))).toHaveLength(10);
    const [line, other] = [old.join(''), edited.join('')];
    expect(diffTexts(line, other)).toHaveLength(10);
  });

  it('stays exact, and ends, when long texts have little in common', () => {
    const a = Array.from({ length: 600 }, (_, at) => paragraph(at, 400)).join('\n\n');
    const b = Array.from({ length: 599 }, (_, at) => paragraph(at + 0.5, 420)).join('\n\n');
    for (const [one, other] of [
      [a, b],
      [a.replaceAll('\n', ''), b.replaceAll('\n', '')],
    ] as const) {
      expect(applied(one, other, diffTexts(one, other))).toBe(other);
    }
  });

  it('shows a word replaced everywhere as just that, however many paragraphs', () => {
    const old = Array.from({ length: 800 }, (_, at) => `${paragraph(at, 150)}县长${paragraph(at + 0.5, 150)}`);
    const changes = diffTexts(old.join('\n\n'), old.map((one) => one.replace('县长', '书记')).join('\n\n'));
    expect(changes).toHaveLength(800);
    expect(changes.every(({ fromA, toA }) => toA - fromA === 2)).toBe(true);
  });
});

describe('字 that came and went', () => {
  it.each([
    ['', '', 0, 0],
    ['', '新桥 通车', 4, 0],
    ['新桥通车', '', 0, 4],
    ['新桥今日通车', '新桥明日通车', 1, 1],
    ['他昨天的稿子', '他今日的长稿子', 3, 2],
    ['好👍🏽', '好👍🏿', 1, 1],
    ['一\n\n二', '一\n二', 0, 0],
  ])('%j -> %j: +%i −%i', (a, b, added, removed) => expect(changedHan(a, b)).toEqual({ added, removed }));

  it('add up to the difference in length', () => {
    const plain = fc.array(fc.constantFrom(...'桥路的，。\n ', '\n\n', 'a', '👍🏽'), { maxLength: 60 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const { added, removed } = changedHan(a, b);
        expect(countHan(b) - countHan(a)).toBe(added - removed);
      }),
    );
  });
});
