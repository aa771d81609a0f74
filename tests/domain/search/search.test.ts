import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { boundary, foldText } from '#domain/search/fold.ts';
import { findHits, snippetOf } from '#domain/search/snippet.ts';
import { pairs, readTerms } from '#domain/search/terms.ts';

const fold = (text: string) => foldText(text.normalize('NFC')).text.replaceAll(boundary, '|');

test.each([
  ['Han stays', '防汛物资', '防汛物资'],
  ['letters lose case and width', 'ＡＢc１２', 'abc12'],
  ['quotation marks and brackets are passed over', '**“四干”**工作法（试行）', '四干工作法试行'],
  ['punctuation is one boundary', '到了。！今日，晴', '到了|今日|晴'],
  ['a line break is a boundary', '上\n下', '上|下'],
  ['blanks are passed over', '采 编　台 new york', '采编台newyork'],
  ['full-width punctuation is the same boundary', '甲,乙，丙', '甲|乙|丙'],
  ['a range mark is passed over', '10~20万', '1020万'],
  ['accents are one sign', 'cafe\u0301', 'café'],
  ['emoji are signs', '好😀了', '好😀了'],
  ['symbols of ASCII are signs of their own', 'a+b<=c', 'a\ue12bb\ue13c\ue13dc'],
  ['a lone surrogate is nothing', '好\ud83d了', '好了'],
  ['invisible signs are nothing', '好\u200b了\ufeff', '好了'],
])('folding: %s', (_, source, folded) => expect(fold(source)).toBe(folded));

test.each([
  ['two words', '防汛 物资', ['防汛', '物资'], []],
  ['one sign alone', '汛', [], ['汛']],
  ['quoted blanks belong to the term', '“new york” 防汛', ['newyork', '防汛'], []],
  ['signs alone are nothing', '，。 !', [], []],
  ['a term is asked for once', '防汛 防汛', ['防汛'], []],
])('terms: %s', (_, text, long, short) => expect(readTerms(text)).toEqual({ long, short }));

describe('any substring of two signs or more is found', () => {
  const text = fc.string({
    unit: fc.constantFrom('防', '汛', '物', 'A', 'b', '1', ' ', '，', '。', '“', '”', '\n', '😀', '*'),
    minLength: 2,
    maxLength: 40,
  });
  it('by the pairs that an index holds', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (source, one, other) => {
        const signs = [...source];
        const from = one % signs.length;
        const wanted = signs.slice(from, from + 1 + (other % signs.length)).join('');
        const folded = foldText(wanted).text;
        // A piece may begin or end within a run of punctuation, which is a single boundary.
        if ([...folded].length < 2) return;
        expect(` ${pairs(foldText(source).text)} `).toContain(` ${pairs(folded)} `);
      }),
    );
  });
  it('and marked in the source where it stands', () => {
    fc.assert(
      fc.property(text, (source) => {
        const folded = foldText(source).text;
        if (folded.length < 2) return;
        for (const [start, end] of findHits(source, [folded.slice(0, 2)])) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
    );
  });
});

test.each([
  ['a hit in the middle', `${'前'.repeat(40)}防汛物资${'后'.repeat(90)}`, '防汛', '防汛'],
  ['marks within a hit', '推行**“四干”**工作法', '四干工作', '四干”**工作'],
  ['several hits', '防汛，再防汛', '防汛', '防汛 防汛'],
  ['letters of any case', 'Copydesk 上线', 'COPY', 'Copy'],
])('snippet: %s', (_, source, wanted, marked) => {
  const found = snippetOf(source, readTerms(wanted));
  expect(found?.marks.map(([start, end]) => found.text.slice(start, end)).join(' ')).toBe(marked);
  expect(found?.text.length).toBeLessThan(90);
});

test('no snippet where nothing is found', () => expect(snippetOf('天气晴', readTerms('防汛'))).toBeUndefined());
