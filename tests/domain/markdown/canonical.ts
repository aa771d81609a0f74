import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment, serialize } from 'parse5';
import type { Block, Inline } from '#domain/markdown/tokens.ts';

/** Our tree and marked's own HTML in one form, so that the two can be compared. */

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The tree as CommonMark's reference HTML writes it. */
export function referenceHtml(blocks: readonly Block[]): string {
  return blocks.map(referenceBlock).join('\n');
}

function referenceBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlines(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${inlines(block.children)}</h${block.level}>`;
    case 'figure':
      return `<p>${inlines([{ type: 'image', image: block.image }])}</p>`;
    case 'quote':
      return `<blockquote>${referenceHtml(block.children)}</blockquote>`;
    case 'code':
      return `<pre><code${block.language ? ` class="language-${escaped(block.language)}"` : ''}>${escaped(block.text)}\n</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      const items = block.items.map(
        (item) =>
          `<li>${item.children.map((child) => (child.type === 'paragraph' && !block.loose ? inlines(child.children) : referenceBlock(child))).join('\n')}</li>`,
      );
      return `<${tag}${start}>${items.join('')}</${tag}>`;
    }
    case 'table':
    case 'pageBreak':
      return `<${block.type}>`;
  }
}

function inlines(children: readonly Inline[]): string {
  return children.map(inline).join('');
}

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escaped(node.text);
    case 'code':
      return `<code>${escaped(node.text)}</code>`;
    case 'strong':
      return `<strong>${inlines(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlines(node.children)}</em>`;
    case 'strike':
      return `<del>${inlines(node.children)}</del>`;
    case 'break':
      return '<br>';
    case 'link':
      return `<a href="${escaped(node.href)}"${node.title ? ` title="${escaped(node.title)}"` : ''}>${inlines(node.children)}</a>`;
    case 'image':
      return `<img src="${escaped(node.image.file)}" alt="${escaped(node.image.alt)}"${node.image.caption ? ` title="${escaped(node.image.caption)}"` : ''}>`;
    case 'tag':
      return `<${node.name}>${inlines(node.children)}</${node.name}>`;
  }
}

const allowedLink = /^(https?:\/\/[^\s/?#]|mailto:[^\s@]+@|#)/i;
const preserved = new Set(['pre', 'code']);

/**
 * Canonical HTML: what our policy refuses is taken out (a link becomes its text, a picture its alternative text), white
 * space is collapsed outside code, and an empty paragraph or heading is none.
 */
export function canonical(html: string): string {
  const root = parseFragment(html);
  tidy(root, false);
  return serialize(root);
}

function tidy(parent: Parent, inCode: boolean): void {
  for (const child of [...parent.childNodes]) {
    if ('value' in child && !inCode) child.value = child.value.replace(/[ \t\r\n]+/g, ' ');
    if ('tagName' in child) tidyElement(parent, child, inCode);
  }
  if (!inCode) trimBlock(parent);
}

function tidyElement(parent: Parent, element: Element, inCode: boolean): void {
  tidy(element, inCode || preserved.has(element.tagName));
  for (const attribute of element.attrs) if (/^(href|src)$/.test(attribute.name)) attribute.value = encodeURI(attribute.value).replaceAll('%25', '%');
  const value = (name: string) => element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
  if (element.tagName === 'a' && !allowedLink.test(value('href'))) {
    const children = [...element.childNodes];
    for (const child of children) defaultTreeAdapter.insertBefore(parent, child, element);
    defaultTreeAdapter.detachNode(element);
  } else if (element.tagName === 'img' && !/^https:\/\//.test(value('src'))) {
    defaultTreeAdapter.insertTextBefore(parent, value('alt'), element);
    defaultTreeAdapter.detachNode(element);
  } else if (/^(p|h\d|blockquote)$/.test(element.tagName) && element.childNodes.length === 0) defaultTreeAdapter.detachNode(element);
  else if (element.tagName === 'pre') trimLast(element);
}

function trimLast(pre: Element): void {
  const code = pre.childNodes[0];
  const last = code && 'childNodes' in code ? code.childNodes.at(-1) : undefined;
  if (last && 'value' in last) last.value = last.value.replace(/\n$/, '');
}

const blocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'blockquote', 'pre', 'hr', 'table', 'br']);
const isBlock = (node: Node | undefined) => node !== undefined && 'tagName' in node && blocks.has(node.tagName);

/** White space beside a block's edge means nothing. */
function trimBlock(parent: Parent): void {
  const atEdge = !('tagName' in parent) || blocks.has(parent.tagName);
  for (const child of [...parent.childNodes]) {
    if (!('value' in child)) continue;
    const index = parent.childNodes.indexOf(child);
    const before = parent.childNodes[index - 1];
    const after = parent.childNodes[index + 1];
    if (isBlock(before) || (atEdge && !before)) child.value = child.value.trimStart();
    if (isBlock(after) || (atEdge && !after)) child.value = child.value.trimEnd();
    if (child.value === '') defaultTreeAdapter.detachNode(child);
  }
}
