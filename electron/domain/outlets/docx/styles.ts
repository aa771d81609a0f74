import { element, type XmlElement, xmlDocument } from '../xml.ts';
import { letters, twoCharacters } from './measures.ts';

/** How a Word file looks: one named style a kind of paragraph, so that whoever gets it changes a look in one place. */

export const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The fonts of official documents, with the name each has on a system in English. */
const fonts = { song: '宋体', fangsong: '仿宋', kai: '楷体', hei: '黑体', code: '等线' } as const;
const englishNames: Readonly<Record<string, string>> = { 宋体: 'SimSun', 仿宋: 'FangSong', 楷体: 'KaiTi', 黑体: 'SimHei', 等线: 'DengXian' };

interface Look {
  readonly id: string;
  readonly name: string;
  readonly font?: keyof typeof fonts;
  /** Half points. */
  readonly size?: number;
  readonly bold?: true;
  readonly align?: 'center' | 'right';
  /** Two characters before the first line. */
  readonly indent?: true;
  /** Twips on the left. */
  readonly left?: number;
  /** Points of a line; without it as high as what stands in it, so that no picture is cut. */
  readonly line?: number;
  /** Points. */
  readonly before?: number;
  readonly after?: number;
  readonly outline?: number;
  readonly keepNext?: true;
  readonly colour?: string;
  readonly under?: true;
}

const looks: readonly Look[] = [
  { id: 'Body', name: 'Body Text', indent: true, line: 28 },
  { id: 'Kicker', name: 'Kicker', font: 'kai', align: 'center', line: 28 },
  { id: 'Title', name: 'Title', font: 'song', size: letters.title, bold: true, align: 'center', line: 36, before: 6, after: 6, keepNext: true },
  { id: 'Subtitle', name: 'Subtitle', font: 'kai', align: 'center', line: 28 },
  { id: 'Meta', name: 'Meta Line', font: 'kai', size: letters.small, align: 'center', line: 22, before: 4, after: 14, colour: '444444' },
  { id: 'Heading1', name: 'heading 1', font: 'hei', indent: true, line: 28, outline: 0, keepNext: true },
  { id: 'Heading2', name: 'heading 2', font: 'kai', indent: true, line: 28, outline: 1, keepNext: true },
  { id: 'Heading3', name: 'heading 3', bold: true, indent: true, line: 28, outline: 2, keepNext: true },
  { id: 'Item', name: 'List Paragraph', line: 28 },
  { id: 'Quote', name: 'Quote', font: 'kai', indent: true, left: twoCharacters, line: 28 },
  { id: 'Figure', name: 'Figure', align: 'center', before: 8, keepNext: true },
  { id: 'Caption', name: 'caption', font: 'kai', size: letters.small, align: 'center', before: 4, after: 10 },
  { id: 'Cell', name: 'Table Text', size: letters.small, before: 2, after: 2 },
  { id: 'Code', name: 'Code', font: 'code', size: letters.tiny, left: twoCharacters },
  { id: 'Rule', name: 'Rule', size: letters.tiny, under: true, after: 8 },
  { id: 'End', name: 'End Matter', font: 'kai', align: 'right', line: 28, before: 6 },
  { id: 'Header', name: 'header', font: 'song', size: letters.tiny, align: 'right', colour: '666666' },
  { id: 'Footer', name: 'footer', font: 'song', size: 28, align: 'center' },
];

const value = (name: string, text: string | number) => element(`w:${name}`, { 'w:val': String(text) });

function family(font: keyof typeof fonts): XmlElement {
  const latin = font === 'code' ? 'Consolas' : 'Times New Roman';
  return element('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': latin, 'w:eastAsia': fonts[font], 'w:cs': latin });
}

export function stylesDocument(language: string): string {
  const defaults = element('w:docDefaults', {}, [
    element('w:rPrDefault', {}, [
      element('w:rPr', {}, [
        family('fangsong'),
        value('sz', letters.text),
        value('szCs', letters.text),
        element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': language }),
      ]),
    ]),
    element('w:pPrDefault', {}, [element('w:pPr', {}, [])]),
  ]);
  const normal = element('w:style', { 'w:type': 'paragraph', 'w:default': '1', 'w:styleId': 'Normal' }, [
    value('name', 'Normal'),
    element('w:qFormat', {}),
  ]);
  const link = element('w:style', { 'w:type': 'character', 'w:styleId': 'Hyperlink' }, [
    value('name', 'Hyperlink'),
    element('w:rPr', {}, [value('color', '0563C1'), value('u', 'single')]),
  ]);
  return xmlDocument(element('w:styles', { 'xmlns:w': wordSpace }, [defaults, normal, ...looks.map(styleOf), link]));
}

function styleOf(look: Look): XmlElement {
  return element('w:style', { 'w:type': 'paragraph', 'w:styleId': look.id }, [
    value('name', look.name),
    value('basedOn', 'Normal'),
    ...(look.id.startsWith('Heading') ? [value('next', 'Body')] : []),
    element('w:qFormat', {}),
    element('w:pPr', {}, paragraphLook(look)),
    element('w:rPr', {}, lettersLook(look)),
  ]);
}

/** In the order the schema wants. */
function paragraphLook(look: Look): readonly XmlElement[] {
  const twips = (points: number | undefined) => (points === undefined ? undefined : String(points * 20));
  const spacing = {
    'w:before': twips(look.before),
    'w:after': twips(look.after),
    'w:line': twips(look.line),
    'w:lineRule': look.line ? 'exact' : undefined,
  };
  const indent = {
    'w:left': look.left === undefined ? undefined : String(look.left),
    'w:firstLineChars': look.indent && '200',
    'w:firstLine': look.indent && String(twoCharacters),
  };
  const border = element('w:pBdr', {}, [element('w:bottom', { 'w:val': 'single', 'w:sz': '6', 'w:space': '1', 'w:color': '888888' })]);
  return [
    ...(look.keepNext ? [element('w:keepNext', {})] : []),
    ...(look.under ? [border] : []),
    element('w:spacing', spacing),
    ...(look.indent || look.left !== undefined ? [element('w:ind', indent)] : []),
    ...(look.align ? [value('jc', look.align)] : []),
    ...(look.outline === undefined ? [] : [value('outlineLvl', look.outline)]),
  ];
}

function lettersLook({ font, bold, colour, size }: Look): readonly XmlElement[] {
  return [
    ...(font ? [family(font)] : []),
    ...(bold ? [element('w:b', {})] : []),
    ...(colour ? [value('color', colour)] : []),
    ...(size ? [value('sz', size), value('szCs', size)] : []),
  ];
}

/** Tells a Word in English which of its own fonts are meant. */
export function fontTable(): string {
  const entries = Object.values(fonts).map((name) => element('w:font', { 'w:name': name }, [value('altName', englishNames[name] ?? name)]));
  return xmlDocument(element('w:fonts', { 'xmlns:w': wordSpace }, entries));
}
