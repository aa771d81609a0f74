import { useDesk } from './desk.ts';

/** Who decides something at this desk, as they last called themselves. */

const nameKey = 'copydesk.person';

/** Empty when nobody has said, and the newsroom has no editor for new drafts. */
export function personHere(): string {
  return storage()?.getItem(nameKey) ?? useDesk.getState().settings.defaults.editor;
}

export function rememberPerson(name: string): void {
  storage()?.setItem(nameKey, name);
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch (error) {
    // A browser may forbid it; then the name is asked for each time.
    console.warn('local storage:', error);
    return undefined;
  }
}
