import { type Block, type Cell, type Label, type Look, noLook, type Paragraph, type Piece } from './blocks.ts';
import { isCentred, isSmall, lookIn } from './looks.ts';
import { isFurniture } from './mainText.ts';
import type { Notices } from './notices.ts';
import { isNumber, labelFrom, officeLabel } from './officeLists.ts';
import { pictureOf } from './pictureAddress.ts';
import { collapse, splitAtBreaks, trimmed } from './pieces.ts';
import { isLayout, rowsOf, spanOf } from './tables.ts';
import { type Tag, tagsOf, textOf } from './tree.ts';

/** A tree as blocks, in the order of the page. */

interface Around {
  readonly look: Look;
  readonly link: string;
  readonly level: number;
  readonly role: Paragraph['role'];
  readonly quoted: boolean;
  readonly centred: boolean;
  readonly small: boolean;
  /** Lists around. */
  readonly depth: number;
  readonly main: boolean;
  /** Blanks and line breaks count, as in `pre`. */
  readonly kept: boolean;
}

interface Walking {
  readonly blocks: Block[];
  pieces: Piece[];
  /** Of the list entry that has just begun. */
  label: Label | undefined;
  /** The entry above has had its first paragraph. */
  goesOn: boolean;
  readonly notices: Notices;
  readonly mainTag: Tag | undefined;
  /** Of a page; what is pasted was chosen by a person. */
  readonly cutsFurniture: boolean;
}

const outside: Around = {
  look: noLook,
  link: '',
  level: 0,
  role: 'body',
  quoted: false,
  centred: false,
  small: false,
  depth: 0,
  main: false,
  kept: false,
};

const blockNames = new Set(
  `address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hgroup hr legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);

/** @param mainTag where the main text lies; its blocks are marked as such */
export function blocksOf(root: Tag, notices: Notices, mainTag?: Tag): readonly Block[] {
  const walking: Walking = { blocks: [], pieces: [], label: undefined, goesOn: false, notices, mainTag, cutsFurniture: mainTag !== undefined };
  const around = { ...outside, main: mainTag === undefined || mainTag === root };
  for (const child of root.children) walk(child, around, walking);
  flush(around, walking);
  return walking.blocks;
}

function walk(node: Tag | string, around: Around, walking: Walking): void {
  if (typeof node === 'string') {
    addText(node, around, walking);
    return;
  }
  if (node.name === 'br' || node.name === 'wbr') {
    if (node.name === 'br') walking.pieces.push({ type: 'break' });
  } else if (node.name === 'img' || node.name === 'image' || node.name === 'v:imagedata') addPicture(node, walking);
  else if (node.name === 'ruby') addRuby(node, walking);
  else if (node.name === 'ul' || node.name === 'ol' || node.name === 'menu' || node.name === 'dir') walkList(node, around, walking);
  else if (node.name === 'table') walkTable(node, around, walking);
  else if (isNumber(node)) return;
  else if (blockNames.has(node.name) || isBlockByStyle(node)) walkBlock(node, around, walking);
  else
    walkInside(node, { ...around, look: lookIn(node, around.look), link: linkOf(node) ?? around.link, main: isMain(node, around, walking) }, walking);
}

function isMain(tag: Tag, around: Around, { mainTag, cutsFurniture }: Walking): boolean {
  if (tag === mainTag) return true;
  return around.main && !(cutsFurniture && isFurniture(tag, () => textOf(tag).trim().length));
}

function isBlockByStyle(tag: Tag): boolean {
  return ['block', 'flex', 'grid', 'list-item'].includes(tag.style.display ?? '');
}

function walkInside(tag: Tag, around: Around, walking: Walking): void {
  for (const child of tag.children) walk(child, around, walking);
}

function linkOf(tag: Tag): string | undefined {
  return tag.name === 'a' ? tag.attributes.href?.trim() : undefined;
}

function addText(text: string, around: Around, { pieces }: Walking): void {
  if (!around.kept) {
    pieces.push({ type: 'text', text, look: around.look, link: around.link });
    return;
  }
  for (const [at, line] of text.split('\n').entries()) {
    if (at > 0) pieces.push({ type: 'break' });
    if (line !== '') pieces.push({ type: 'text', text: line, look: around.look, link: around.link });
  }
}

function addPicture(tag: Tag, { pieces, notices }: Walking): void {
  const picture = pictureOf(tag);
  if (picture) pieces.push({ type: 'picture', picture });
  else notices.note('dropped-pixels');
}

function addRuby(tag: Tag, { pieces }: Walking): void {
  const above = tagsOf(tag).filter(({ name }) => name === 'rt' || name === 'rtc');
  const under = tag.children.filter((child) => typeof child === 'string' || !['rt', 'rp', 'rtc'].includes(child.name));
  const words = (nodes: readonly (Tag | string)[]) => nodes.map(textOf).join('').replace(/\s+/g, '');
  pieces.push({ type: 'ruby', text: words(under), above: words(above) });
}

function walkBlock(tag: Tag, around: Around, walking: Walking): void {
  flush(around, walking);
  const head = /^h([1-6])$/.exec(tag.name)?.[1];
  const inner: Around = {
    ...around,
    // A head is bold by itself.
    look: head ? { ...lookIn(tag, around.look), bold: false } : lookIn(tag, around.look),
    level: head ? Number(head) : around.level,
    role: tag.name === 'figcaption' || tag.name === 'caption' ? 'caption' : around.role,
    quoted: around.quoted || tag.name === 'blockquote',
    centred: isCentred(tag) ?? around.centred,
    small: around.small || isSmall(tag),
    main: isMain(tag, around, walking),
    kept: around.kept || tag.name === 'pre',
  };
  const label = tag.name === 'p' || tag.name === 'div' || head ? officeLabel(tag) : undefined;
  if (label) walking.label = label;
  walkInside(tag, inner, walking);
  flush(inner, walking);
}

function walkList(tag: Tag, around: Around, walking: Walking): void {
  flush(around, walking);
  let number = Number.parseInt(tag.attributes.start ?? '1', 10) || 1;
  const inner = { ...around, look: lookIn(tag, around.look), depth: around.depth + 1, main: isMain(tag, around, walking) };
  for (const child of tag.children) {
    if (typeof child === 'string' || child.name !== 'li') {
      walk(child, inner, walking);
      continue;
    }
    flush(inner, walking);
    number = Number.parseInt(child.attributes.value ?? '', 10) || number;
    walking.label =
      tag.name === 'ol'
        ? labelFrom(orderedSign(tag.attributes.type, number++), around.depth)
        : { kind: 'bullet', text: '', number: 0, depth: around.depth };
    walking.goesOn = false;
    const entry = { ...inner, look: lookIn(child, inner.look), main: isMain(child, inner, walking) };
    walkInside(child, entry, walking);
    flush(entry, walking);
    walking.label = undefined;
    walking.goesOn = false;
  }
}

function orderedSign(type: string | undefined, number: number): string {
  const letter = number >= 1 && number <= 26 ? String.fromCharCode(96 + number) : undefined;
  if (type === 'a' && letter) return `${letter}.`;
  return type === 'A' && letter ? `${letter.toUpperCase()}.` : `${number}.`;
}

function walkTable(tag: Tag, around: Around, walking: Walking): void {
  flush(around, walking);
  const main = isMain(tag, around, walking);
  if (isLayout(tag)) {
    const inner = { ...around, look: lookIn(tag, around.look), main, centred: false };
    walkInside(tag, inner, walking);
    flush(inner, walking);
    return;
  }
  const caption = tagsOf(tag).find(({ name }) => name === 'caption');
  if (caption) walkBlock(caption, { ...around, main }, walking);
  const rows = rowsOf(tag).map((row) =>
    tagsOf(row)
      .filter(({ name }) => name === 'td' || name === 'th')
      .map((cell) => cellOf(cell, walking)),
  );
  walking.blocks.push({ type: 'table', rows, main });
}

function cellOf(tag: Tag, { notices }: Walking): Cell {
  return { blocks: blocksOf(tag, notices), span: spanOf(tag.attributes.colspan), rows: spanOf(tag.attributes.rowspan) };
}

/** Ends the paragraph that was open. */
function flush(around: Around, walking: Walking): void {
  const { pieces } = walking;
  if (pieces.length === 0) return;
  walking.pieces = [];
  for (const part of splitAtBreaks(pieces)) {
    const settled = around.kept ? trimmed(part) : collapse(part);
    if (settled.length === 0) continue;
    const label = walking.label;
    walking.blocks.push({
      type: 'paragraph',
      level: around.level,
      role: around.role,
      quoted: around.quoted,
      centred: around.centred,
      small: around.small,
      label,
      goesOn: label === undefined && walking.goesOn && around.depth > 0,
      pieces: settled,
      main: around.main,
    });
    if (label) walking.goesOn = true;
    walking.label = undefined;
  }
}
