import { joinsWithoutSpace } from './characters.ts';
import type { Piece, PieceList } from './pieces.ts';
import type { AllowedTag, Inline } from './tokens.ts';

/**
 * Turns the pieces of a run into the tree: line breaks become a blank or nothing, blanks at the ends of lines go,
 * neighbouring text becomes one node, and what may not stand where it stands becomes its words.
 */
export function settle(pieces: PieceList): readonly Inline[] {
  settleLeaves(pieces);
  return build(pieces.start.next, { insideLink: false, insideRuby: false });
}

/** The leaves of a run in order, with their lines trimmed and joined. */
export function settleLeaves(pieces: PieceList): readonly Piece[] {
  const leaves: Piece[] = [];
  collectLeaves(pieces.start.next, leaves);
  trimLines(leaves);
  joinLines(leaves);
  return leaves;
}

function collectLeaves(first: Piece | undefined, leaves: Piece[]): void {
  for (let each = first; each; each = each.next) {
    if (each.first) collectLeaves(each.first, leaves);
    else leaves.push(each);
  }
}

const leadingBlanks = /^[ \t\u00a0\u3000]+/;
const blanks = ' \t\u00a0\u3000';

/** Indents (two U+3000 in most Chinese texts) and blanks before a line's end mean nothing on the page. */
function trimLines(leaves: readonly Piece[]): void {
  let atStart = true;
  for (const leaf of leaves) {
    if (atStart && leaf.kind === 'text') trimStart(leaf);
    if (isLineEnd(leaf)) atStart = true;
    else if (leaf.kind !== 'text' || leaf.text !== '') atStart = false;
  }
  let atEnd = true;
  for (const leaf of leaves.toReversed()) {
    if (atEnd && leaf.kind === 'text') leaf.text = trimEnd(leaf.text);
    if (isLineEnd(leaf)) atEnd = true;
    else if (leaf.kind !== 'text' || leaf.text !== '') atEnd = false;
  }
}

function trimStart(leaf: Piece): void {
  const { length } = leaf.text;
  leaf.text = leaf.text.replace(leadingBlanks, '');
  if (leaf.at >= 0) leaf.at += length - leaf.text.length;
}

function isLineEnd(leaf: Piece): boolean {
  return leaf.kind === 'soft' || leaf.kind === 'break';
}

/** Not a regular expression: `/ +$/` looks at every run of blanks again and again. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function joinLines(leaves: readonly Piece[]): void {
  for (const [index, leaf] of leaves.entries()) {
    if (leaf.kind !== 'soft') continue;
    let next = index + 1;
    while (leaves[next]?.kind === 'text' && leaves[next]?.text === '') next++;
    leaf.text = joinsWithoutSpace(wordsBefore(leaves, index), wordsOf(leaves[next])) ? '' : ' ';
  }
}

/** The last words before a leaf: as many as it takes to tell whether they are Chinese. */
function wordsBefore(leaves: readonly Piece[], index: number): string {
  let words = '';
  for (let at = index - 1; at >= 0 && words.length < 12; at--) {
    const leaf = leaves[at];
    if (leaf?.kind !== 'text' && leaf?.kind !== 'code') break;
    words = leaf.text.slice(-12) + words;
  }
  return words;
}

function wordsOf(leaf: Piece | undefined): string {
  return leaf?.kind === 'text' || leaf?.kind === 'code' ? leaf.text : '';
}

interface Place {
  readonly insideLink: boolean;
  /** Directly inside `<ruby>`, where alone `rt` and `rp` mean something. */
  readonly insideRuby: boolean;
}

function build(first: Piece | undefined, place: Place): readonly Inline[] {
  const nodes: Inline[] = [];
  for (let each = first; each; each = each.next) for (const node of buildPiece(each, place)) add(nodes, node);
  return nodes;
}

function add(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.type !== 'text') nodes.push(node);
  else if (node.text === '') return;
  else if (last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', text: last.text + node.text };
  else nodes.push(node);
}

function buildPiece(each: Piece, place: Place): readonly Inline[] {
  switch (each.kind) {
    case 'start':
      return [];
    case 'text':
    case 'soft':
      return [{ type: 'text', text: each.text }];
    case 'code':
      return each.text === '' ? [] : [{ type: 'code', text: each.text }];
    case 'break':
      return [{ type: 'break' }];
    case 'image':
      return each.image ? [{ type: 'image', image: each.image }] : [];
    case 'link':
      return buildLink(each, place);
    case 'tag':
      return buildTag(each, place);
    default: {
      const children = build(each.first, { ...place, insideRuby: false });
      return children.length === 0 ? [] : [{ type: each.kind, children }];
    }
  }
}

function buildLink(each: Piece, place: Place): readonly Inline[] {
  const children = build(each.first, { insideLink: true, insideRuby: false });
  if (place.insideLink) return children;
  // a link without words shows its address, since a link nobody can see or hear is a fault
  const words: readonly Inline[] = children.length > 0 ? children : [{ type: 'text', text: each.href }];
  return [{ type: 'link', href: each.href, title: each.title, children: words }];
}

function buildTag(each: Piece, place: Place): readonly Inline[] {
  const name = each.text as AllowedTag;
  const needsRuby = name === 'rt' || name === 'rp';
  const children = build(each.first, { ...place, insideRuby: name === 'ruby' });
  if (needsRuby && !place.insideRuby) return [{ type: 'text', text: `<${name}>` }, ...children, { type: 'text', text: `</${name}>` }];
  return children.length === 0 ? [] : [{ type: 'tag', name, children }];
}
