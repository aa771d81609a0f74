/** What a key does in the list. Pure, so that every key has its line in a test. */
export type ListAct = { readonly act: 'move' | 'extend'; readonly to: number } | { readonly act: 'open' | 'toggle' | 'all' | 'leave' | 'trash' };

export interface KeyPressed {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, or Cmd on macOS. */
  readonly mod: boolean;
}

export interface ListPlace {
  /** Where the keyboard stands, -1 before it has been anywhere. */
  readonly cursor: number;
  readonly total: number;
  /** Whole rows that fit into the window. */
  readonly page: number;
}

/** @returns undefined for a key that is not the list's */
export function listAct({ key, shift, mod }: KeyPressed, { cursor, total, page }: ListPlace): ListAct | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor < 0 ? 0 : cursor - 1,
    PageDown: Math.max(0, cursor) + page,
    PageUp: cursor - page,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  if (to !== undefined) return { act: shift ? 'extend' : 'move', to: Math.max(0, Math.min(to, total - 1)) };
  if (mod && !shift && key.toLowerCase() === 'a') return { act: 'all' };
  if (mod || shift) return undefined;
  if (key === 'Enter') return { act: 'open' };
  if (key === ' ') return { act: 'toggle' };
  if (key === 'Escape') return { act: 'leave' };
  if (key === 'Delete') return { act: 'trash' };
  return undefined;
}
