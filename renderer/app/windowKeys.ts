import type { DeskCommand } from '#contract/events.ts';
import { giveDeskCommand } from '../state/commands.ts';
import { openDialog } from '../state/desk.ts';
import { settleOpen } from '../state/session.ts';

/** Shortcuts of the whole window, beside the editor's own. `Mod` is Cmd on macOS, Ctrl elsewhere. */
export const windowKeys: readonly { readonly key: string; readonly command: DeskCommand | 'shortcuts' | 'save'; readonly label: string }[] = [
  { key: 'Mod+Alt+N', command: 'new', label: 'bar.new' },
  { key: 'Mod+S', command: 'save', label: 'bar.save' },
  { key: 'Mod+O', command: 'import', label: 'bar.import' },
  { key: 'Mod+E', command: 'export', label: 'bar.export' },
  { key: 'Mod+Shift+E', command: 'outlets', label: 'otherUses.title' },
  { key: 'Mod+,', command: 'settings', label: 'bar.settings' },
  { key: 'Mod+Shift+F', command: 'search', label: 'library.searchKey' },
  { key: 'Mod+Shift+L', command: 'toggle-library', label: 'bar.foldLibrary' },
  { key: 'Mod+Shift+P', command: 'toggle-preview', label: 'bar.foldPreview' },
  { key: 'Mod+Shift+H', command: 'history', label: 'history.title' },
  { key: 'Mod+Shift+M', command: 'checks', label: 'checks.panel' },
  { key: 'F8', command: 'next-finding', label: 'checks.next' },
  { key: 'Shift+F8', command: 'previous-finding', label: 'checks.previous' },
  { key: 'Alt+Enter', command: 'finding-card', label: 'checks.card' },
  // Some Chinese input methods keep this one for themselves.
  { key: 'Mod+.', command: 'finding-card', label: 'checks.card' },
  { key: 'Mod+Alt+R', command: 'review', label: 'review.title' },
  { key: 'Mod+Alt+Q', command: 'queue', label: 'queue.title' },
  { key: 'Mod+Alt+M', command: 'comment', label: 'remarks.add' },
  { key: 'F9', command: 'next-remark', label: 'remarks.next' },
  { key: 'Shift+F9', command: 'previous-remark', label: 'remarks.previous' },
  { key: 'F7', command: 'next-change', label: 'changes.next' },
  { key: 'Shift+F7', command: 'previous-change', label: 'changes.previous' },
  { key: 'Mod+Alt+S', command: 'suggesting', label: 'suggesting.mode' },
  { key: 'F1', command: 'shortcuts', label: 'bar.shortcuts' },
];

const apple = /Mac/.test(navigator.platform);

/** How a key reads on this desktop. */
export function keyText(key: string): string {
  return apple ? key.replace('Mod', '⌘').replace('Alt', '⌥').replaceAll('+', '') : key.replace('Mod', 'Ctrl');
}

function keyOf(event: KeyboardEvent): string {
  const mod = apple ? event.metaKey : event.ctrlKey;
  const name = event.code.startsWith('Key') ? event.code.slice(3) : event.code.startsWith('Digit') ? event.code.slice(5) : event.key;
  return [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', name].filter(Boolean).join('+');
}

export function followShortcuts(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const found = windowKeys.find(({ key }) => key === keyOf(event));
    if (!found) return;
    event.preventDefault();
    if (found.command === 'shortcuts') openDialog('shortcuts');
    else if (found.command === 'save') void settleOpen();
    else giveDeskCommand(found.command);
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
