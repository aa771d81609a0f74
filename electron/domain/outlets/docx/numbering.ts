import { element, type XmlElement, xmlDocument } from '../xml.ts';
import { wordSpace } from './styles.ts';

/** The lists of a Word file. Each list is one of its own, so that its numbers begin where the text says. */

export interface Numbering {
  /** The number of a new list. */
  list(ordered: boolean, start: number, level: number): string;
  document(): string;
}

/** Word knows nine levels. */
export const deepestLevel = 8;
const step = 560;
const marks = ['•', '–', '◦'];

export function makeNumbering(): Numbering {
  const lists: { readonly ordered: boolean; readonly start: number; readonly level: number }[] = [];
  return {
    list: (ordered, start, level) => {
      lists.push({ ordered, start, level });
      return String(lists.length);
    },
    document: () => xmlDocument(element('w:numbering', { 'xmlns:w': wordSpace }, [abstractList(0), abstractList(1), ...lists.map(listElement)])),
  };
}

const value = (name: string, text: string | number) => element(`w:${name}`, { 'w:val': String(text) });

function listElement(
  { ordered, start, level }: { readonly ordered: boolean; readonly start: number; readonly level: number },
  index: number,
): XmlElement {
  return element('w:num', { 'w:numId': String(index + 1) }, [
    value('abstractNumId', ordered ? 1 : 0),
    ...(ordered ? [element('w:lvlOverride', { 'w:ilvl': String(level) }, [value('startOverride', start)])] : []),
  ]);
}

/** 0: marks, 1: numbers. */
function abstractList(id: 0 | 1): XmlElement {
  const levels = Array.from({ length: deepestLevel + 1 }, (_, level) =>
    element('w:lvl', { 'w:ilvl': String(level) }, [
      value('start', 1),
      value('numFmt', id === 1 ? 'decimal' : 'bullet'),
      value('lvlText', id === 1 ? `%${level + 1}.` : (marks[level % marks.length] ?? '•')),
      value('lvlJc', 'left'),
      element('w:pPr', {}, [element('w:ind', { 'w:left': String(step * (level + 2)), 'w:hanging': String(step) })]),
    ]),
  );
  return element('w:abstractNum', { 'w:abstractNumId': String(id) }, [value('multiLevelType', 'hybridMultilevel'), ...levels]);
}

/** Twips that the second paragraph of an item is moved by. */
export function itemIndent(level: number): number {
  return step * (Math.min(level, deepestLevel) + 2);
}
