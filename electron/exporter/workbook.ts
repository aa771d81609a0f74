import { element, textElement, written, type XmlElement, xmlDocument } from '#domain/outlets/xml.ts';
import { packZip } from './zip.ts';

/** A table as a workbook of one sheet (ECMA-376-1, 18), every cell a text: a spreadsheet never works one out. */

const office = 'http://schemas.openxmlformats.org';
const sheetNames = `${office}/spreadsheetml/2006/main`;
const relationNames = `${office}/officeDocument/2006/relationships`;
const packageNames = `${office}/package/2006/relationships`;
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Of the built-in number formats the one for texts (18.8.30). */
const textFormat = '49';

/** @param name of the sheet, at most 31 signs @param rows the heads first, which stay in sight; at most 26 columns @param widths of the columns, in signs */
export function workbookOf(name: string, rows: readonly (readonly string[])[], widths: readonly number[]): Uint8Array {
  const parts: readonly (readonly [path: string, root: XmlElement])[] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(name)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', sheet(rows, widths)],
  ];
  return packZip(parts.map(([path, root]) => ({ path, bytes: Buffer.from(xmlDocument(root), 'utf8') })));
}

const contentTypes = element('Types', { xmlns: `${office}/package/2006/content-types` }, [
  element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
  ...(
    [
      ['/xl/workbook.xml', 'sheet.main'],
      ['/xl/styles.xml', 'styles'],
      ['/xl/worksheets/sheet1.xml', 'worksheet'],
    ] as const
  ).map(([part, type]) => element('Override', { PartName: part, ContentType: `${sheetTypes}.${type}+xml` })),
]);

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): XmlElement {
  const each = all.map(([id, type, target]) => element('Relationship', { Id: id, Type: `${relationNames}/${type}`, Target: target }));
  return element('Relationships', { xmlns: packageNames }, each);
}

function workbook(name: string): XmlElement {
  return element('workbook', { xmlns: sheetNames, 'xmlns:r': relationNames }, [
    element('sheets', {}, [element('sheet', { name, sheetId: '1', 'r:id': 'rId1' })]),
  ]);
}

const styles = element('styleSheet', { xmlns: sheetNames }, [
  element('fonts', { count: '1' }, [element('font', {}, [element('sz', { val: '11' }), element('name', { val: '等线' })])]),
  element('fills', { count: '1' }, [element('fill', {}, [element('patternFill', { patternType: 'none' })])]),
  element('borders', { count: '1' }, [element('border', {})]),
  element('cellStyleXfs', { count: '1' }, [element('xf', {})]),
  element('cellXfs', { count: '1' }, [element('xf', { numFmtId: textFormat, xfId: '0', applyNumberFormat: '1' })]),
]);

function sheet(rows: readonly (readonly string[])[], widths: readonly number[]): XmlElement {
  const pane = element('pane', { ySplit: '1', topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' });
  const columns = widths.map((width, index) =>
    element('col', { min: String(index + 1), max: String(index + 1), width: String(width), style: '0', customWidth: '1' }),
  );
  return element('worksheet', { xmlns: sheetNames }, [
    element('sheetViews', {}, [element('sheetView', { workbookViewId: '0' }, [pane])]),
    element('cols', {}, columns),
    element(
      'sheetData',
      {},
      rows.map((row, index) =>
        written(
          element(
            'row',
            { r: String(index + 1) },
            row.flatMap((text, column) => cellOf(text, `${String.fromCharCode(65 + column)}${index + 1}`)),
          ),
          2,
        ),
      ),
    ),
  ]);
}

/** An empty one is left out. `place`: `B7`, which some readers ask for. */
function cellOf(text: string, place: string): readonly XmlElement[] {
  const words = textElement('t', escaped(text), { 'xml:space': 'preserve' });
  return words.length === 0 ? [] : [element('c', { r: place, t: 'inlineStr' }, [element('is', {}, words)])];
}

/** Units that XML cannot hold, and what would be taken for one, as spreadsheets write them: `_x000D_` (22.9.2.19). */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
  return text.replace(/[\u0000-\u0008\u000b-\u001f]|_(?=x[0-9A-Fa-f]{4}_)/g, (unit) => `_x${unit.charCodeAt(0).toString(16).padStart(4, '0')}_`);
}
