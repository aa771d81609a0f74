import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { placeWindow, readMemory, smallest, type WindowMemory } from './bounds.ts';
import { pageAddress, windowPreferences } from './security.ts';

export interface WindowOptions {
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  /** Where the window's place is remembered. Absolute. */
  readonly memory: string;
  readonly developing: boolean;
  /** Is told what could not be remembered: a nuisance, never a reason to stop. */
  readonly report: (error: unknown, where: string) => void;
}

/** Opens the window where it was last, and shows it when it has something to show. Call when Electron is ready. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const memory = remembered(options.memory);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const area = placeWindow(
    memory,
    [primary, ...others].map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...area,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Copydesk',
    // The colour of the desk behind the first paint, so that a dark room sees no white flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1c1f' : '#f6f6f4',
    webPreferences: windowPreferences(options.preload, options.developing),
  });
  if (memory?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => remember(window, options));
  void window.loadURL(pageAddress).catch((error: unknown) => options.report(error, 'window'));
  return window;
}

function remembered(file: string): WindowMemory | undefined {
  try {
    return readMemory(readFileSync(file, 'utf8'));
  } catch {
    // The first start, or a file that cannot be read: the window opens in the middle.
    return undefined;
  }
}

/** Synchronous, because the program may be about to end. */
function remember(window: BrowserWindow, { memory, report }: WindowOptions): void {
  const now: WindowMemory = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(`${memory}.new`, `${JSON.stringify(now)}\n`);
    renameSync(`${memory}.new`, memory);
  } catch (error) {
    report(error, 'window place');
  }
}

/** How often a window may stop by itself before a person is asked, and within which time, in ms. */
const patience = 60_000;

/**
 * Brings a window back whose page has crashed. Nothing is lost but the last second of typing: text is saved as it is typed.
 * @param ask whether to try again when it crashes a second time within a minute; no means quit
 */
export function reviveWindow(window: BrowserWindow, ask: () => Promise<boolean>, report: WindowOptions['report']): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    report(Object.assign(new Error(), { name: 'WindowGone', code: `${reason} ${exitCode}` }), 'window');
    const now = performance.now();
    const again = now - last > patience ? Promise.resolve(true) : ask();
    last = now;
    again
      .then((wanted) => (wanted && !window.isDestroyed() ? window.webContents.reload() : app.quit()))
      .catch((error: unknown) => report(error, 'window'));
  });
}
