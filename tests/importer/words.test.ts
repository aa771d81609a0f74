import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { maxHouseEntries } from '#domain/checks/house/houseList.ts';
import { failureOf } from '#domain/result.ts';
import { workbookOf } from '../../electron/exporter/workbook.ts';
import { readWords } from '../../electron/importer/table/read.ts';
import { readWordsFile } from '../../electron/importer/words.ts';
import { makeOle } from './oleMaker.ts';
import { makeZip } from './zipMaker.ts';

/** Workbooks and tables of a house's words, as offices send them and as nobody should. */

/** @param isApart in a thread of its own, as the program does it: that takes a moment */
async function read(name: string, bytes: Uint8Array | string, isApart = false) {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-words-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), bytes);
  return isApart ? readWordsFile(join(folder, name)) : readWords({ format: 'words', path: join(folder, name), name, timeZone: 'UTC' });
}

const names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...all: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

interface Book {
  readonly sheet?: string;
  readonly strings?: string;
  readonly sheets?: string;
  readonly prolog?: string;
}

/** As Excel writes one: texts apart, in a sheet behind a hidden one. */
function book({ sheet = '', strings = '', sheets, prolog = '' }: Book): Uint8Array {
  const listed = sheets ?? '<sheet name="旧" sheetId="1" state="hidden" r:id="rId9"/><sheet name="用词" sheetId="2" r:id="rId1"/>';
  const files: Record<string, string> = {
    '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook ${names} xmlns:r="${office}"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet2.xml'], ['rId2', 'sharedStrings', '/xl/sharedStrings.xml']),
    'xl/sharedStrings.xml': `<sst ${names}>${strings}</sst>`,
    'xl/worksheets/sheet2.xml': `${prolog}<worksheet ${names}><sheetData>${sheet}</sheetData></worksheet>`,
  };
  return makeZip(Object.entries(files).map(([name, content]) => ({ name, content, deflate: true })));
}

const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>词</t></is></c><c r="B1" t="inlineStr"><is><t>类型</t></is></c></row>';
const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;

test('texts in one piece, in runs, by number and with their reading, cells left out, a hidden sheet', async () => {
  const strings =
    '<si><t>词</t></si><si><r><t>类</t></r><r><rPr/><t>型</t></r><rPh><t>lei</t></rPh></si><si><t xml:space="preserve">_x0041_座落</t></si>';
  const sheet =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>改为</t></is></c></row>' +
    '<row r="7"><c r="A7" t="s"><v>2</v></c><c r="B7" t="inlineStr"><is><t>改用</t></is></c><c r="D7"><v>2026</v></c></row>' +
    '<row r="9"/><row r="10"><c r="A10" t="inlineStr"><is><t> </t></is></c></row>';
  const { entries, problems } = await read('用词.xlsx', book({ sheet, strings }));
  expect(entries).toMatchObject([{ word: 'A座落', kind: 'replace', replacement: '2026' }]);
  expect(problems).toEqual([]);
});

test('a row that cannot be taken is told with line and column, and a formula is never taken', async () => {
  const sheet = `${head}<row r="3">${text('村霸')}${text('禁')}</row><row r="4"><c r="A4" t="str"><f>HYPERLINK("x")</f><v>村霸</v></c>${text('禁用')}</row><row>${text('老赖')}${text('禁用')}</row>`;
  expect(await read('用词.xlsx', book({ sheet }))).toMatchObject({
    entries: [{ word: '老赖' }],
    problems: [
      { code: 'unknown-kind', line: 3, column: 2, text: '禁' },
      { code: 'formula', line: 4, column: 1, text: '村霸' },
    ],
  });
});

test('a full list is read, of a workbook and of a table', async () => {
  const rows = [['词', '类型', '理由'], ...Array.from({ length: maxHouseEntries }, (_, index) => [`第${index}号词`, '禁用', '理由'])];
  expect((await read('用词.xlsx', workbookOf('用词', rows, [9, 9, 9]), true)).entries).toHaveLength(maxHouseEntries);
  expect((await read('用词.csv', rows.map((row) => row.join(',')).join('\r\n'))).entries).toHaveLength(maxHouseEntries);
});

const many = (count: number, piece: string) => piece.repeat(count);

test.each<[what: string, name: string, bytes: () => Uint8Array | string, code: string, detail: object]>([
  ['an old workbook', 'a.xls', () => makeOle('Workbook'), 'unsupported', { kind: 'not-words' }],
  ['one with a password', 'a.xlsx', () => makeOle('EncryptionInfo', 'EncryptedPackage'), 'unsupported', { kind: 'locked' }],
  ['another zip', 'a.xlsx', () => makeZip([{ name: 'a.txt', content: '词' }]), 'unsupported', { kind: 'not-words' }],
  ['a cut file', 'a.xlsx', () => book({ sheet: head }).subarray(0, 300), 'damaged', {}],
  ['no sheet', 'a.xlsx', () => book({ sheets: '' }), 'damaged', {}],
  ['a picture', 'a.csv', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'not-text', {}],
  ['a table without its columns', 'a.csv', () => '名称,说明\r\n村霸,禁用', 'invalid', { line: 1, why: 'no-column', name: '词' }],
  ['a quote without its end', 'a.csv', () => '词,类型\r\n"村霸,禁用', 'invalid', { line: 2, column: 1, why: 'open-quote' }],
  ['entities', 'a.xlsx', () => book({ prolog: '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>', sheet: head }), 'damaged', {}],
  ['a bomb', 'a.xlsx', () => book({ sheet: many(4_000_000, '<row><c/></row>') }), 'too-large', {}],
  ['a million cells', 'a.xlsx', () => book({ sheet: head + many(20_000, `<row>${many(50, '<c><v>1</v></c>')}</row>`) }), 'too-large', {}],
  ['more rows than a list has', 'a.xlsx', () => book({ sheet: head + many(maxHouseEntries + 1, `<row>${text('词')}</row>`) }), 'too-large', {}],
  ['elements without end inside each other', 'a.xlsx', () => book({ sheet: many(5000, '<row>') }), 'too-large', {}],
])(
  '%s is refused',
  async (_what, name, bytes, code, detail) => {
    const failure = failureOf(await read(name, bytes()).catch((error: unknown) => error));
    expect(failure).toMatchObject({ code, ...(Object.keys(detail).length > 0 ? { detail } : {}) });
  },
  60_000,
);

test('columns without end cost nothing', async () => {
  expect(await read('a.csv', `词,类型${many(2_000_000, ',')}\n村霸,禁用${many(2_000_000, ',')}`)).toMatchObject({ entries: [{ word: '村霸' }] });
});

test('a file that takes too much is given up in its thread', async () => {
  const rows = head + many(300_000, '<row><c t="str"><v>村霸</v></c></row>');
  expect(failureOf(await read('a.xlsx', book({ sheet: rows }), true).catch((error: unknown) => error))).toMatchObject({ code: 'too-large' });
});

test('a sheet with an endless name costs nothing', async () => {
  const sheets = `<sheet name="${many(2_000_000, '名')}" sheetId="1" r:id="rId1"/>`;
  expect((await read('a.xlsx', book({ sheets, sheet: `${head}<row>${text('村霸')}${text('禁用')}</row>` }))).entries).toHaveLength(1);
});
