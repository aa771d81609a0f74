/** A Word document as this room sees it: paragraphs, tables and what stands in their lines. */

export interface Change {
  readonly kind: 'insert' | 'delete';
  readonly by: string;
  /** ISO 8601 with an offset; null when the document does not tell. */
  readonly at: string | null;
}

/** How a piece of text looks, as far as it means something. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly underline: boolean;
  readonly raised: '' | 'sup' | 'sub';
  /** Half points; 0 where nobody says. */
  readonly size: number;
  /** Not shown and not printed by Word. */
  readonly hidden: boolean;
}

export interface PictureUse {
  /** The part of the document that holds it; empty for one that lies elsewhere or is drawn by Word itself. */
  readonly part: string;
  /** What to call it when it has to be dropped. */
  readonly name: string;
  readonly alt: string;
  readonly cropped: boolean;
}

/** What stands in a line. `change`: it is a suggestion. */
export type Piece =
  | { readonly type: 'text'; readonly text: string; readonly look: Look; readonly link: string; readonly change: Change | undefined }
  | { readonly type: 'ruby'; readonly text: string; readonly above: string; readonly change: Change | undefined }
  | { readonly type: 'break'; readonly change: Change | undefined }
  | { readonly type: 'note'; readonly kind: 'footnote' | 'endnote'; readonly id: string; readonly change: Change | undefined }
  | { readonly type: 'picture'; readonly picture: PictureUse; readonly change: Change | undefined }
  | { readonly type: 'comment'; readonly id: string; readonly edge: 'start' | 'end' }
  | { readonly type: 'box'; readonly blocks: readonly Block[] };

/** What Word draws before a paragraph by itself. */
export interface Label {
  /** `一、`, `1.`, `（三）`; empty for a bullet. */
  readonly text: string;
  /** `text`: a label that Markdown has no list for. */
  readonly kind: 'bullet' | 'ordered' | 'text';
  readonly depth: number;
  /** Of an ordered item. */
  readonly number: number;
}

export interface Paragraph {
  readonly type: 'paragraph';
  /** What its style makes of it. */
  readonly role: 'title' | 'subtitle' | 'caption' | 'body';
  /** 1 to 9 for a heading by style, 0 for none. */
  readonly level: number;
  readonly centred: boolean;
  readonly label: Label | undefined;
  readonly pieces: readonly Piece[];
  /** The paragraph's end itself is a suggestion. */
  readonly end: Change | undefined;
}

export interface Cell {
  readonly blocks: readonly Block[];
  /** Columns it takes. */
  readonly span: number;
  /** It continues the cell above. */
  readonly continued: boolean;
}

export interface Table {
  readonly type: 'table';
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly change: Change | undefined }[];
}

export type Block = Paragraph | Table;

/** The words of pieces as they are read: breaks are blanks, suggestions to insert are not there yet. */
export function wordsOf(pieces: readonly Piece[]): string {
  let words = '';
  for (const piece of pieces) {
    if ('change' in piece && piece.change?.kind === 'insert') continue;
    if (piece.type === 'text' || piece.type === 'ruby') words += piece.text;
    else if (piece.type === 'break') words += '\n';
  }
  return words;
}
