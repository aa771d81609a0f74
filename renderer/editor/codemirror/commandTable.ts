import { moveLineDown, moveLineUp, redo, undo } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import { setHeading, toggleList, toggleQuote } from './blocks.ts';
import { insertPageBreak } from './insertions.ts';
import { makeLink } from './links.ts';
import { toggleBold, toggleEmphasis } from './marks.ts';
import { openFind } from './searchPanel.ts';
import { insertTable } from './tables.ts';

/**
 * Every command of the editor: its name, its keys, what it does. Toolbar, key map and tooltips come from this table.
 * `app` commands belong to the window (they open a dialog or need the domain) and are passed on to `onCommand`.
 */

export type BodyCommand =
  | 'bold'
  | 'emphasis'
  | 'heading'
  | 'heading-2'
  | 'heading-3'
  | 'paragraph'
  | 'list'
  | 'numbered-list'
  | 'quote'
  | 'link'
  | 'table'
  | 'picture'
  | 'page-break'
  | 'undo'
  | 'redo'
  | 'move-up'
  | 'move-down'
  | 'find'
  | 'replace'
  | 'tidy';

export type AppCommand = 'picture' | 'tidy';

interface Entry {
  /** CodeMirror key names; `Mod` is Cmd on macOS, Ctrl elsewhere. The first is shown in tooltips. */
  readonly keys: readonly string[];
  readonly macKeys?: readonly string[];
  /** `changes`: refused while the text is read-only. `app`: the window does it. */
  readonly run: StateCommand | Command | 'app';
  /** Also answers while the find panel has the focus. */
  readonly inPanel?: true;
}

export const commandTable: Readonly<Record<BodyCommand, Entry>> = {
  bold: { keys: ['Mod-b'], run: toggleBold },
  emphasis: { keys: ['Mod-i'], run: toggleEmphasis },
  heading: { keys: [], run: setHeading('cycle') },
  'heading-2': { keys: ['Mod-Alt-2'], run: setHeading(2) },
  'heading-3': { keys: ['Mod-Alt-3'], run: setHeading(3) },
  paragraph: { keys: ['Mod-Alt-0'], run: setHeading(0) },
  list: { keys: ['Mod-Shift-8'], run: toggleList('bullet') },
  'numbered-list': { keys: ['Mod-Shift-7'], run: toggleList('ordered') },
  quote: { keys: ['Mod-Shift-9'], run: toggleQuote },
  link: { keys: ['Mod-k'], run: makeLink },
  table: { keys: ['Mod-Alt-t'], run: insertTable },
  picture: { keys: ['Mod-Alt-p'], run: 'app' },
  'page-break': { keys: ['Mod-Enter'], run: insertPageBreak },
  undo: { keys: ['Mod-z'], run: undo },
  redo: { keys: ['Mod-y', 'Mod-Shift-z'], macKeys: ['Mod-Shift-z'], run: redo },
  'move-up': { keys: ['Alt-ArrowUp'], run: moveLineUp },
  'move-down': { keys: ['Alt-ArrowDown'], run: moveLineDown },
  find: { keys: ['Mod-f'], run: openFind('find'), inPanel: true },
  replace: { keys: ['Mod-h'], macKeys: ['Mod-Alt-f'], run: openFind('replace'), inPanel: true },
  tidy: { keys: ['Shift-Alt-f'], run: 'app' },
};

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩', ArrowUp: '↑', ArrowDown: '↓' };
const otherSigns: Readonly<Record<string, string>> = { Mod: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓' };

/** A command's key for a tooltip, `⌘B` or `Ctrl+B`; empty when it has none. */
export function shortcutOf(command: BodyCommand, mac: boolean): string {
  const entry = commandTable[command];
  const key = (mac ? (entry.macKeys ?? entry.keys) : entry.keys)[0];
  if (!key) return '';
  const parts = key.split('-').map((part) => (mac ? macSigns : otherSigns)[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return parts.join(mac ? '' : '+');
}
