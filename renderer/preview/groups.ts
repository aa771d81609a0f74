import type { LiveBlock, LivePatch } from '#domain/markdown/live.ts';
import { groupClass } from './portalStyle.ts';

/**
 * The body's blocks in the page, in groups of about forty. The browser skips the layout of groups out of sight
 * (`content-visibility`); a group whose elements nobody has needed yet is kept as text.
 */

const groupSize = 40;
/** A group is split when it has grown to this many blocks. */
const largestGroup = 80;

interface Group {
  readonly element: HTMLElement;
  blocks: LiveBlock[];
  /** False while the blocks are still text. */
  built: boolean;
}

export interface Groups {
  /** The groups' elements have been moved into another container. */
  moveTo(container: HTMLElement): void;
  /** Replaces everything. The first groups are built at once, the others by {@link Groups.buildMore}. */
  reset(blocks: readonly LiveBlock[]): void;
  patch(patch: LivePatch): void;
  /** Builds groups for about `ms`; true while some are left. */
  buildMore(ms: number): boolean;
  /** The element at a source offset and how far into it, 0 to 1. Builds its group when needed. */
  at(offset: number): { readonly element: Element; readonly fraction: number } | undefined;
  /** The source offset where the element's block begins, and its length. Undefined for an element of no block. */
  offsetOf(element: Element): { readonly offset: number; readonly length: number } | undefined;
  /** The block elements of the groups in sight of `top` px of the frame, first to last. */
  firstVisible(top: number): Element | undefined;
}

/** @param first the element that holds the groups, until they are moved
 *  @param dress is called with a piece of the page before it goes in: puts picture addresses in place */
export function makeGroups(first: HTMLElement, dress: (piece: DocumentFragment) => void): Groups {
  let container = first;
  const page = container.ownerDocument;
  const parser = page.createElement('template');
  let groups: Group[] = [];

  const elementsOf = (blocks: readonly LiveBlock[]): DocumentFragment => {
    parser.innerHTML = blocks.map((block) => block.html).join('');
    const piece = page.importNode(parser.content, true);
    parser.replaceChildren();
    dress(piece);
    return piece;
  };
  const newGroup = (blocks: LiveBlock[]): Group => {
    const element = page.createElement('div');
    element.className = groupClass;
    return { element, blocks, built: false };
  };
  const build = (group: Group): void => {
    if (group.built) return;
    group.built = true;
    group.element.replaceChildren(elementsOf(group.blocks));
  };
  const cut = (blocks: readonly LiveBlock[]): Group[] => {
    const made: Group[] = [];
    for (let from = 0; from < blocks.length; from += groupSize) made.push(newGroup(blocks.slice(from, from + groupSize)));
    return made;
  };

  /** The group and position for a block index; the last group's end for the index after the last block. */
  const find = (index: number): { group: number; position: number } => {
    let rest = index;
    for (const [number, group] of groups.entries()) {
      if (rest < group.blocks.length || (rest === group.blocks.length && number === groups.length - 1)) return { group: number, position: rest };
      rest -= group.blocks.length;
    }
    return { group: groups.length, position: 0 };
  };

  const splitLarge = (number: number): void => {
    const group = groups[number];
    if (!group || group.blocks.length <= largestGroup) return;
    const tail = cut(group.blocks.slice(groupSize));
    const moved = [...group.element.children].slice(groupSize);
    group.blocks = group.blocks.slice(0, groupSize);
    for (const made of tail) {
      made.built = true;
      made.element.append(...moved.splice(0, made.blocks.length));
    }
    group.element.after(...tail.map((made) => made.element));
    groups.splice(number + 1, 0, ...tail);
  };

  const removeBlocks = (at: { group: number; position: number }, count: number): void => {
    let rest = count;
    let number = at.group;
    let position = at.position;
    while (rest > 0) {
      const group = groups[number];
      if (!group) return;
      const here = Math.min(rest, group.blocks.length - position);
      if (here > 0) {
        build(group);
        const children = group.element.children;
        for (let child = position + here - 1; child >= position; child -= 1) children[child]?.remove();
        group.blocks.splice(position, here);
        rest -= here;
      }
      position = 0;
      number += 1;
    }
  };

  const insertBlocks = (at: { group: number; position: number }, blocks: readonly LiveBlock[]): void => {
    if (blocks.length === 0) return;
    let group = groups[at.group];
    if (!group) {
      group = newGroup([]);
      group.built = true;
      container.append(group.element);
      groups.push(group);
    }
    build(group);
    group.element.insertBefore(elementsOf(blocks), group.element.children[at.position] ?? null);
    group.blocks.splice(at.position, 0, ...blocks);
  };

  const dropEmpty = (): void => {
    for (const group of groups) if (group.blocks.length === 0) group.element.remove();
    groups = groups.filter((group) => group.blocks.length > 0);
  };

  return {
    moveTo: (given) => {
      container = given;
    },
    reset: (blocks) => {
      groups = cut(blocks);
      container.replaceChildren(...groups.map((group) => group.element));
      for (const group of groups.slice(0, 2)) build(group);
    },
    patch: ({ from, removed, inserted }) => {
      const at = find(from);
      const group = groups[at.group];
      if (removed === 1 && inserted.length === 1 && group && at.position < group.blocks.length) {
        const [block] = inserted;
        build(group);
        if (block) group.blocks[at.position] = block;
        group.element.children[at.position]?.replaceWith(elementsOf(inserted));
        return;
      }
      removeBlocks(at, removed);
      insertBlocks(at, inserted);
      splitLarge(at.group);
      if (removed > 0) dropEmpty();
    },
    buildMore: (ms) => {
      const until = performance.now() + ms;
      for (const group of groups) {
        if (group.built) continue;
        if (performance.now() >= until) return true;
        build(group);
      }
      return false;
    },
    at: (offset) => {
      let start = 0;
      for (const group of groups) {
        for (const [position, block] of group.blocks.entries()) {
          if (offset < start + block.length) {
            build(group);
            const element = group.element.children[position];
            return element && { element, fraction: (offset - start) / Math.max(1, block.length) };
          }
          start += block.length;
        }
      }
      const last = groups.at(-1);
      if (last) build(last);
      const element = last?.element.lastElementChild;
      return element ? { element, fraction: 1 } : undefined;
    },
    offsetOf: (element) => {
      let start = 0;
      for (const group of groups) {
        if (group.element.contains(element)) {
          for (const [position, block] of group.blocks.entries()) {
            if (group.element.children[position]?.contains(element)) return { offset: start, length: block.length };
            start += block.length;
          }
        }
        for (const block of group.blocks) start += block.length;
      }
      return undefined;
    },
    firstVisible: (top) => {
      const group = groups.find(({ element }) => element.getBoundingClientRect().bottom > top);
      if (!group) return undefined;
      build(group);
      return [...group.element.children].find((child) => child.getBoundingClientRect().bottom > top);
    },
  };
}
