import { notify } from './desk.ts';

/** Copies rich text, and the same as plain text for whoever takes no other. True when it is on the clipboard; a failure is told. */
export async function copyRich(html: string, text: string): Promise<boolean> {
  try {
    const kinds = { 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) };
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch (error) {
    console.warn('copy:', error);
    notify({ tone: 'error', key: 'history.copyFailed' });
    return false;
  }
}

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
