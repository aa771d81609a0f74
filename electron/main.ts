import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { app, type BrowserWindow, Menu, nativeTheme, session, shell } from 'electron';
import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Dispatch } from '#contract/dispatch.ts';
import type { DeskEvent } from '#contract/events.ts';
import { failureOf } from '#contract/reply.ts';
import { type OpenNewsroom, openNewsroom } from './compose.ts';
import { refusedAnswer } from './hosts/answer.ts';
import { makeChosenFiles } from './hosts/chosen.ts';
import { serveIpc } from './hosts/ipc.ts';
import { mediaAnswer, openSite } from './hosts/site.ts';
import { describeTrouble } from './hosts/trouble.ts';
import { programRoot } from './root.ts';
import { readChoice, writeChoice } from './shell/choice.ts';
import { makeDialogs } from './shell/dialogs.ts';
import { gatherHanded } from './shell/handed.ts';
import { handedIn } from './shell/handedIn.ts';
import { beTheOnlyOne } from './shell/instance.ts';
import { type Log, openLog } from './shell/log.ts';
import { menuTemplate } from './shell/menu.ts';
import { guardPages, guardSession } from './shell/navigation.ts';
import { printToPdf } from './shell/printing.ts';
import { registerScheme, serveApp } from './shell/protocol.ts';
import { openWindow, reviveWindow } from './shell/window.ts';
import { chooseLanguage, explainRefusal, wordsIn } from './shell/words.ts';

/** Composition root of the desktop: open library, make newsroom, serve IPC, open window. */

/** How long a window that is closing may take to hand over its last words, in ms. */
const lastWords = 200;

const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { library: { type: 'string' }, 'user-data': { type: 'string' } },
  strict: false,
});

// Everything up to here, and these, must happen before Electron is ready.
if (typeof values['user-data'] === 'string') {
  const folder = resolve(values['user-data']);
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
}
registerScheme();
app.enableSandbox();
guardPages();

let window: BrowserWindow | undefined;
let tellHanded = () => {};

const handed = gatherHanded(() => tellHanded());
const ownHanded = handedIn(process.argv.slice(1), process.cwd());
handed.add(ownHanded);

if (beTheOnlyOne(() => window, ownHanded, handed.add)) {
  // Not awaited: Electron becomes ready only after this module has run to its end.
  void app.whenReady().then(() => run(openLog(join(app.getPath('logs'), 'copydesk.log'))));
} else {
  app.quit();
}

async function run(log: Log): Promise<void> {
  const report = (error: unknown, where: string) => log.trouble(`${where}: ${describeTrouble(error)}`);
  process.on('uncaughtException', (error) => report(error, 'main'));
  process.on('unhandledRejection', (error) => report(error, 'main'));
  guardSession(session.defaultSession);

  const choice = join(app.getPath('userData'), 'desktop.json');
  const library = typeof values.library === 'string' ? resolve(values.library) : (readChoice(choice) ?? join(app.getPath('documents'), 'Copydesk'));
  let words = wordsIn(chooseLanguage('system', app.getPreferredSystemLanguages()));
  const dialogs = makeDialogs(
    () => window,
    () => words,
  );
  const openLibrary = async () => {
    const chosen = await dialogs.library(library);
    if (chosen === undefined) return;
    writeChoice(choice, chosen);
    // What was handed over was meant for the library that was open.
    const isKept = (word: string, at: number, all: readonly string[]) =>
      !word.startsWith('--library') && all[at - 1] !== '--library' && handedIn([word], '/').length === 0;
    app.relaunch({ args: process.argv.slice(1).filter(isKept) });
    app.quit();
  };

  const files = makeChosenFiles();
  const opening = openNewsroom({ library, files, report, daily: true });
  const desk = followDesk(opening, (settings) => {
    words = wordsIn(chooseLanguage(settings.language, app.getPreferredSystemLanguages()));
    nativeTheme.themeSource = settings.theme;
    setMenu();
  });
  const ipc = serveIpc({
    dispatch: desk.dispatch,
    subscribe: desk.subscribe,
    files,
    dialogs: { ...dialogs, print: printToPdf, handed: handed.take },
    report,
    windows: () => (window ? [window] : []),
  });
  tellHanded = () => window && ipc.tell(window, { type: 'files.handed' });
  const setMenu = () => {
    const actions = {
      command: (command: Extract<DeskEvent, { type: 'desk.command' }>['command']) => window && ipc.tell(window, { type: 'desk.command', command }),
      openLibrary: () => void openLibrary().catch((error: unknown) => report(error, 'open library')),
      showLog: () => shell.showItemInFolder(log.path),
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, actions, { platform: process.platform, developing: !app.isPackaged })));
  };
  setMenu();

  quitInOrder(opening, desk.settled, ipc.close, report);
  try {
    await servePages(opening, report);
    window = openWindow({
      preload: join(programRoot(), 'out/preload/preload.cjs'),
      memory: join(app.getPath('userData'), 'window.json'),
      developing: !app.isPackaged,
      report,
    });
    window.once('closed', () => {
      window = undefined;
    });
    reviveWindow(window, () => dialogs.reopen(), report);
    await opening;
  } catch (error) {
    report(error, 'start');
    if (await dialogs.refused(`${explainRefusal(failureOf(error)?.code, words)}\n\n${library}`)) await openLibrary();
    app.exit(1);
  }
}

/** `app://copydesk/` is the built window; `/media/…` under it are the pictures of the library. */
async function servePages(opening: Promise<OpenNewsroom>, report: (error: unknown, where: string) => void): Promise<void> {
  const site = await openSite(join(programRoot(), 'out/renderer'));
  const nothing = () => refusedAnswer(404, { code: 'not-found', thing: 'request', message: 'there is nothing here' });
  const readMedia = async (article: string, file: string) => (await opening).newsroom.readMedia(article, file);
  serveApp(async (path) => {
    try {
      return (await mediaAnswer(path, readMedia, report)) ?? (await site.answer(path)) ?? nothing();
    } catch (error) {
      report(error, 'page');
      return nothing();
    }
  }, nothing);
}

type Settings = CallOutput<'library.open'>['settings'];

/**
 * The newsroom before it is open: calls wait for it, listeners are told from then on. Settings are noticed as they pass by,
 * so that the menu speaks the language of the window without asking for it.
 */
function followDesk(opening: Promise<OpenNewsroom>, notice: (settings: Settings) => void) {
  const listeners = new Set<(event: DeskEvent) => void>();
  const underWay = new Set<Promise<unknown>>();
  opening.then(
    ({ newsroom }) =>
      newsroom.subscribe((event) => {
        for (const listener of listeners) listener(event);
      }),
    // Whoever awaits `opening` says why; here nothing follows from it.
    () => undefined,
  );
  const dispatch: Dispatch = async (message, caller) => {
    const answering = opening.then((opened) => opened.dispatch(message, caller));
    underWay.add(answering);
    try {
      const reply = await answering;
      if (reply.ok && message.call === 'library.open') notice((reply.value as CallOutput<'library.open'>).settings);
      if (reply.ok && message.call === 'settings.save') notice((message.input as CallInput<'settings.save'>).settings);
      return reply;
    } finally {
      underWay.delete(answering);
    }
  };
  return {
    dispatch,
    subscribe: (listener: (event: DeskEvent) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Resolves when no call is under way. */
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

/** Quitting is never refused and never asks: the last save is finished, the library is freed, then the program ends. */
function quitInOrder(
  opening: Promise<OpenNewsroom>,
  settled: () => Promise<void>,
  closeIpc: () => void,
  report: (error: unknown, where: string) => void,
): void {
  let leaving = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (leaving) return;
    leaving = true;
    event.preventDefault();
    const leave = async () => {
      await pause(lastWords);
      const { newsroom, close } = await opening;
      newsroom.endBackups();
      await settled();
      closeIpc();
      await close();
    };
    leave()
      .catch((error: unknown) => report(error, 'quit'))
      .finally(() => app.exit(0));
  });
}
