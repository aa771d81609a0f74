import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Notices } from './notices.ts';
import { isInvisible, noStyle, readSheet, type Sheet, type Style, styleOf } from './style.ts';

/**
 * HTML as a tree of what a reader sees. parse5 reads as browsers do, fetches nothing and runs nothing; scripts, styles and
 * comments are gone, hidden text is reported, and no element lies deeper than `deepest`.
 */

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly style: Style;
  readonly children: readonly (Tag | string)[];
}

export interface Page {
  readonly body: Tag;
  /** `<title>`, blanks collapsed. */
  readonly title: string;
  /** `<meta>` by lower-case name or property; the first of a name counts. */
  readonly meta: ReadonlyMap<string, string>;
  /** What stands in `<script type="application/ld+json">`, unread. */
  readonly linkedData: readonly string[];
  /** `<base href>`. */
  readonly base: string;
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Growing = { readonly tag: Tag & { readonly children: (Tag | string)[] }; readonly depth: number };

/** A page of a portal has some thirty elements inside each other. */
const deepest = 120;
const mute: ReadonlySet<string> = new Set(['script', 'style', 'template', 'head', 'title', 'link', 'meta', 'base', 'xml', 'noframes']);
/** Seen, but nothing a text can take: told by their words. */
const controls: ReadonlySet<string> = new Set([
  'svg',
  'math',
  'canvas',
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'applet',
  'button',
  'select',
  'textarea',
  'input',
  'noscript',
  'dialog',
]);

export function readPage(html: string, notices: Notices): Page {
  // Without script a browser shows what stands in noscript; parse5 would keep it as text of tags.
  const document = parse(html, { scriptingEnabled: false });
  const head = readHead(document);
  const body: Growing['tag'] = { name: 'body', attributes: {}, style: noStyle, children: [] };
  fill(document, { tag: body, depth: 0 }, readSheet(head.css), notices);
  return { body, ...head.found };
}

function readHead(document: Parent): { readonly css: string; readonly found: Omit<Page, 'body'> } {
  let css = '';
  let title = '';
  let base = '';
  const meta = new Map<string, string>();
  const linkedData: string[] = [];
  for (const node of below(document)) {
    if (!('tagName' in node)) continue;
    const attributes = attributesOf(node);
    if (node.tagName === 'style') css += `${wordsIn(node)}\n`;
    else if (node.tagName === 'title' && title === '') title = wordsIn(node).replace(/\s+/g, ' ').trim();
    else if (node.tagName === 'base') base ||= attributes.href ?? '';
    else if (node.tagName === 'script' && attributes.type?.toLowerCase() === 'application/ld+json') linkedData.push(wordsIn(node));
    else if (node.tagName === 'meta') {
      const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase();
      if (name !== '' && !meta.has(name)) meta.set(name, (attributes.content ?? '').trim());
    }
  }
  return { css, found: { title, meta, linkedData, base } };
}

/** Every node, in the order of the page, without recursion. */
function* below(root: Parent): Iterable<Node> {
  const stack: Node[] = root.childNodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
}

function wordsIn(root: Parent): string {
  let words = '';
  for (const node of below(root)) if ('value' in node) words += node.value;
  return words;
}

function attributesOf(element: DefaultTreeAdapterTypes.Element): Record<string, string> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
}

function fill(document: Parent, root: Growing, sheet: Sheet, notices: Notices): void {
  const stack: { readonly node: Node; readonly into: Growing }[] = [];
  const open = (parent: Parent, into: Growing) => {
    for (const node of parent.childNodes.toReversed()) stack.push({ node, into });
  };
  open(document, root);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, into } = next;
    if ('value' in node) into.tag.children.push(node.value);
    if (!('tagName' in node) || mute.has(node.tagName)) continue;
    if (node.tagName === 'html' || node.tagName === 'body') {
      open(node, into);
      continue;
    }
    const attributes = attributesOf(node);
    const style = styleOf(node.tagName, attributes, sheet);
    if (isDropped(node, attributes, style, notices)) continue;
    const children: (Tag | string)[] = [];
    const tag = { name: node.tagName, attributes, style, children };
    into.tag.children.push(tag);
    if (into.depth < deepest) open(node, { tag, depth: into.depth + 1 });
    else {
      // Its text comes after it, set apart as a browser would show a block.
      notices.note('flattened-depth');
      into.tag.children.push({ name: 'br', attributes: {}, style: noStyle, children: [] });
      open(node, into);
    }
  }
}

function isDropped(element: DefaultTreeAdapterTypes.Element, attributes: Record<string, string>, style: Style, notices: Notices): boolean {
  const isControl = controls.has(element.tagName);
  // WeChat shows its text by script: until then it is invisible.
  const isHidden = (attributes.hidden !== undefined || isInvisible(style)) && attributes.id !== 'js_content';
  if (!isControl && !isHidden) return false;
  const words = wordsIn(element).replace(/\s+/g, ' ').trim();
  if (isHidden && words !== '') notices.drop('dropped-hidden', words);
  else if (!isHidden) noteControl(element.tagName, attributes, words, notices);
  return true;
}

function noteControl(name: string, attributes: Record<string, string>, words: string, notices: Notices): void {
  const shown = words || (name === 'input' && /^(?:button|submit|text)$/i.test(attributes.type ?? 'text') ? (attributes.value ?? '') : '');
  if (shown !== '') notices.drop('dropped-controls', shown);
  else if (['video', 'audio', 'iframe', 'object', 'embed'].includes(name)) notices.drop('dropped-controls', name);
}

/** The words of a tag and of all below it. */
export function textOf(tag: Tag | string): string {
  if (typeof tag === 'string') return tag;
  return tag.children.map(textOf).join('');
}

export function tagsOf(tag: Tag): readonly Tag[] {
  return tag.children.filter((child): child is Tag => typeof child !== 'string');
}
