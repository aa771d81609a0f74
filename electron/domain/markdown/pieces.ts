import type { ImageReference } from './tokens.ts';

/**
 * A run of text while it is being read: a doubly linked list of pieces in which a closing mark wraps what came since
 * its opening mark. Everything still open stands at the top level of the list, so wrapping only happens there.
 */

export type Wrapper = 'strong' | 'emphasis' | 'strike' | 'link' | 'tag';

export interface Piece {
  readonly kind: 'start' | 'text' | 'code' | 'soft' | 'break' | 'image' | Wrapper;
  /** The words of `text` and `code`, the name of a `tag`. */
  text: string;
  /**
   * Where `text` begins in the run, in UTF-16 units; -1 for a piece that is not written there as it reads. Of a picture: where its
   * address begins.
   */
  at: number;
  readonly href: string;
  readonly title: string;
  readonly image: ImageReference | undefined;
  previous: Piece | undefined;
  next: Piece | undefined;
  /** First piece inside a wrapper. */
  first: Piece | undefined;
  /** How many wrappers deep its inside goes; 0 for a leaf. */
  depth: number;
}

export interface PieceList {
  readonly start: Piece;
  end: Piece;
}

/** Deeper than this nothing is wrapped any more: the marks stay text. */
export const maxInlineDepth = 50;

export function piece(kind: Piece['kind'], text = '', rest: { href?: string; title?: string; image?: ImageReference; at?: number } = {}): Piece {
  return {
    kind,
    text,
    at: rest.at ?? -1,
    href: rest.href ?? '',
    title: rest.title ?? '',
    image: rest.image,
    previous: undefined,
    next: undefined,
    first: undefined,
    depth: 0,
  };
}

export function emptyList(): PieceList {
  const start = piece('start');
  return { start, end: start };
}

export function append(list: PieceList, added: Piece): Piece {
  added.previous = list.end;
  list.end.next = added;
  list.end = added;
  return added;
}

export function remove(list: PieceList, gone: Piece): void {
  if (gone.previous) gone.previous.next = gone.next;
  if (gone.next) gone.next.previous = gone.previous;
  else list.end = gone.previous ?? list.start;
}

/** Puts all that stands after `opener` and before `closer` (or the end) into `wrapper`, which takes its place. */
export function wrap(list: PieceList, opener: Piece, closer: Piece | undefined, wrapper: Piece): void {
  const first = opener.next === closer ? undefined : opener.next;
  const last = closer ? closer.previous : list.end;
  if (first && last) {
    first.previous = undefined;
    last.next = undefined;
    wrapper.first = first;
    wrapper.depth = depthOf(first) + 1;
  }
  wrapper.previous = opener;
  wrapper.next = closer;
  opener.next = wrapper;
  if (closer) closer.previous = wrapper;
  else list.end = wrapper;
}

/** True when one more wrapper around what stands between the two would go too deep. */
export function isTooDeep(opener: Piece, closer: Piece | undefined): boolean {
  for (let each = opener.next; each && each !== closer; each = each.next) if (each.depth >= maxInlineDepth) return true;
  return false;
}

function depthOf(first: Piece): number {
  let depth = 0;
  for (let each: Piece | undefined = first; each; each = each.next) depth = Math.max(depth, each.depth);
  return depth;
}
