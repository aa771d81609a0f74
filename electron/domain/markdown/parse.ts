import type { Token, Tokens } from 'marked';
import { decodeReferences } from './entities.ts';
import { parseInline } from './inline.ts';
import { readBlocks } from './reader.ts';
import type { Definitions } from './run.ts';
import type { Block, Cell, ListItem } from './tokens.ts';

/** Reads an article's body. Never throws: whatever is no Markdown of ours is text. */
export function parseMarkdown(body: string): readonly Block[] {
  const { tokens, definitions } = readBlocks(body.replace(/\r\n?/g, '\n'));
  return toBlocks(tokens, definitions);
}

export function toBlocks(tokens: readonly Token[], definitions: Definitions): readonly Block[] {
  const blocks: Block[] = [];
  for (const token of tokens) {
    const block = toBlock(token, definitions);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** The block a token of marked stands for; undefined for blank lines, definitions and what has nothing to show. */
export function toBlock(token: Token, definitions: Definitions): Block | undefined {
  const known = token as Tokens.Generic;
  switch (known.type) {
    case 'paragraph':
    case 'text':
      return toParagraph(known.text, definitions);
    case 'heading':
      return toHeading(known as Tokens.Heading, definitions);
    case 'list':
      return toList(known as Tokens.List, definitions);
    case 'blockquote': {
      const children = toBlocks(known.tokens ?? [], definitions);
      return children.length > 0 ? { type: 'quote', children } : undefined;
    }
    case 'code': {
      const language = decodeReferences(/^\S*/.exec(known.lang ?? '')?.[0] ?? '');
      return { type: 'code', language, text: known.text.replace(/\n$/, '') };
    }
    case 'table':
      return toTable(known as Tokens.Table, definitions);
    case 'hr':
      return { type: 'rule' };
    case 'html':
      return { type: 'pageBreak', title: decodeReferences(known.text).trim() };
    case 'space':
    case 'def':
    case 'checkbox':
      return undefined;
    default:
      throw new Error(`marked made a block nobody knows: ${known.type}`);
  }
}

/** A paragraph that is one image is a figure. */
function toParagraph(text: string, definitions: Definitions): Block | undefined {
  const children = parseInline(text, definitions);
  const only = children.length === 1 ? children[0] : undefined;
  if (only?.type === 'image') return { type: 'figure', image: only.image };
  return children.length > 0 ? { type: 'paragraph', children } : undefined;
}

function toHeading(token: Tokens.Heading, definitions: Definitions): Block | undefined {
  const children = parseInline(token.text, definitions);
  return children.length > 0 ? { type: 'heading', level: token.depth as 1 | 2 | 3 | 4 | 5 | 6, children } : undefined;
}

function toList(token: Tokens.List, definitions: Definitions): Block {
  const items = token.items.map((item) => toItem(item, definitions));
  return { type: 'list', ordered: token.ordered, start: token.start === '' ? 1 : token.start, loose: token.loose, items };
}

const taskMark = /^\[[ xX]\] /;

function toItem(item: Tokens.ListItem, definitions: Definitions): ListItem {
  const first = item.tokens[0] as Tokens.Generic | undefined;
  // in a loose list marked puts the task's mark back into the paragraph's text
  const marked = item.task && first && first.type !== 'checkbox' && typeof first.text === 'string';
  const tokens: Token[] = marked ? [{ ...first, text: first.text.replace(taskMark, '') } as Token, ...item.tokens.slice(1)] : item.tokens;
  return { checked: item.task ? item.checked === true : undefined, children: toBlocks(tokens, definitions) };
}

function toTable(token: Tokens.Table, definitions: Definitions): Block {
  const cell = (each: Tokens.TableCell): Cell => parseInline(each.text, definitions);
  return { type: 'table', align: token.align, header: token.header.map(cell), rows: token.rows.map((row) => row.map(cell)) };
}
