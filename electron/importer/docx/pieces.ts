import type { Relation } from '../foreign/relations.ts';
import { childOf, type Element, elementsOf, findDeep, settingOf, textOf } from '../foreign/xml.ts';
import type { Block, Change, Look, PictureUse, Piece } from './document.ts';
import type { Notices } from './notices.ts';
import { lookOfStyle, lookWith, type Styles } from './styles.ts';

/** What stands in the lines of a paragraph: runs, links, fields, pictures, notes, boxes, suggestions. */

export interface Reading {
  readonly styles: Styles;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly notices: Notices;
  /** A date of the document as ISO 8601 with an offset. */
  readonly dateOf: (attributes: Readonly<Record<string, string>>) => string | null;
  /** The blocks of a text box. */
  readonly blocksOf: (element: Element) => readonly Block[];
  /** Complex fields that are open; they may end in a later paragraph. */
  readonly fields: { code: string; isShown: boolean; link: string }[];
}

interface Around {
  readonly look: Look;
  readonly link: string;
  readonly change: Change | undefined;
}

export function readPieces(paragraph: Element, look: Look, reading: Reading): readonly Piece[] {
  const pieces: Piece[] = [];
  readChildren(paragraph, { look, link: '', change: undefined }, reading, pieces);
  return pieces;
}

function readChildren(parent: Element, around: Around, reading: Reading, pieces: Piece[]): void {
  for (const child of elementsOf(parent)) readOne(child, around, reading, pieces);
}

function readOne(element: Element, around: Around, reading: Reading, pieces: Piece[]): void {
  const inside = (more: Partial<Around>) => readChildren(element, { ...around, ...more }, reading, pieces);
  switch (element.name) {
    case 'w:r':
      readRun(element, around, reading, pieces);
      return;
    case 'w:ins':
    case 'w:moveTo':
      inside({ change: changeOf('insert', element, reading) });
      return;
    case 'w:del':
    case 'w:moveFrom':
      // What one person put in and another took out again never was in the text.
      inside({ change: around.change?.kind === 'insert' ? around.change : changeOf('delete', element, reading) });
      return;
    case 'w:hyperlink':
      inside({ link: linkOf(element, reading) });
      return;
    case 'w:fldSimple':
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:dir':
    case 'w:bdo':
      inside({});
      return;
    case 'w:commentRangeStart':
    case 'w:commentRangeEnd':
      pieces.push({ type: 'comment', id: element.attributes['w:id'] ?? '', edge: element.name === 'w:commentRangeStart' ? 'start' : 'end' });
      return;
    case 'm:oMath':
    case 'm:oMathPara':
      addText(textOf(element), around, reading, pieces);
      return;
  }
}

export function changeOf(kind: Change['kind'], { attributes }: Element, reading: Pick<Reading, 'dateOf'>): Change {
  return { kind, by: (attributes['w:author'] ?? '').slice(0, 200), at: reading.dateOf(attributes) };
}

function linkOf({ attributes }: Element, { relations }: Reading): string {
  const relation = relations.get(attributes['r:id'] ?? '');
  return relation?.external ? relation.target : '';
}

function readRun(run: Element, around: Around, reading: Reading, pieces: Piece[]): void {
  const properties = childOf(run, 'w:rPr');
  const style = settingOf(properties, 'w:rStyle');
  const look = lookWith(style ? lookOfStyle(reading.styles, around.look, style) : around.look, properties);
  const here = { ...around, look };
  if (childOf(properties, 'w:rPrChange') && elementsOf(run).length > 1) reading.notices.note('format-changes');
  for (const child of elementsOf(run)) readInRun(child, here, reading, pieces);
}

function readInRun(child: Element, here: Around, reading: Reading, pieces: Piece[]): void {
  switch (child.name) {
    case 'w:fldChar':
      turnField(child.attributes['w:fldCharType'] ?? '', reading);
      return;
    case 'w:instrText': {
      const field = reading.fields.at(-1);
      if (field) field.code += textOf(child);
      return;
    }
    case 'w:t':
    case 'w:delText':
      addText(textOf(child), here, reading, pieces);
      return;
    case 'w:tab':
    case 'w:ptab':
      addText(' ', here, reading, pieces);
      return;
    case 'w:noBreakHyphen':
      addText('-', here, reading, pieces);
      return;
    case 'w:sym':
      addText(symbolOf(child.attributes['w:char'] ?? ''), here, reading, pieces);
      return;
    case 'w:br':
    case 'w:cr':
      if (isHidden(reading) || (child.attributes['w:type'] ?? 'textWrapping') !== 'textWrapping') return;
      pieces.push({ type: 'break', change: here.change });
      return;
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      pieces.push({
        type: 'note',
        kind: child.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
        id: child.attributes['w:id'] ?? '',
        change: here.change,
      });
      return;
    case 'w:commentReference':
      pieces.push({ type: 'comment', id: child.attributes['w:id'] ?? '', edge: 'end' });
      return;
    case 'w:ruby':
      readRuby(child, here, reading, pieces);
      return;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      readDrawing(child, here, reading, pieces);
      return;
    case 'mc:AlternateContent':
      readAlternative(child, here, reading, pieces);
      return;
  }
}

/** The instructions of a field are not shown, its result is. */
function turnField(turn: string, { fields }: Reading): void {
  const field = fields.at(-1);
  if (turn === 'begin') fields.push({ code: '', isShown: false, link: '' });
  else if (turn === 'separate' && field) {
    field.isShown = true;
    field.link = /^\s*HYPERLINK\s+"([^"]{1,2000})"/.exec(field.code)?.[1] ?? '';
  } else if (turn === 'end') fields.pop();
}

const isHidden = ({ fields }: Reading) => fields.some((field) => !field.isShown);

function addText(raw: string, { look, link, change }: Around, reading: Reading, pieces: Piece[]): void {
  if (raw === '' || isHidden(reading)) return;
  if (look.hidden) {
    reading.notices.drop('dropped-hidden', raw);
    return;
  }
  // A line break inside a text is a blank in Word; soft hyphens are never read.
  const text = raw.replace(/[\n\r\t\u2028\u2029]+/g, ' ').replaceAll('\u00ad', '');
  const address = link || (reading.fields.findLast((field) => field.link !== '')?.link ?? '');
  const last = pieces.at(-1);
  // Word cuts a sentence into a run for every time it was saved.
  if (last?.type === 'text' && last.look === look && last.link === address && last.change === change) {
    pieces[pieces.length - 1] = { ...last, text: last.text + text };
  } else pieces.push({ type: 'text', text, look, link: address, change });
}

/** Word keeps the signs of its symbol fonts in the private area; the common boxes and marks have signs of their own. */
const symbols: Readonly<Record<string, string>> = {
  F0FE: '☑',
  F0A8: '□',
  F06F: '□',
  F0FC: '✓',
  F0FB: '✗',
  F0B7: '•',
  F0D8: '➢',
  F06C: '●',
  F06E: '■',
  F0A1: '○',
  F0E0: '→',
};

function symbolOf(code: string): string {
  const known = symbols[code.toUpperCase()];
  const value = Number.parseInt(code, 16);
  if (known) return known;
  return value >= 0x20 && value < 0xe000 && !(value >= 0xd800) ? String.fromCharCode(value) : '□';
}

function readRuby(ruby: Element, here: Around, reading: Reading, pieces: Piece[]): void {
  const words = (name: string) => {
    const inner: Piece[] = [];
    readChildren(childOf(ruby, name) ?? ruby, here, reading, inner);
    return inner.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
  };
  if (childOf(ruby, 'w:rubyBase'))
    pieces.push({ type: 'ruby', text: words('w:rubyBase'), above: childOf(ruby, 'w:rt') ? words('w:rt') : '', change: here.change });
}

/** Word writes what only newer versions understand twice. One of the two is read, and the one that holds something. */
function readAlternative(element: Element, here: Around, reading: Reading, pieces: Piece[]): void {
  const holds = (one: Element) => ['w:txbxContent', 'a:blip', 'v:imagedata'].some((name) => findDeep(one, name));
  const ways = elementsOf(element).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  const chosen = ways.find(holds) ?? ways[0];
  for (const child of elementsOf(chosen)) readInRun(child, here, reading, pieces);
}

function readDrawing(element: Element, here: Around, reading: Reading, pieces: Piece[]): void {
  if (isHidden(reading)) return;
  const boxes = allOf(element, 'w:txbxContent');
  for (const box of boxes) pieces.push({ type: 'box', blocks: reading.blocksOf(box) });
  reading.notices.note('boxes', boxes.length);
  const pictures = allOf(element, 'pic:pic').map((picture) => pictureOf(picture, element, reading));
  const old = allOf(element, 'v:imagedata').map((data) => oldPictureOf(data, element, reading));
  for (const picture of [...pictures, ...old]) pieces.push({ type: 'picture', picture, change: here.change });
  if (boxes.length + pictures.length + old.length === 0 && (findDeep(element, 'a:graphicData') || element.name === 'w:object')) {
    const words = findDeep(element, 'wp:docPr')?.attributes;
    reading.notices.drop('dropped-objects', words?.descr || words?.name || '对象');
  }
}

/** Every such element, but none inside another one: a box in a box is read with it. */
function allOf(element: Element, wanted: string): readonly Element[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === wanted) return [child];
    if (child.name === 'mc:AlternateContent') return allOf(childOf(child, 'mc:Choice') ?? child, wanted);
    return child.name === 'w:txbxContent' ? [] : allOf(child, wanted);
  });
}

function pictureOf(picture: Element, drawing: Element, reading: Reading): PictureUse {
  const blip = findDeep(picture, 'a:blip');
  const words = findDeep(drawing, 'wp:docPr')?.attributes ?? {};
  const crop = findDeep(picture, 'a:srcRect')?.attributes ?? {};
  const cropped = Object.values(crop).some((value) => Math.abs(Number.parseFloat(value)) > 0);
  return { ...use(reading, blip?.attributes['r:embed'], blip?.attributes['r:link'], words.name), alt: words.descr ?? '', cropped };
}

function oldPictureOf(data: Element, drawing: Element, reading: Reading): PictureUse {
  const isPreview = drawing.name === 'w:object';
  const { attributes } = data;
  const found = use(reading, attributes['r:id'], attributes['r:href'], attributes['?:title']);
  // Of an embedded sheet or formula Word shows a drawing: no picture of anybody's.
  return { ...found, name: isPreview ? `对象 ${found.name}` : found.name, alt: '', cropped: false };
}

function use({ relations }: Reading, embedded: string | undefined, linked: string | undefined, title: string | undefined) {
  const inside = relations.get(embedded ?? '');
  const outside = relations.get(linked ?? '');
  if (inside && !inside.external) return { part: inside.target, name: inside.target.slice(inside.target.lastIndexOf('/') + 1) };
  return { part: '', name: (inside ?? outside)?.target.slice(0, 200) ?? title ?? '图片' };
}
