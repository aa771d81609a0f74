import type { DeskCommand } from '#contract/events.ts';

/** Commands from the native menu and from shortcuts, for whichever pane carries them out. */
const listeners = new Set<(command: DeskCommand) => void>();

export function onDeskCommand(listener: (command: DeskCommand) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function giveDeskCommand(command: DeskCommand): void {
  for (const listener of listeners) listener(command);
}
