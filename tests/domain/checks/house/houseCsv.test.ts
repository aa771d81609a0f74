import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readCsv, writeCsv } from '#domain/checks/house/csv.ts';
import { readHouseCsv, writeHouseCsv } from '#domain/checks/house/houseCsv.ts';
import { type HouseEntry, houseFields, houseKinds, maxHouseEntries } from '#domain/checks/house/houseList.ts';
import { failureOf } from '#domain/result.ts';

function failure(act: () => unknown) {
  try {
    act();
  } catch (error) {
    return failureOf(error);
  }
  return undefined;
}

const texts = (source: string) => readCsv(source, 'list.csv').map((row) => row.map(({ text }) => text));

describe('a table', () => {
  it.each<[string, string[][]]>([
    [
      '\ufeffa,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '"a,""x""",b\n"1\n2",3',
      [
        ['a,"x"', 'b'],
        ['1\n2', '3'],
      ],
    ],
    [
      'a,b,\n,,',
      [
        ['a', 'b', ''],
        ['', '', ''],
      ],
    ],
    [
      'a\tb\n1,5\t2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n\n  \n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['', []],
    ['a', [['a']]],
    ['""', []],
  ])('%j', (source, expected) => expect(texts(source)).toEqual(expected));

  it('knows where each cell begins', () => {
    expect(readCsv('a,"b\r\nb"\r\nc,d', '').map((row) => row.map(({ line, column }) => `${line}:${column}`))).toEqual([
      ['1:1', '1:2'],
      ['3:1', '3:2'],
    ]);
  });

  it.each<[string, number, number]>([
    ['a,b\n1,"2', 2, 2],
    ['a,b\n"1"x,2', 2, 1],
    ['"a\nb",c\n1,"', 3, 2],
  ])('%j is refused', (source, line, column) => {
    expect(failure(() => readCsv(source, 'list.csv'))).toMatchObject({
      code: 'invalid',
      thing: 'list.csv',
      stage: 'import',
      detail: { line, column },
    });
  });

  test('comes back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('词', ',', '"', '\n', '\r', ' ', ';', '\t', 'a') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        expect(texts(writeCsv([['a', 'b'], ...rows]))).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });
});

describe('a house list', () => {
  it('is read by its heads, in any order', () => {
    const { entries, problems } = readHouseCsv(
      '类型,词,例外,改为,栏目,位置,理由\n改用,座落,一座落成；这座落,坐落,culture|news,标题;正文,词典\n',
      'list.csv',
    );
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        word: '座落',
        kind: 'replace',
        replacement: '坐落',
        reason: '词典',
        exceptions: ['一座落成', '这座落'],
        scope: { channels: ['culture', 'news'], fields: ['title', 'body'] },
      },
    ]);
  });

  it.each<[string, string, number, number]>([
    [',禁用,,,,', 'no-word', 2, 1],
    ['"词\n词",禁用,,,,', 'bad-word', 2, 1],
    [`${'词'.repeat(61)},禁用,,,,`, 'bad-word', 2, 1],
    ['词,忌用,,,,', 'unknown-kind', 2, 2],
    ['词,改用,,,,', 'no-replacement', 2, 3],
    [`词,禁用,${'字'.repeat(201)},,,`, 'too-long', 2, 3],
    ['词,禁用,,句子,,', 'bad-exception', 2, 4],
    ['词,禁用,,,新闻,', 'bad-channel', 2, 5],
    ['词,禁用,,,,脚注', 'unknown-field', 2, 6],
    ['词,禁用', '', 0, 0],
    ['词,禁用,,,,\n词,禁用,,,,', 'twice', 3, 1],
    ['词,禁用,,,news,\n词,禁用,,,,', '', 0, 0],
  ])('says of the row %j: %s', (rows, code, line, column) => {
    const { problems } = readHouseCsv(`词,类型,改为,例外,栏目,位置\n${rows}`, 'list.csv');
    expect(problems.map((each) => [each.code, each.line, each.column])).toEqual(code === '' ? [] : [[code, line, column]]);
  });

  it('takes the sound rows and leaves the others', () => {
    const { entries, problems } = readHouseCsv('word,kind\n甲,forbidden\n,forbidden\n乙,careful', 'list.csv');
    expect(entries.map(({ word }) => word)).toEqual(['甲', '乙']);
    expect(problems).toHaveLength(1);
  });

  it.each(['', '甲,乙', '词,改为\n甲,乙', '类型\n禁用'])('%j is refused', (source) => {
    expect(failure(() => readHouseCsv(source, 'list.csv'))).toMatchObject({ code: 'invalid', stage: 'import', detail: { line: 1, column: 1 } });
  });

  it('has an end', () => {
    const rows = '词,禁用\n'.repeat(maxHouseEntries + 1);
    expect(failure(() => readHouseCsv(`词,类型\n${rows}`, 'list.csv'))?.code).toBe('too-large');
  });

  it.each(['＝1+1', '＋1', '－1', '＠甲'])('runs no formula of full-width signs (%s)', (word) => {
    const entry: HouseEntry = { word, kind: 'careful', replacement: '', reason: '', exceptions: [], scope: { channels: [], fields: [] } };
    const written = writeHouseCsv([entry]);
    expect(written).toContain(`\n'${word},`);
    expect(readHouseCsv(written, '用词表.csv').entries).toEqual([entry]);
  });

  it('runs no formula in a spreadsheet', () => {
    const entry: HouseEntry = {
      word: '=1+1',
      kind: 'careful',
      replacement: '@甲',
      reason: "'-",
      exceptions: [],
      scope: { channels: [], fields: [] },
    };
    const written = writeHouseCsv([entry]);
    expect(written).toContain("\n'=1+1,慎用,'@甲,''-,");
    expect(readHouseCsv(written, '').entries).toEqual([entry]);
  });

  test('comes back as it was written', () => {
    const text = fc.string({ unit: fc.constantFrom('词', '水', ',', '"', "'", '=', '-', ' ', 'a') }).map((each) => each.trim());
    const entry = fc
      .record({
        word: text.filter((each) => each !== ''),
        kind: fc.constantFrom(...houseKinds),
        replacement: text.map((each) => each || '改'),
        reason: text,
        more: fc.uniqueArray(fc.constantFrom('甲', '乙丙', '="'), { maxLength: 2 }),
        channels: fc.uniqueArray(fc.constantFrom('news', 'culture'), { maxLength: 2 }),
        fields: fc.subarray([...houseFields]),
      })
      .map(
        ({ more, channels, fields, ...own }): HouseEntry => ({
          ...own,
          exceptions: more.map((each) => each + own.word),
          scope: { channels, fields },
        }),
      );
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ word }) => word }), (entries) => {
        expect(readHouseCsv(writeHouseCsv(entries), '')).toEqual({ entries, problems: [] });
      }),
    );
  });
});
