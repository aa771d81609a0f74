import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChars, countHan, readingMinutes, utf8Bytes } from '#domain/count.ts';

describe('字', () => {
  it.each([
    ['', 0],
    ['邯郸', 2],
    ['邯 郸\n　新区\t', 4],
    ['2017年9月7日', 9],
    ['abc, def', 7],
    ['“四干”——好……', 9],
    ['𠮷野家', 3],
    ['👍🏽', 1],
    ['👨‍👩‍👧‍👦一家', 3],
    ['❤️', 1],
    ['👩‍❤️‍👨', 1],
    ['🇨🇳🇨🇳', 2],
    ['e\u0301a\u0301', 2],
    ['か\u3099', 1],
    ['ｶﾞ', 1],
    ['각', 1],
    ['\u1100\u1161\u11a8', 1],
    ['नमस्ते', 3],
    ['葛\u{e0100}', 1],
    ['中\u200b文\ufeff', 2],
    ['a\u00adb', 2],
    ['\u0000\u0007', 0],
    ['\u2003\u00a0\u202f\u3000\u2028', 0],
    ['\r\n', 0],
    ['\ud800', 1],
  ])('%j is %i', (text, han) => expect(countHan(text)).toBe(han));

  it('is what the segmenter says, whatever the text', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    const visible = (text: string) => [...segmenter.segment(text)].filter(({ segment }) => !/^[\s\p{Cc}\p{Cf}]*$/u.test(segment)).length;
    const unit = fc.oneof(
      fc.constantFrom(
        '中',
        '，',
        'a',
        ' ',
        '　',
        '\n',
        '\r',
        '\u0301',
        '\u3099',
        '\u200d',
        '\ufe0f',
        '❤',
        '👩',
        '🏽',
        '🇨',
        '각',
        '\u1100',
        '\u1161',
        '\u11a8',
        'न',
        '्',
        'त',
        '\u0600',
        '\u200b',
        '\uff9e',
        'ｶ',
        '\u00ad',
        '\ud800',
        '\u302a',
        '©',
        '™',
        '가',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
        const text = units.join('');
        expect(countHan(text)).toBe(visible(text));
      }),
      { numRuns: Number(process.env.COUNT_RUNS ?? 5000) },
    );
  });
});

describe('reading time', () => {
  it.each([
    [0, 0],
    [1, 1],
    [400, 1],
    [401, 2],
    [1800, 5],
    [-5, 0],
  ])('%i 字 take %i minutes', (han, minutes) => expect(readingMinutes(han)).toBe(minutes));
});

describe('bytes and characters', () => {
  it.each([
    ['', 0, 0],
    ['abc', 3, 3],
    ['é', 2, 1],
    ['邯郸', 6, 2],
    ['👍', 4, 1],
    ['𠮷a', 5, 2],
    ['\ud800', 3, 1],
    ['\udc00\ud800', 6, 2],
    ['\ud800a', 4, 2],
  ])('%j is %i bytes and %i characters', (text, bytes, characters) => {
    expect(utf8Bytes(text)).toBe(bytes);
    expect(countChars(text)).toBe(characters);
  });

  it('are what the encoder and the iterator say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
        expect(countChars(text)).toBe([...text].length);
      }),
    );
  });
});
