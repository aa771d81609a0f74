import { app } from 'electron';
import { handedIn } from './handedIn.ts';

/**
 * Hand-offs that the system gives to Copydesk: opened by a double click, or with "open with". On macOS they come as `open-file` events,
 * perhaps before the program is ready; elsewhere as words of the command line, of this start or of a second one.
 */

/** Hand-offs that wait until a window asks for them. */
export interface Handed {
  add(paths: readonly string[]): void;
  /** All that wait; from then on they no longer do. */
  take(): readonly string[];
}

/** Begins to listen; must be called before Electron is ready. @param told that something waits */
export function gatherHanded(told: () => void): Handed {
  let waiting: string[] = [];
  const add = (paths: readonly string[]) => {
    if (paths.length === 0) return;
    waiting = [...new Set([...waiting, ...paths])];
    told();
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    add(handedIn([path], '/'));
  });
  return {
    add,
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
