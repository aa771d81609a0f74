import { standardKeymap, temporarilySetTabFocusMode } from '@codemirror/commands';
import { EditorState, type Extension, Prec, type StateCommand } from '@codemirror/state';
import { type Command, type KeyBinding, keymap } from '@codemirror/view';
import { type AppCommand, type BodyCommand, commandTable } from './commandTable.ts';
import { deleteWordLeft, deleteWordRight, selectWordLeft, selectWordRight, wordLeft, wordRight } from './hanWords.ts';
import { indentItem, outdentItem } from './listIndent.ts';
import { backspace, breakLine, enter } from './paragraphs.ts';
import { closeFind, findNext, findPrevious } from './searchPanel.ts';
import { moveByCell } from './tables.ts';

/** What the keys do. Commands come from the table; the rest is moving about and writing. */

const writing: readonly KeyBinding[] = [
  { key: 'Enter', run: enter, shift: breakLine },
  { key: 'Backspace', run: backspace, shift: backspace },
  // Tab means something in tables and lists only; elsewhere, or after Escape, it leaves the editor.
  { key: 'Tab', run: firstOf(moveByCell(1), indentItem), shift: firstOf(moveByCell(-1), outdentItem) },
  { key: 'Escape', run: closeFind, scope: 'editor search-panel' },
  { key: 'Escape', run: temporarilySetTabFocusMode },
  { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
  { key: 'Mod-g', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', run: wordLeft, shift: selectWordLeft, preventDefault: true },
  { key: 'Mod-ArrowRight', mac: 'Alt-ArrowRight', run: wordRight, shift: selectWordRight, preventDefault: true },
  { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: deleteWordLeft },
  { key: 'Mod-Delete', mac: 'Alt-Delete', run: deleteWordRight },
];

function firstOf(...commands: readonly StateCommand[]): StateCommand {
  return (target) => commands.some((command) => command(target));
}

/** @param runApp does what the window must do: a dialog, the tidy rules */
export function bodyKeys(runApp: (command: AppCommand) => void): Extension {
  const bindings: KeyBinding[] = [];
  for (const name of Object.keys(commandTable) as BodyCommand[]) {
    const entry = commandTable[name];
    const scope = entry.inPanel ? 'editor search-panel' : 'editor';
    const run: Command = (view) => runCommand(name, view, runApp);
    // A known key never falls through to the browser (Ctrl+K, Ctrl+H), even when the command has nothing to do.
    for (const key of entry.keys)
      bindings.push(entry.macKeys ? { win: key, linux: key, run, scope, preventDefault: true } : { key, run, scope, preventDefault: true });
    for (const mac of entry.macKeys ?? []) bindings.push({ mac, run, scope, preventDefault: true });
  }
  return [Prec.high(keymap.of([...writing, ...bindings])), keymap.of([...standardKeymap])];
}

/** Runs a command on the view; false when it had nothing to do. */
export function runCommand(name: BodyCommand, view: Parameters<Command>[0], runApp: (command: AppCommand) => void): boolean {
  const { run } = commandTable[name];
  if (run !== 'app') return run(view);
  if (view.state.facet(EditorState.readOnly)) return false;
  runApp(name as AppCommand);
  return true;
}
