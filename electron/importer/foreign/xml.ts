import { SaxesParser } from 'saxes';
import { failureOf, refusal } from '#domain/result.ts';
import { foreignLimits } from './limits.ts';

/**
 * XML of office programs as a tree. saxes knows no entity but the five of XML itself and fetches nothing; a DOCTYPE is
 * refused. Names carry our own prefixes, by namespace: what a file calls them means nothing.
 */

export interface Element {
  /** `w:p`; in a namespace nobody here reads: `?:name`. */
  readonly name: string;
  /** `w:val`; without a prefix in the file: `val`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const main = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office';
const prefixes: Readonly<Record<string, string>> = {
  [`${main}/wordprocessingml/2006/main`]: 'w',
  [`${strict}/wordprocessingml/main`]: 'w',
  [`${main}/spreadsheetml/2006/main`]: 's',
  [`${strict}/spreadsheetml/main`]: 's',
  [`${main}/officeDocument/2006/relationships`]: 'r',
  [`${strict}/officeDocument/relationships`]: 'r',
  [`${main}/package/2006/relationships`]: 'rel',
  [`${main}/package/2006/metadata/core-properties`]: 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  [`${main}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${strict}/drawingml/wordprocessingDrawing`]: 'wp',
  [`${main}/drawingml/2006/main`]: 'a',
  [`${strict}/drawingml/main`]: 'a',
  [`${main}/drawingml/2006/picture`]: 'pic',
  [`${strict}/drawingml/picture`]: 'pic',
  [`${main}/officeDocument/2006/math`]: 'm',
  [`${strict}/officeDocument/math`]: 'm',
  [`${main}/markup-compatibility/2006`]: 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  [`${microsoft}/word/2010/wordml`]: 'w14',
  [`${microsoft}/word/2012/wordml`]: 'w15',
  [`${microsoft}/word/2023/wordml/word16du`]: 'w16du',
};

type Growing = { name: string; attributes: Readonly<Record<string, string>>; children: (Element | string)[] };

/**
 * @param thing the file, and `part` the part of it, for messages
 * @param cut `inside`: the children of this element are handed to `take` one by one and kept nowhere
 * @returns the root
 * @throws damaged: it is not well-formed, or has a DOCTYPE; too-large: it is nested too deep, or has too many elements
 */
export async function readXml(
  chunks: AsyncIterable<string>,
  thing: string,
  part: string,
  cut?: { readonly inside: string; take(element: Element): void },
): Promise<Element> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Growing[] = [];
  let root: Element | undefined;
  let elements = 0;
  parser.on('doctype', () => {
    throw refusal('damaged', thing, 'import', `${part} has a DOCTYPE, which no such document has; nothing of it was read`);
  });
  parser.on('opentag', (tag) => {
    if (open.length >= foreignLimits.depth) throw refusal('too-large', thing, 'import', `${part} is nested more than ${foreignLimits.depth} deep`);
    if (++elements > foreignLimits.elements) {
      throw refusal('too-large', thing, 'import', `${part} has more than ${foreignLimits.elements} elements`, { limit: foreignLimits.elements });
    }
    open.push({ name: nameOf(tag.uri, tag.local, '?:'), attributes: attributesOf(tag.attributes), children: [] });
  });
  const addText = (text: string) => void open.at(-1)?.children.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = open.pop();
    const parent = open.at(-1);
    if (!done) return;
    if (!parent) root = done;
    else if (cut && parent.name === cut.inside) cut.take(done);
    else parent.children.push(done);
  });
  try {
    for await (const chunk of chunks) parser.write(chunk);
    parser.close();
  } catch (error) {
    if (failureOf(error)) throw error;
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown reason';
    throw refusal('damaged', thing, 'import', `${part} is damaged (${why})`, undefined, error);
  }
  if (!root) throw refusal('damaged', thing, 'import', `${part} is empty`);
  return root;
}

function nameOf(uri: string, local: string, unknown: string): string {
  const prefix = prefixes[uri];
  return prefix === undefined ? unknown + local : `${prefix}:${local}`;
}

type TagAttributes = Readonly<Record<string, { readonly uri: string; readonly local: string; readonly value: string }>>;

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Most elements have none, and there are millions of them. */
const noAttributes: Readonly<Record<string, string>> = {};

function attributesOf(given: TagAttributes): Readonly<Record<string, string>> {
  let attributes: Record<string, string> | undefined;
  for (const key in given) {
    const one = given[key];
    // `xml:space` says nothing that is asked for, and stands in every run.
    if (!one || one.uri === xmlNamespace) continue;
    attributes ??= {};
    attributes[nameOf(one.uri, one.local, '')] = one.value;
  }
  return attributes ?? noAttributes;
}

const none: readonly (Element | string)[] = [];

export function elementsOf(element: Element | undefined): readonly Element[] {
  return (element?.children ?? none).filter((child): child is Element => typeof child !== 'string');
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  for (const child of element?.children ?? none) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** The `w:val` of a child; empty when the child has none, undefined when there is no such child. */
export function settingOf(element: Element | undefined, name: string): string | undefined {
  const child = childOf(element, name);
  return child && (child.attributes['w:val'] ?? '');
}

/** Whether a switch such as `<w:b/>` is on; undefined when it is not there. */
export function switchOf(element: Element | undefined, name: string): boolean | undefined {
  const value = settingOf(element, name);
  return value === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(value);
}

/** The first such element at any depth. */
export function findDeep(element: Element, name: string): Element | undefined {
  for (const child of elementsOf(element)) {
    const found = child.name === name ? child : findDeep(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Its text and that of all below it. */
export function textOf(element: Element | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
