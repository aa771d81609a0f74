import { notify } from './desk.ts';

/** Copies parts of an article, an empty line between two. True when they are on the clipboard; a failure is told. */
export async function copyParts(parts: readonly string[]): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(parts.filter((part) => part !== '').join('\n\n'));
    return true;
  } catch (error) {
    console.warn('copy:', error);
    notify({ tone: 'error', key: 'history.copyFailed' });
    return false;
  }
}
