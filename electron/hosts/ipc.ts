import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { DeskEvent } from '#contract/events.ts';
import { type DoorOptions, makeDoor, type Sender } from './door.ts';

/**
 * Electron's transport, and nothing else: messages of our windows to the door, events to our windows. The only file of this
 * room that imports Electron. The preload's channel names are the same two plus `copydesk:event`.
 */
export interface IpcOptions extends DoorOptions {
  readonly subscribe: (listener: (event: DeskEvent) => void) => () => void;
  /** The windows that may call and are told of events. */
  readonly windows: () => readonly BrowserWindow[];
}

export interface IpcHost {
  /** Tells one window alone: what was chosen in its menu. */
  tell(window: BrowserWindow, event: DeskEvent): void;
  close(): void;
}

export function serveIpc(options: IpcOptions): IpcHost {
  const door = makeDoor(options);
  const senderOf = ({ sender, senderFrame }: IpcMainInvokeEvent): Sender => {
    const window = BrowserWindow.fromWebContents(sender);
    // The frame is null once it has navigated away. Only the top frame is ours: the preview is a frame of its own.
    const isTop = senderFrame !== null && senderFrame.parent === null;
    return { url: senderFrame?.url ?? '', isOurWindow: isTop && window !== null && options.windows().includes(window) };
  };
  const tell = (window: BrowserWindow, event: DeskEvent) => {
    if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send('copydesk:event', event);
  };
  ipcMain.handle('copydesk:call', (event, message: unknown) => door.call(message, senderOf(event)));
  ipcMain.handle('copydesk:dropped', (event, path: unknown) => door.dropped(path, senderOf(event)));
  const unsubscribe = options.subscribe((event) => {
    for (const window of options.windows()) tell(window, event);
  });
  return {
    tell,
    close: () => {
      unsubscribe();
      ipcMain.removeHandler('copydesk:call');
      ipcMain.removeHandler('copydesk:dropped');
      options.files.close();
    },
  };
}
