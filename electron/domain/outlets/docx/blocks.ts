import type { Block, Cell, Inline, ListItem } from '../../markdown/tokens.ts';
import { captionOf } from '../../portal/body.ts';
import { oneLine } from '../../portal/line.ts';
import { assertNever } from '../../result.ts';
import { element, type XmlElement } from '../xml.ts';
import { typeWidth } from './measures.ts';
import { deepestLevel, itemIndent } from './numbering.ts';
import { type Desk, drawingOf, runsOf, textRun } from './runs.ts';

/** A text's blocks as paragraphs and tables of Word. */

/** Where a paragraph stands. */
interface Place {
  readonly style: string;
  /** In a list: how deep, from 0. */
  readonly level?: number;
  /** The list whose mark the next paragraph bears. */
  readonly list?: string;
}

const inText: Place = { style: 'Body' };

export function blockElements(blocks: readonly Block[], desk: Desk, place: Place = inText): readonly XmlElement[] {
  return blocks.flatMap((block, index) => {
    // The next page's own head says it better than the title of the break.
    if (block.type === 'pageBreak' && blocks[index + 1]?.type === 'heading') return [];
    return blockElement(block, desk, place);
  });
}

function blockElement(block: Block, desk: Desk, place: Place): readonly XmlElement[] {
  switch (block.type) {
    case 'paragraph':
      return [textParagraph(block.children, desk, place)];
    case 'heading':
      return [paragraph(`Heading${Math.min(3, Math.max(1, block.level - 1))}`, runsOf(block.children, desk))];
    case 'figure':
      return figure(block, desk);
    case 'list':
      return listElements(block, desk, place);
    case 'quote':
      return blockElements(block.children, desk, { ...place, style: 'Quote' });
    case 'code':
      return block.text.split('\n').map((line) => paragraph('Code', [textRun(line)]));
    case 'table':
      return [tableElement(block, desk), paragraph('Cell', [])];
    case 'rule':
      return [paragraph('Rule', [])];
    case 'pageBreak':
      return oneLine(block.title) === '' ? [] : [paragraph('Heading1', [textRun(oneLine(block.title))])];
    default:
      return assertNever(block, 'block');
  }
}

/** @param more properties that the schema wants after the style */
export function paragraph(style: string, content: readonly XmlElement[], more: readonly XmlElement[] = []): XmlElement {
  return element('w:p', {}, [element('w:pPr', {}, [element('w:pStyle', { 'w:val': style }), ...more]), ...content]);
}

/** A writer's own indent goes, since the style has one. A picture in the line would be cut by a line of fixed height. */
function textParagraph(inlines: readonly Inline[], desk: Desk, place: Place): XmlElement {
  const [first, ...rest] = inlines;
  const text = first?.type === 'text' ? [{ ...first, text: first.text.replace(/^[\s\u3000]+/, '') }, ...rest] : inlines;
  const holdsPicture = inlines.some(({ type }) => type === 'image');
  const style = holdsPicture ? 'Figure' : place.level === undefined ? place.style : 'Item';
  return paragraph(style, runsOf(text, desk), placeProperties(place));
}

function placeProperties({ level, list }: Place): readonly XmlElement[] {
  if (level === undefined) return [];
  if (list === undefined) return [element('w:ind', { 'w:left': String(itemIndent(level)) })];
  const numbers = [element('w:ilvl', { 'w:val': String(Math.min(level, deepestLevel)) }), element('w:numId', { 'w:val': list })];
  return [element('w:numPr', {}, numbers)];
}

function figure({ image }: Extract<Block, { type: 'figure' }>, desk: Desk): readonly XmlElement[] {
  const caption = captionOf(image, desk.article);
  if (image.from === 'external') return [paragraph('Caption', runsOf([{ type: 'image', image }], desk))];
  const drawing = drawingOf(image, desk);
  if (!drawing) return [];
  return [paragraph('Figure', [element('w:r', {}, [drawing])]), ...(caption === '' ? [] : [paragraph('Caption', [textRun(caption)])])];
}

function listElements(list: Extract<Block, { type: 'list' }>, desk: Desk, place: Place): readonly XmlElement[] {
  const level = place.level === undefined ? 0 : place.level + 1;
  const number = desk.numbering.list(list.ordered, list.start, Math.min(level, deepestLevel));
  return list.items.flatMap((item) => itemElements(item, desk, { style: place.style, level }, number));
}

/** The mark stands before the first paragraph; an item that begins with something else gets an empty one for it. */
function itemElements({ checked, children }: ListItem, desk: Desk, place: Place, list: string): readonly XmlElement[] {
  const [first, ...rest] = children;
  const task: readonly Inline[] = checked === undefined ? [] : [{ type: 'text', text: checked ? '☑ ' : '☐ ' }];
  const leads = first?.type === 'paragraph';
  const opening = textParagraph([...task, ...(leads ? first.children : [])], desk, { ...place, list });
  return [opening, ...blockElements(leads ? rest : children, desk, place)];
}

type Table = Extract<Block, { type: 'table' }>;

const border = { 'w:val': 'single', 'w:sz': '4', 'w:space': '0', 'w:color': '000000' };

function tableElement(table: Table, desk: Desk): XmlElement {
  const columns = Math.max(1, table.header.length);
  const width = Math.floor(typeWidth / columns);
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => element(`w:${side}`, border));
  return element('w:tbl', {}, [
    element('w:tblPr', {}, [
      element('w:tblW', { 'w:w': '5000', 'w:type': 'pct' }),
      element('w:jc', { 'w:val': 'center' }),
      element('w:tblBorders', {}, borders),
    ]),
    element(
      'w:tblGrid',
      {},
      Array.from({ length: columns }, () => element('w:gridCol', { 'w:w': String(width) })),
    ),
    row(table.header, table, desk, width, true),
    ...table.rows.map((cells) => row(cells, table, desk, width, false)),
  ]);
}

function row(cells: readonly Cell[], { align }: Table, desk: Desk, width: number, isHead: boolean): XmlElement {
  const onTop = element('w:trPr', {}, [element('w:cantSplit', {}), ...(isHead ? [element('w:tblHeader', {})] : [])]);
  const columns = cells.map((cell, index) => {
    const content: Cell = isHead ? [{ type: 'strong', children: cell }] : cell;
    const side = align[index] ?? (isHead ? 'center' : 'left');
    return element('w:tc', {}, [
      element('w:tcPr', {}, [element('w:tcW', { 'w:w': String(width), 'w:type': 'dxa' }), element('w:vAlign', { 'w:val': 'center' })]),
      paragraph('Cell', runsOf(content, desk), [element('w:jc', { 'w:val': side })]),
    ]);
  });
  return element('w:tr', {}, [onTop, ...columns]);
}
