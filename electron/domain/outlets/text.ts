import type { Article } from '../article.ts';
import type { Block, Cell, ImageReference, Inline, ListItem } from '../markdown/tokens.ts';
import { captionOf } from '../portal/body.ts';
import { manyLines, oneLine } from '../portal/line.ts';
import type { Profile } from '../portal/profile.ts';
import { assertNever } from '../result.ts';
import { articleAt, endWords, metaWords } from './facts.ts';
import { type Span, spansOf } from './spans.ts';

/**
 * An article as plain text for apps and forms that take nothing else: LF, an empty line between paragraphs, two full-width blanks
 * before each, `【图】` for a picture, `｜` between a table's cells, a link's address after its words.
 */

const indent = '\u3000\u3000';

/** The whole text, with a final newline. */
export function renderText(article: Article, profile: Profile, blocks: readonly Block[]): string {
  const named = articleAt(article, profile);
  const head = [named.kicker, named.title, named.subtitle].map(oneLine).filter((line) => line !== '');
  const parts = [
    head.join('\n'),
    metaWords(named, profile).join(indent.slice(1)),
    ...blockTexts(blocks, named),
    ...endWords(named, profile).map((words) => `（${words}）`),
  ];
  return `${manyLines(
    parts
      .map((part) => part.trimEnd())
      .filter((part) => part !== '')
      .join('\n\n'),
  )}\n`;
}

function blockTexts(blocks: readonly Block[], article: Article, margin = indent): readonly string[] {
  return blocks.map((block, index) => {
    // The next page's own head says it better than the title of the break.
    if (block.type === 'pageBreak' && blocks[index + 1]?.type === 'heading') return '';
    return blockText(block, article, margin);
  });
}

/** @param margin what stands before each line of a paragraph */
function blockText(block: Block, article: Article, margin: string): string {
  switch (block.type) {
    case 'paragraph':
      return indented(runText(block.children, article), margin);
    case 'heading':
      return runText(block.children, article).replaceAll('\n', ' ');
    case 'figure':
      return pictureText(block.image, article);
    case 'list':
      return block.items.map((item, index) => itemText(item, block.ordered ? `${block.start + index}. ` : '· ', article, margin)).join('\n');
    case 'quote':
      return blockTexts(block.children, article, margin + indent).join('\n\n');
    case 'code':
      return block.text;
    case 'table':
      return [block.header, ...block.rows].map((row) => rowText(row, article)).join('\n');
    case 'rule':
      return `${indent}——————`;
    case 'pageBreak':
      return oneLine(block.title);
    default:
      return assertNever(block, 'block');
  }
}

/** What a writer indented with by hand goes: here each paragraph has its own indent. */
function indented(text: string, margin: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+/, '').trimEnd())
    .filter((line) => line !== '')
    .map((line) => margin + line)
    .join('\n');
}

function itemText(item: ListItem, mark: string, article: Article, margin: string): string {
  const task = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ ';
  const [first, ...rest] = item.children;
  const leads = first?.type === 'paragraph';
  const opening = leads ? runText(first.children, article).replaceAll('\n', `\n${margin}${indent}`) : '';
  const inner = blockTexts(leads ? rest : item.children, article, margin + indent).filter((text) => text !== '');
  return [`${margin}${mark}${task}${opening}`, ...inner].join('\n');
}

function rowText(cells: readonly Cell[], article: Article): string {
  return cells.map((cell) => runText(cell, article).replaceAll('\n', ' ')).join('｜');
}

function runText(inlines: readonly Inline[], article: Article): string {
  let text = '';
  const spans = spansOf(inlines);
  for (const [index, span] of spans.entries()) {
    text += spanText(span, article);
    const href = hrefOf(span);
    // The address comes once, after the last piece of the link's words.
    if (href !== undefined && hrefOf(spans[index + 1]) !== href) text += addressAfter(text, href);
  }
  return text;
}

function spanText(span: Span, article: Article): string {
  if (span.type === 'break') return '\n';
  return span.type === 'text' ? span.text : pictureText(span.image, article);
}

function hrefOf(span: Span | undefined): string | undefined {
  return span === undefined || span.type === 'break' ? undefined : span.marks.href;
}

function addressAfter(text: string, href: string): string {
  if (href.startsWith('#')) return '';
  const address = href.replace(/^mailto:/i, '');
  return text.endsWith(address) ? '' : `（${address}）`;
}

function pictureText(image: ImageReference, article: Article): string {
  const words = captionOf(image, article) || oneLine(image.alt);
  return image.from === 'external' ? `【图】${words}（${image.file}）` : `【图】${words}`;
}
