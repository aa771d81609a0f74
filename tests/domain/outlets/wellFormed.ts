/** A strict reader of the XML that our outlets write: elements, attributes, text, the five entities, nothing else. */

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Node | string)[];
}

const tag = /<(\/?)([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>|([^<]+)|</gy;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** @throws an error at the first thing that is not well-formed */
export function parseXml(text: string): Node {
  if (forbidden.test(text)) throw new Error('a character no XML may hold');
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>\s*/, '');
  if (body === text) throw new Error('no declaration');
  const root: { name: string; attributes: Record<string, string>; children: (Node | string)[] } = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [found, close, name, attributes = '', empty, words] of body.matchAll(tag)) {
    const parent = open.at(-1) ?? root;
    if (words !== undefined) parent.children.push(decode(words));
    else if (name === undefined) throw new Error(`a stray ${found}`);
    else if (close) {
      if (open.length < 2 || parent.name !== name) throw new Error(`</${name}> closes ${parent.name}`);
      open.pop();
    } else {
      const node = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  const only = root.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const first = only[0];
  if (open.length > 1) throw new Error(`${open.at(-1)?.name} is never closed`);
  if (only.length !== 1 || first === undefined || typeof first === 'string') throw new Error('not exactly one root');
  return first;
}

function readAttributes(text: string): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in read) throw new Error(`two attributes ${name}`);
    read[name] = decode(value);
  }
  return read;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+);|#x([0-9a-fA-F]+);|(\w+);)?/g, (found, decimal?: string, hex?: string, name?: string) => {
    if (decimal || hex) return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16));
    const meant = name && entities[name];
    if (!meant) throw new Error(`${found} is no reference`);
    return meant;
  });
}

export function elements(node: Node, name?: string): readonly Node[] {
  return node.children.filter((child): child is Node => typeof child !== 'string' && (name === undefined || child.name === name));
}

/** The words of an element and of everything in it. */
export function wordsOf(node: Node | undefined): string {
  return node ? node.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('') : '';
}

/** Every element below a node, itself first. */
export function everything(node: Node): readonly Node[] {
  return [node, ...elements(node).flatMap(everything)];
}
