import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Pages read back the way a browser reads them. */

export interface Found {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Every element of a document or fragment in document order. */
export function elements(html: string): readonly Found[] {
  const root = /^\s*<!doctype/i.test(html) ? parse(html) : parseFragment(html);
  const found: Found[] = [];
  visit(root, (element) => {
    const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
    found.push({ name: element.tagName, attributes, text: textOf(element) });
  });
  return found;
}

/** The skeleton of a page: element names with their attributes’ names, nothing of what they say. */
export function skeleton(html: string): readonly string[] {
  return elements(html).map(({ name, attributes }) => `${name}[${Object.keys(attributes).join(' ')}]`);
}

function visit(node: Tree.Node, tell: (element: Tree.Element) => void): void {
  if ('tagName' in node) tell(node);
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, tell);
}

function textOf(node: Tree.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
