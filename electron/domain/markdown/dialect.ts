import { assertNever } from '../result.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { Block, Cell, ImageReference, Inline, ListItem } from './tokens.ts';

/**
 * Walks the tree once and writes HTML. What portals disagree on, a dialect says; everything else is written here. Only the
 * elements named here can come out, and every text and attribute is escaped here or by the dialect's own escape calls:
 * so what comes out is clean by construction, whatever went in.
 */

/** Where a paragraph stands: portals indent the body's own. */
export type Place = 'body' | 'quote' | 'item';

/** `inner` is finished HTML; every other text is plain and the dialect escapes it. */
export interface Dialect {
  readonly paragraph: (inner: string, place: Place) => string;
  readonly heading: (level: 1 | 2 | 3 | 4 | 5 | 6, inner: string) => string;
  /** A picture on its own. */
  readonly figure: (image: ImageReference) => string;
  /** A picture in a line; inside a link no other link may stand for it. */
  readonly image: (image: ImageReference, insideLink: boolean) => string;
  readonly pageBreak: (title: string) => string;
  /** Around a finished `<table>`; `header` is the plain text of its head. */
  readonly table: (table: string, header: readonly string[]) => string;
  /** The attribute that sets a cell's text, with a blank before it. */
  readonly alignment: (align: 'left' | 'center' | 'right') => string;
}

export function renderBlock(block: Block, dialect: Dialect, place: Place = 'body'): string {
  switch (block.type) {
    case 'paragraph':
      return dialect.paragraph(renderInline(block.children, dialect), place);
    case 'heading':
      return dialect.heading(block.level, renderInline(block.children, dialect));
    case 'figure':
      return dialect.figure(block.image);
    case 'list':
      return renderList(block, dialect);
    case 'quote':
      return `<blockquote>\n${block.children.map((child) => renderBlock(child, dialect, 'quote')).join('\n')}\n</blockquote>`;
    case 'code':
      return renderCode(block.language, block.text);
    case 'table':
      return renderTable(block, dialect);
    case 'rule':
      return '<hr>';
    case 'pageBreak':
      return dialect.pageBreak(block.title);
    default:
      return assertNever(block, 'block');
  }
}

/** The inside of a paragraph, a heading or a cell as HTML. */
export function renderInline(children: readonly Inline[], dialect: Dialect, insideLink = false): string {
  let html = '';
  for (const child of children) html += renderOne(child, dialect, insideLink);
  return html;
}

const tags = { strong: 'strong', emphasis: 'em', strike: 'del' } as const;

function renderOne(node: Inline, dialect: Dialect, insideLink: boolean): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.text);
    case 'strong':
    case 'emphasis':
    case 'strike':
      return `<${tags[node.type]}>${renderInline(node.children, dialect, insideLink)}</${tags[node.type]}>`;
    case 'code':
      return `<code>${escapeText(node.text)}</code>`;
    case 'link':
      return renderLink(node.href, node.title, renderInline(node.children, dialect, true));
    case 'image':
      return dialect.image(node.image, insideLink);
    case 'break':
      return '<br>';
    case 'tag':
      return `<${node.name}>${renderInline(node.children, dialect, insideLink)}</${node.name}>`;
    default:
      return assertNever(node, 'inline');
  }
}

/** A link around finished HTML. A link out of the page tells the other side nothing about it. */
export function renderLink(href: string, title: string, inner: string): string {
  const named = title === '' ? '' : ` title="${escapeAttribute(title)}"`;
  const rel = href.startsWith('#') ? '' : ' rel="noopener noreferrer"';
  return `<a href="${escapeAttribute(href)}"${named}${rel}>${inner}</a>`;
}

type BlockOf<T extends Block['type']> = Extract<Block, { readonly type: T }>;

function renderList(list: BlockOf<'list'>, dialect: Dialect): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
  const items = list.items.map((item) => renderItem(item, list.loose, dialect));
  return `<${tag}${start}>\n${items.join('\n')}\n</${tag}>`;
}

/** A task's mark is a character: a checkbox that nobody can use needs a name that nobody wrote. */
function renderItem(item: ListItem, loose: boolean, dialect: Dialect): string {
  const mark = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ ';
  const parts = item.children.map((child) => {
    if (child.type === 'paragraph' && !loose) return renderInline(child.children, dialect);
    return renderBlock(child, dialect, 'item');
  });
  return `<li>${mark}${parts.join('\n')}</li>`;
}

function renderCode(language: string, text: string): string {
  const named = /^[A-Za-z0-9_+#.-]{1,40}$/.test(language) ? ` class="language-${escapeAttribute(language)}"` : '';
  return `<pre><code${named}>${escapeText(text)}\n</code></pre>`;
}

function renderTable(table: BlockOf<'table'>, dialect: Dialect): string {
  const row = (cells: readonly Cell[], open: string, close: string) => {
    const columns = cells.map((cell, index) => {
      const align = table.align[index];
      return `<${open}${align ? dialect.alignment(align) : ''}>${renderInline(cell, dialect)}</${close}>`;
    });
    return `<tr>${columns.join('')}</tr>`;
  };
  const head = `<thead>\n${row(table.header, 'th scope="col"', 'th')}\n</thead>`;
  const rows = table.rows.map((cells) => row(cells, 'td', 'td'));
  const body = rows.length > 0 ? `\n<tbody>\n${rows.join('\n')}\n</tbody>` : '';
  return dialect.table(`<table>\n${head}${body}\n</table>`, table.header.map(inlineWords));
}

/** The readers' words of a run. */
export function inlineWords(children: readonly Inline[]): string {
  let words = '';
  for (const child of children) {
    if (child.type === 'text' || child.type === 'code') words += child.text;
    else if (child.type === 'break') words += '\n';
    else if (child.type !== 'image') words += inlineWords(child.children);
  }
  return words;
}
