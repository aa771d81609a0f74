import type { DeskEvent } from '#contract/events.ts';

/** What the newsroom tells, for panes and dialogs that show something of it: they ask again when it concerns them. */
const listeners = new Set<(event: DeskEvent) => void>();

export function onDeskEvent(listener: (event: DeskEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function passOn(event: DeskEvent): void {
  for (const listener of listeners) listener(event);
}
