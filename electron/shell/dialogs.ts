import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions, shell } from 'electron';
import type { Words } from './words.ts';

/** What may be looked for in an open dialog. */
export type Sought = 'articles' | 'article-folder' | 'package' | 'package-folder' | 'portal' | 'template' | 'backup' | 'words';

/** What may be written through a save dialog. */
export type Saved = 'zip' | 'handoff' | 'original' | 'portal' | 'docx' | 'text' | 'xml' | 'json' | 'html' | 'csv' | 'xlsx' | 'pdf';

/** The desktop's own dialogs. They give paths to main, never to a window. */
export interface Dialogs {
  /** Empty when the person cancels. */
  open(what: Sought): Promise<readonly string[]>;
  /** Undefined when the person cancels. */
  save(kind: Saved | 'folder', name: string): Promise<string | undefined>;
  reveal(path: string): void;
  /** A folder for the library; undefined when the person cancels. */
  library(current: string): Promise<string | undefined>;
  /** Says why the library was refused. True when the person wants to choose another. */
  refused(why: string): Promise<boolean>;
  /** True when the person wants the window back. */
  reopen(): Promise<boolean>;
}

/**
 * @param window the dialog belongs to it; asked each time, because it may have gone
 * @param words asked each time, because the language may have changed
 */
export function makeDialogs(window: () => BrowserWindow | undefined, words: () => Words): Dialogs {
  const choose = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const parent = window();
    const { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return canceled ? [] : filePaths;
  };
  return {
    open: (what) => choose(openOptions(what, words())),
    save: async (kind, name) => {
      if (kind === 'folder') {
        const { chooseFolder } = words();
        return (await choose({ title: chooseFolder, message: chooseFolder, properties: ['openDirectory', 'createDirectory'] }))[0];
      }
      const options = { ...saveOptions(kind, words()), defaultPath: name };
      const parent = window();
      const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return canceled || filePath === '' ? undefined : filePath;
    },
    reveal: (path) => shell.showItemInFolder(path),
    library: async (current) => {
      const { chooseLibrary } = words();
      return (
        await choose({ title: chooseLibrary, message: chooseLibrary, defaultPath: current, properties: ['openDirectory', 'createDirectory'] })
      )[0];
    },
    refused: async (why) => {
      const { cannotOpen, openLibrary, quit } = words();
      const { response } = await dialog.showMessageBox({
        type: 'error',
        message: cannotOpen,
        detail: why,
        buttons: [quit, openLibrary],
        defaultId: 0,
        cancelId: 0,
      });
      return response === 1;
    },
    reopen: async () => {
      const { windowCrashed, windowCrashedMore, reopen, quit } = words();
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        message: windowCrashed,
        detail: windowCrashedMore,
        buttons: [reopen, quit],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0;
    },
  };
}

function openOptions(what: Sought, words: Words): OpenDialogOptions {
  const all: FileFilter = { name: words.allFiles, extensions: ['*'] };
  switch (what) {
    case 'articles':
      return {
        title: words.import,
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: words.articles, extensions: ['docx', 'html', 'htm', 'mhtml', 'mht', 'txt', 'md', 'markdown', 'zip', 'copydesk'] }, all],
      };
    case 'article-folder':
      return { title: words.importFolder, message: words.importFolder, properties: ['openDirectory', 'multiSelections'] };
    case 'package':
      return { title: words.verify, properties: ['openFile'], filters: [{ name: words.package, extensions: ['zip'] }, all] };
    case 'package-folder':
      return { title: words.packageFolder, message: words.packageFolder, properties: ['openDirectory'] };
    case 'backup':
      return { title: words.restoreBackup, properties: ['openFile'], filters: [{ name: words.backupFiles, extensions: ['zip'] }, all] };
    case 'portal':
      return { title: words.portal, properties: ['openFile'], filters: [{ name: words.portal, extensions: ['json'] }, all] };
    case 'words':
      return { title: words.houseWords, properties: ['openFile'], filters: [{ name: words.houseWords, extensions: ['csv', 'xlsx', 'txt'] }, all] };
    case 'template':
      return {
        title: words.template,
        message: words.template,
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: words.template, extensions: ['html', 'htm', 'css'] }, all],
      };
  }
}

function saveOptions(kind: Saved, words: Words): { readonly title: string; readonly filters: FileFilter[] } {
  const filters: Record<Saved, FileFilter> = {
    zip: { name: words.zip, extensions: ['zip'] },
    handoff: { name: words.handoff, extensions: ['copydesk'] },
    original: { name: words.allFiles, extensions: ['*'] },
    portal: { name: words.portal, extensions: ['json'] },
    docx: { name: words.wordFile, extensions: ['docx'] },
    text: { name: words.textFile, extensions: ['txt'] },
    xml: { name: 'XML', extensions: ['xml'] },
    html: { name: 'HTML', extensions: ['html'] },
    json: { name: 'JSON', extensions: ['json'] },
    csv: { name: 'CSV', extensions: ['csv'] },
    xlsx: { name: 'Excel', extensions: ['xlsx'] },
    pdf: { name: 'PDF', extensions: ['pdf'] },
  };
  const title = kind === 'zip' ? words.saveZip : kind === 'portal' ? words.portal : words.saveFile;
  return { title, filters: [filters[kind]] };
}
