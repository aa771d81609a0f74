import { type Dialect, inlineWords, renderInline } from '../markdown/dialect.ts';
import { escapeAttribute, escapeText } from '../markdown/escape.ts';
import type { Block, Cell, ImageReference, Inline, ListItem } from '../markdown/tokens.ts';
import { assertNever } from '../result.ts';

/**
 * The body as WeChat's editor takes it (`body.dialect: "wechat"`). It strips style sheets, classes, scripts and links out, and
 * pulls nested lists apart: so every element carries its own style, a link is its words with the address behind, and a list
 * is paragraphs with their marks written out. Styles are short: the whole text counts against 20,000 characters.
 */

export interface WechatParts {
  /** The finished `img` element with this style, empty for a picture that is not exported. */
  readonly picture: (image: ImageReference, style: string) => string;
  /** Plain text under a picture. */
  readonly caption: (image: ImageReference) => string;
  /** What a picture of another server is called. */
  readonly words: (image: ImageReference) => string;
  readonly indent: 'fullwidth' | 'css' | 'none';
}

const text = 'font-size:16px;line-height:1.75;text-align:justify';
const small = 'font-size:14px;line-height:1.6';
const centred = `${small};color:#767676;text-align:center`;
const cell = 'border:1px solid #ccc;padding:6px 8px';

/** Blocks as finished HTML, one after the other. @returns '' for blocks that show nothing */
export function renderWechat(blocks: readonly Block[], parts: WechatParts): string {
  return blocks
    .map((block) => renderOne(block, parts))
    .filter((html) => html !== '')
    .join('\n');
}

/** A section head. @param inner finished HTML */
export function wechatHead(inner: string, level = 2): string {
  return `<p style="margin:1.5em 0 .75em;font-size:${level > 2 ? 16 : 18}px;line-height:1.6"><strong>${inner}</strong></p>`;
}

function renderOne(block: Block, parts: WechatParts): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(inline(block.children, parts), parts);
    case 'heading':
      return wechatHead(inline(block.children, parts), block.level);
    case 'figure':
      return figure(block.image, parts);
    case 'list':
      return list(block, 0, parts);
    case 'quote':
      return wrapped('blockquote', 'margin:1em 0;padding-left:1em;border-left:3px solid #ccc;color:#555', renderWechat(block.children, parts));
    case 'code':
      return `<pre style="margin:1em 0;padding:1em;background:#f5f5f5;${small};white-space:pre-wrap">${escapeText(block.text)}</pre>`;
    case 'table':
      return table(block, parts);
    case 'rule':
      return '<hr style="margin:1.5em 0;border:0;border-top:1px solid #ccc">';
    case 'pageBreak':
      return '';
    default:
      return assertNever(block, 'block');
  }
}

function wrapped(tag: 'blockquote', style: string, inner: string): string {
  return inner === '' ? '' : `<${tag} style="${style}">\n${inner}\n</${tag}>`;
}

/** The dialect has its own indent, so the blanks a reporter indented with go. */
function paragraph(inner: string, { indent }: WechatParts): string {
  const words = inner.replace(/^[\s\u3000]+/, '');
  if (words === '') return '';
  if (/^(?:<img [^>]*>|<br>|\s)+$/.test(words)) return `<p style="margin:1em 0;text-align:center">${words}</p>`;
  const style = `margin:0 0 1em;${text}${indent === 'css' ? ';text-indent:2em' : ''}`;
  return `<p style="${style}">${indent === 'fullwidth' ? '\u3000\u3000' : ''}${words}</p>`;
}

function figure(image: ImageReference, { picture, caption, words }: WechatParts): string {
  if (image.from === 'external') return `<p style="margin:1em 0;${centred}">${escapeText(withAddress(words(image), image.file))}</p>`;
  const tag = picture(image, 'max-width:100%;height:auto');
  if (tag === '') return '';
  const below = escapeText(caption(image));
  const line = below === '' ? '' : `\n<p style="margin:0 0 1em;${centred}">${below}</p>`;
  return `<p style="margin:1em 0 .5em;text-align:center">${tag}</p>${line}`;
}

type BlockOf<T extends Block['type']> = Extract<Block, { readonly type: T }>;

function list({ ordered, start, items }: BlockOf<'list'>, depth: number, parts: WechatParts): string {
  return items.map((item, index) => listItem(item, ordered ? orderedMark(start + index, depth) : bulletMark(depth), depth, parts)).join('\n');
}

/** `1.`, and `1)` for what is inside. */
function orderedMark(number: number, depth: number): string {
  return `${number}${depth === 0 ? '.' : ')'} `;
}

function bulletMark(depth: number): string {
  return `${['•', '◦'][depth] ?? '▪'} `;
}

/** The first paragraph has the mark, hanging before the edge of the others; lists inside step to the right. */
function listItem({ checked, children }: ListItem, mark: string, depth: number, parts: WechatParts): string {
  const shown = checked === undefined ? mark : checked ? '☑ ' : '☐ ';
  const edge = `margin:0 0 .5em;padding-left:${1.5 * (depth + 1)}em`;
  const lines = children.map((child, index) => {
    if (child.type === 'list') return list(child, depth + 1, parts);
    if (child.type !== 'paragraph') return renderOne(child, parts);
    const words = inline(child.children, parts);
    return index === 0 ? `<p style="${edge};text-indent:-1.5em;${text}">${shown}${words}</p>` : `<p style="${edge};${text}">${words}</p>`;
  });
  const isMarked = children[0]?.type === 'paragraph';
  return [...(isMarked ? [] : [`<p style="${edge};text-indent:-1.5em;${text}">${shown.trim()}</p>`]), ...lines]
    .filter((line) => line !== '')
    .join('\n');
}

function table({ align, header, rows }: BlockOf<'table'>, parts: WechatParts): string {
  const row = (cells: readonly Cell[], tag: 'th' | 'td') => {
    const columns = cells.map((content, index) => {
      const style = `${cell}${tag === 'th' ? ';background:#f5f5f5' : ''};text-align:${align[index] ?? 'left'}`;
      return `<${tag} style="${style}">${inline(content, parts)}</${tag}>`;
    });
    return `<tr>${columns.join('')}</tr>`;
  };
  const lines = [row(header, 'th'), ...rows.map((cells) => row(cells, 'td'))];
  return `<table style="width:100%;margin:1em 0;border-collapse:collapse;${small}">\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}

function inline(children: readonly Inline[], parts: WechatParts): string {
  return renderInline(children.flatMap(withoutLinks), { ...inlineOnly, image: (image) => imageInLine(image, parts) });
}

function imageInLine(image: ImageReference, { picture, words }: WechatParts): string {
  return image.from === 'external' ? escapeText(withAddress(words(image), image.file)) : picture(image, 'max-width:100%;height:auto');
}

/** Blocks are written above; of a dialect only what stands in a line is asked for. */
const inlineOnly: Omit<Dialect, 'image'> = {
  paragraph: (inner) => inner,
  heading: (_level, inner) => inner,
  figure: () => '',
  pageBreak: () => '',
  table: (html) => html,
  alignment: (align) => ` style="text-align:${escapeAttribute(align)}"`,
};

/** A link leads nowhere in WeChat: its words stay, and where they do not say the address, that follows in brackets. */
function withoutLinks(node: Inline): readonly Inline[] {
  switch (node.type) {
    case 'link': {
      const children = node.children.flatMap(withoutLinks);
      const address = addressOf(node.href);
      if (address === '' || saysAddress(inlineWords(node.children), address)) return children;
      return [...children, { type: 'text', text: `（${address}）` }];
    }
    case 'strong':
    case 'emphasis':
    case 'strike':
    case 'tag':
      return [{ ...node, children: node.children.flatMap(withoutLinks) }];
    case 'text':
    case 'code':
    case 'image':
    case 'break':
      return [node];
    default:
      return assertNever(node, 'inline');
  }
}

/** Empty for a place on the page itself. */
function addressOf(href: string): string {
  return href.startsWith('#') ? '' : href.replace(/^mailto:/i, '');
}

function saysAddress(words: string, address: string): boolean {
  const bare = (one: string) =>
    one
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '');
  return bare(words) === bare(address);
}

function withAddress(words: string, address: string): string {
  return `${words}（${address}）`;
}
