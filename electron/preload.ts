import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DeskEvent } from '#contract/events.ts';
import type { Bridge } from '#contract/host.ts';

/** The only door from the window: three functions, no path, no Electron object. Bundled to CommonJS, runs sandboxed. */
const bridge: Bridge = {
  call: ({ client, call, input }) => ipcRenderer.invoke('copydesk:call', { client, call, input }),
  subscribe: (listener) => {
    // The event object would hand the page ipcRenderer's sender: only the news goes through.
    const heard = (_event: unknown, news: DeskEvent) => listener(news);
    ipcRenderer.on('copydesk:event', heard);
    return () => void ipcRenderer.off('copydesk:event', heard);
  },
  // The path is found out here and goes straight to main: the page gets a token, and cannot name a path itself, because
  // only a File that the person dropped has one.
  dropped: (file) => ipcRenderer.invoke('copydesk:dropped', pathOf(file)),
};

function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    // Not a File at all: main refuses the empty path with a code.
    return '';
  }
}

contextBridge.exposeInMainWorld('copydesk', bridge);
