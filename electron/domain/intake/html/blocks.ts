/** What HTML becomes on its way to Markdown: blocks of pieces, without looks that mean nothing. */

export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly raised: '' | 'sup' | 'sub';
}

export interface PictureUse {
  /** As the page gives it, lazy loading undone; `data:`, `cid:`, `file:`, an URL or a relative address. */
  readonly address: string;
  readonly alt: string;
}

export type Piece =
  | { readonly type: 'text'; readonly text: string; readonly look: Look; readonly link: string }
  | { readonly type: 'ruby'; readonly text: string; readonly above: string }
  | { readonly type: 'break' }
  | { readonly type: 'picture'; readonly picture: PictureUse };

export interface Label {
  readonly kind: 'bullet' | 'ordered' | 'text';
  /** As it is shown: `1.`, `（一）`; empty for a bullet. */
  readonly text: string;
  readonly number: number;
  /** 0 for the outermost list. */
  readonly depth: number;
}

export interface Paragraph {
  readonly type: 'paragraph';
  /** 1 to 6 for a head. */
  readonly level: number;
  readonly role: 'body' | 'caption';
  readonly quoted: boolean;
  readonly centred: boolean;
  readonly small: boolean;
  readonly label: Label | undefined;
  /** A further paragraph of the entry above it. */
  readonly goesOn: boolean;
  readonly pieces: readonly Piece[];
  /** Of the page's main text; where there is none, all is. */
  readonly main: boolean;
}

export interface Cell {
  readonly blocks: readonly Block[];
  readonly span: number;
  readonly rows: number;
}

export interface Table {
  readonly type: 'table';
  readonly rows: readonly (readonly Cell[])[];
  readonly main: boolean;
}

export type Block = Paragraph | Table;

export const noLook: Look = { bold: false, italic: false, underline: false, strike: false, raised: '' };

export function plainPiece(text: string): Piece {
  return { type: 'text', text, look: noLook, link: '' };
}

/** The words of a line, breaks as LF. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.type === 'text' ? piece.text : piece.type === 'ruby' ? piece.text : piece.type === 'break' ? '\n' : ''))
    .join('');
}

/** A paragraph as one line. */
export function lineOf(paragraph: Paragraph): string {
  return wordsOf(paragraph.pieces)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Every line of a block, cells one by one: for a report of what was dropped. */
export function linesOf(block: Block): readonly string[] {
  if (block.type === 'table') return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(linesOf));
  const above = block.pieces.flatMap((piece) => (piece.type === 'ruby' ? [piece.above] : []));
  const line = [block.label?.text ?? '', lineOf(block)].filter((text) => text !== '').join(' ');
  return [line, ...above].filter((text) => text !== '');
}
