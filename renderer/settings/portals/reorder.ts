import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';

/** Lists whose order a person chooses: by dragging a row's handle, or with the arrow keys on it. */

export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const others = without(list, from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

export function without<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, at) => at !== index);
}

export function replaced<T>(list: readonly T[], index: number, item: T): readonly T[] {
  return list.map((old, at) => (at === index ? item : old));
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/**
 * Items have no names of their own, so each gets a number that stays with it: the handle keeps the focus while its row moves.
 * `came`: where the row that was moved last stands now, from 1.
 */
export function useReorder<T>(items: readonly T[], onChange: (items: readonly T[]) => void) {
  const numbers = useRef<readonly number[]>([]);
  const next = useRef(0);
  const dragged = useRef<number | null>(null);
  const [came, setCame] = useState(0);
  if (numbers.current.length !== items.length) {
    const more = Array.from({ length: Math.max(0, items.length - numbers.current.length) }, () => next.current++);
    numbers.current = [...numbers.current, ...more].slice(0, items.length);
  }
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) return;
    numbers.current = moved(numbers.current, from, to);
    setCame(to + 1);
    onChange(moved(items, from, to));
  };
  return {
    came,
    idOf: (index: number) => numbers.current[index] ?? index,
    remove: (index: number) => {
      numbers.current = without(numbers.current, index);
      onChange(without(items, index));
    },
    handle: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        dragged.current = index;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        const row = event.currentTarget.closest('li');
        if (row) event.dataTransfer.setDragImage(row, 12, 12);
      },
      onDragEnd: () => {
        dragged.current = null;
      },
      onKeyDown: (event: KeyboardEvent) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        move(index, index + step);
      },
    }),
    row: (index: number) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged.current === null) return;
        event.preventDefault();
        if (dragged.current !== index) {
          move(dragged.current, index);
          dragged.current = index;
        }
      },
      onDrop: (event: DragEvent) => event.preventDefault(),
    }),
  };
}
