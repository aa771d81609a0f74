import { Lexer, Marked, type Token, Tokenizer, type Tokens } from 'marked';
import { allowedImage, allowedLink } from './addresses.ts';
import { chineseRules, interruption, pageBreak, possibleTable } from './grammar.ts';
import type { Definitions } from './run.ts';

/**
 * The one configured marked instance: preview, export and checks all read through {@link readBlocks}. marked finds the
 * blocks; the text inside them is read by inline.ts. The instance keeps nothing between two calls.
 */

/** Quotes and lists nest this deep; what is deeper is text. */
export const maxBlockDepth = 30;
/** marked copies a quote or an item again for each lazy line in it, so neither may grow without end. */
const maxQuoteLines = 300;
const maxLazyLines = 1000;
const maxTableRows = 20_000;
/** Cells that a table may have beyond one for each character of it: short rows are filled up with empty cells. */
const spareCells = 1000;

let depth = 0;
/** By depth, where the last list that was looked at could go no further: how much of `text` was left there. */
let reached: { readonly text: string; readonly rest: number }[] = [];

const instance = new Marked({
  gfm: true,
  tokenizer: {
    /** Indentation never makes code. */
    code: () => undefined,
    /** A line of `---` or `===` under a paragraph makes no heading. */
    lheading: () => undefined,
    html: (source) => readPageBreak(source),
    blockquote(source) {
      if (!/^ {0,3}>/.test(source)) return undefined;
      return deeper(() => Tokenizer.prototype.blockquote.call(this, source.slice(0, quoteReach(source))));
    },
    list(source) {
      if (!this.rules.block.list.test(source)) return undefined;
      const reach = knownReach(source);
      return deeper(() => Tokenizer.prototype.list.call(this, source.slice(0, reach)));
    },
    table(source) {
      possibleTable.lastIndex = 0;
      if (!possibleTable.test(source)) return undefined;
      const table = source.slice(0, lineReach(source, maxTableRows));
      return isReasonableTable(table) ? Tokenizer.prototype.table.call(this, table) : undefined;
    },
    /** A definition whose address is refused anyway is a line of text: `[答]: 是的。` may not vanish. */
    def(source) {
      const token = Tokenizer.prototype.def.call(this, source);
      return token && (allowedLink(token.href) !== undefined || allowedImage(token.href, '', '')) ? token : undefined;
    },
    paragraph(source) {
      const text = source.slice(0, paragraphEnd(source));
      return { type: 'paragraph', raw: text, text, tokens: this.lexer.inline(text) };
    },
    text(source) {
      const text = source.slice(0, paragraphEnd(source));
      return { type: 'text', raw: text, text, tokens: this.lexer.inline(text) };
    },
  },
});

const { tokenizer } = instance.defaults;
const rules = chineseRules(new Lexer().options.tokenizer?.rules ?? missingRules());

function missingRules(): never {
  throw new Error('marked keeps its rules elsewhere: the Chinese grammar cannot be put in place');
}

export interface ReadBlocks {
  /** marked's tokens; the lengths of their `raw` add up to the text's. */
  readonly tokens: readonly Token[];
  readonly definitions: Definitions;
}

/** Finds the blocks of a text, whose lines end in LF. */
export function readBlocks(text: string): ReadBlocks {
  const lexer = new Lexer(instance.defaults);
  if (tokenizer) tokenizer.rules = rules;
  reached = [];
  const tokens = lexer.blockTokens(text, lexer.tokens);
  const hasDefinitions = Object.keys(lexer.tokens.links).length > 0;
  return { tokens, definitions: hasDefinitions ? definitionsOf(tokens) : noDefinitions };
}

export const noDefinitions: Definitions = Object.freeze({});

/** The definitions among tokens, the first of each label. marked's own table also holds those of readings it gave up. */
export function definitionsOf(tokens: readonly Token[]): Definitions {
  const found: Record<string, Tokens.Def> = Object.create(null);
  const visit = (each: Token): void => {
    if (each.type === 'def') found[(each as Tokens.Def).tag] ??= each as Tokens.Def;
    else if (each.type === 'list') for (const item of (each as Tokens.List).items) item.tokens.forEach(visit);
    else if (each.type === 'blockquote') each.tokens?.forEach(visit);
  };
  tokens.forEach(visit);
  return Object.keys(found).length > 0 ? found : noDefinitions;
}

function deeper<T>(read: () => T | undefined): T | undefined {
  if (depth >= maxBlockDepth) return undefined;
  depth++;
  try {
    return read();
  } finally {
    depth--;
  }
}

/** Pages are pages of the article: inside a quote or a list the mark is text. */
function readPageBreak(source: string): Tokens.HTML | undefined {
  const match = depth === 0 ? pageBreak.exec(source) : null;
  return match ? { type: 'html', block: true, pre: false, raw: match[0], text: match[1] ?? '' } : undefined;
}

/** Where a paragraph ends, line by line: marked's one regular expression overflows on very long paragraphs. */
function paragraphEnd(source: string): number {
  let end = source.indexOf('\n');
  while (end >= 0 && end + 1 < source.length) {
    interruption.lastIndex = end + 1;
    if (interruption.test(source) || isTableAt(source, end + 1)) return end;
    end = source.indexOf('\n', end + 1);
  }
  return end < 0 ? source.length : end;
}

function isTableAt(source: string, at: number): boolean {
  possibleTable.lastIndex = at;
  const match = possibleTable.exec(source);
  return match !== null && headFits(match[1] ?? '', match[2] ?? '');
}

/** A table's head and the line under it have the same number of columns, and that line is more than a rule. */
function headFits(head: string, line: string): boolean {
  return /[:|]/.test(line) && columnsOf(head) === columnsOf(line);
}

/** How many cells a line of a table has; bars at its ends make none. */
export function columnsOf(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  let columns = 1;
  for (let at = inner.indexOf('|'); at >= 0; at = inner.indexOf('|', at + 1)) {
    let slashes = 0;
    while (inner.charAt(at - 1 - slashes) === '\\') slashes++;
    if (slashes % 2 === 0) columns++;
  }
  return columns;
}

function isReasonableTable(table: string): boolean {
  const columns = columnsOf(table.slice(0, table.indexOf('\n')));
  let rows = 0;
  for (let at = table.indexOf('\n'); at >= 0; at = table.indexOf('\n', at + 1)) rows++;
  return columns * rows <= table.length + spareCells;
}

/** Up to the first empty line, or `most` lines on. */
function lineReach(source: string, most: number): number {
  let at = 0;
  for (let lines = 0; lines < most; lines++) {
    const end = source.indexOf('\n', at);
    if (end < 0) return source.length;
    at = end + 1;
    if (isEmptyLineAt(source, at)) return at;
  }
  return at;
}

function quoteReach(source: string): number {
  return lineReach(source, maxQuoteLines);
}

const emptyLineAt = /[ \t\u00a0\u3000]*(?:\n|$)/y;

function isEmptyLineAt(source: string, at: number): boolean {
  emptyLineAt.lastIndex = at;
  return emptyLineAt.test(source);
}

const itemAt = /[ \t]*(?:[*+-]|\d{1,3}[.)])(?:[ \t]|\n|$)/y;
const indentedAt = /[ \t]/y;

/**
 * {@link listReach}, looked for once: from each list between here and there it is the same place, so a list that ends at once,
 * as before a heading or another bullet, costs no second look at all that follows. At depth 0 there is one text; deeper, each
 * item is a text of its own.
 */
function knownReach(source: string): number {
  const known = reached[depth];
  if (known && source.length > known.rest && (depth === 0 || known.text.endsWith(source))) return source.length - known.rest;
  const reach = listReach(source);
  reached[depth] = { text: source, rest: source.length - reach };
  return reach;
}

/** As far as a list can go: to the line after an empty one that is neither indented nor an item. */
function listReach(source: string): number {
  let at = 0;
  let lazy = 0;
  let afterEmpty = false;
  while (at < source.length) {
    itemAt.lastIndex = at;
    indentedAt.lastIndex = at;
    const empty = isEmptyLineAt(source, at);
    const item = itemAt.test(source);
    if (afterEmpty && !empty && !item && !indentedAt.test(source)) return at;
    lazy = empty || item ? 0 : lazy + 1;
    if (lazy > maxLazyLines) return at;
    afterEmpty = empty;
    const end = source.indexOf('\n', at);
    at = end < 0 ? source.length : end + 1;
  }
  return source.length;
}
