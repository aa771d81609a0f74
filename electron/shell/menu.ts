import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

/** What menu items ask of the window. The contract's `desk.command` takes exactly these. */
export type MenuCommand =
  | 'new'
  | 'import'
  | 'export'
  | 'outlets'
  | 'verify'
  | 'settings'
  | 'find'
  | 'search'
  | 'history'
  | 'trash'
  | 'backup'
  | 'restore-backup'
  | 'doctor'
  | 'toggle-library'
  | 'toggle-preview'
  | 'checks'
  | 'next-finding'
  | 'previous-finding'
  | 'finding-card'
  | 'review'
  | 'queue'
  | 'comment'
  | 'suggesting'
  | 'next-remark'
  | 'previous-remark'
  | 'next-change'
  | 'previous-change'
  | 'bold'
  | 'heading'
  | 'list'
  | 'quote'
  | 'link'
  | 'table'
  | 'picture'
  | 'page-break'
  | 'tidy';

export interface MenuActions {
  command(command: MenuCommand): void;
  openLibrary(): void;
  showLog(): void;
}

export interface MenuSurroundings {
  readonly platform: NodeJS.Platform;
  /** Developer tools are offered only while developing. */
  readonly developing: boolean;
}

/** The menu bar as data: what there is, in which words, with which keys. Pure. */
export function menuTemplate(words: Words, actions: MenuActions, { platform, developing }: MenuSurroundings): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const item = itemMaker(actions);
  return [
    ...(mac ? [appMenu(words, item)] : []),
    fileMenu(words, item, actions, mac),
    editMenu(words, item),
    textMenu(words, item),
    reviewMenu(words, item),
    viewMenu(words, item, developing),
    ...(mac ? [windowMenu(words)] : []),
    helpMenu(words, actions, mac),
  ];
}

type MakeItem = (label: string, command: MenuCommand, accelerator?: string, ownedByEditor?: boolean) => MenuItemConstructorOptions;

/**
 * Keys that the editor itself understands are only shown: it sees them first, and a second answer from the menu would undo
 * the first.
 */
function itemMaker(actions: MenuActions): MakeItem {
  return (label, command, accelerator, ownedByEditor = false) => ({
    id: command,
    label,
    click: () => actions.command(command),
    ...(accelerator ? { accelerator, registerAccelerator: !ownedByEditor } : {}),
  });
}

const line: MenuItemConstructorOptions = { type: 'separator' };

function appMenu(words: Words, item: MakeItem): MenuItemConstructorOptions {
  return {
    id: 'app',
    role: 'appMenu',
    submenu: [
      { role: 'about', label: words.about },
      line,
      item(words.settings, 'settings', 'CmdOrCtrl+,'),
      line,
      { role: 'services', label: words.services },
      line,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.unhide },
      line,
      { role: 'quit', label: words.quit },
    ],
  };
}

function fileMenu(words: Words, item: MakeItem, actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  return {
    id: 'file',
    label: words.file,
    submenu: [
      item(words.new, 'new', 'CmdOrCtrl+N'),
      item(words.import, 'import', 'CmdOrCtrl+O'),
      line,
      item(words.export, 'export', 'CmdOrCtrl+E'),
      item(words.outlets, 'outlets', 'CmdOrCtrl+Shift+E'),
      item(words.verify, 'verify'),
      line,
      item(words.backup, 'backup'),
      item(words.restoreBackup, 'restore-backup'),
      item(words.doctor, 'doctor'),
      line,
      { id: 'open-library', label: words.openLibrary, click: () => actions.openLibrary() },
      ...(mac
        ? [line, { role: 'close' as const, label: words.close }]
        : [line, item(words.settings, 'settings', 'CmdOrCtrl+,'), line, { role: 'quit' as const, label: words.quit }]),
    ],
  };
}

function editMenu(words: Words, item: MakeItem): MenuItemConstructorOptions {
  return {
    id: 'edit',
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      line,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'pasteAndMatchStyle', label: words.pastePlain },
      { role: 'selectAll', label: words.selectAll },
      line,
      item(words.find, 'find', 'CmdOrCtrl+F', true),
      item(words.search, 'search', 'CmdOrCtrl+Shift+F'),
    ],
  };
}

function textMenu(words: Words, item: MakeItem): MenuItemConstructorOptions {
  return {
    id: 'text',
    label: words.insert,
    submenu: [
      item(words.bold, 'bold', 'CmdOrCtrl+B', true),
      item(words.link, 'link', 'CmdOrCtrl+K', true),
      line,
      item(words.heading, 'heading'),
      item(words.list, 'list'),
      item(words.quote, 'quote'),
      item(words.table, 'table'),
      item(words.picture, 'picture'),
      item(words.pageBreak, 'page-break'),
      line,
      item(words.tidy, 'tidy'),
    ],
  };
}

function reviewMenu(words: Words, item: MakeItem): MenuItemConstructorOptions {
  return {
    id: 'review',
    label: words.review,
    submenu: [
      item(words.queue, 'queue', 'CmdOrCtrl+Alt+Q'),
      item(words.reviewPanel, 'review', 'CmdOrCtrl+Alt+R'),
      line,
      item(words.comment, 'comment', 'CmdOrCtrl+Alt+M'),
      item(words.suggesting, 'suggesting', 'CmdOrCtrl+Alt+S'),
      line,
      item(words.nextRemark, 'next-remark', 'F9'),
      item(words.previousRemark, 'previous-remark', 'Shift+F9'),
      item(words.nextChange, 'next-change', 'F7'),
      item(words.previousChange, 'previous-change', 'Shift+F7'),
    ],
  };
}

function viewMenu(words: Words, item: MakeItem, developing: boolean): MenuItemConstructorOptions {
  return {
    id: 'view',
    label: words.view,
    submenu: [
      item(words.history, 'history', 'CmdOrCtrl+Shift+H'),
      item(words.trash, 'trash'),
      line,
      item(words.toggleLibrary, 'toggle-library', 'CmdOrCtrl+Shift+L'),
      item(words.togglePreview, 'toggle-preview', 'CmdOrCtrl+Shift+P'),
      line,
      item(words.checks, 'checks', 'CmdOrCtrl+Shift+M'),
      item(words.nextFinding, 'next-finding', 'F8'),
      item(words.previousFinding, 'previous-finding', 'Shift+F8'),
      item(words.findingCard, 'finding-card', 'Alt+Enter'),
      line,
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      line,
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(developing ? [line, { role: 'toggleDevTools' as const, label: words.developer }] : []),
    ],
  };
}

function windowMenu(words: Words): MenuItemConstructorOptions {
  return {
    id: 'window',
    role: 'windowMenu',
    label: words.window,
    submenu: [{ role: 'minimize', label: words.minimize }, { role: 'zoom', label: words.zoom }, line, { role: 'front', label: words.front }],
  };
}

function helpMenu(words: Words, actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  return {
    id: 'help',
    role: 'help',
    label: words.help,
    submenu: [
      { id: 'show-log', label: words.showLog, click: () => actions.showLog() },
      ...(mac ? [] : [line, { role: 'about' as const, label: words.about }]),
    ],
  };
}
