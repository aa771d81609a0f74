import { app, type BrowserWindow } from 'electron';
import { handedOn } from './handedIn.ts';

/**
 * One Copydesk on a desktop: a second start gives the first one what it was started with, brings its window forward and ends.
 * @param given files of this start. They go as data: the words of a second command line reach the first one changed by Chromium.
 * @param take files of a later start
 * @returns false when this is the second and must end
 */
export function beTheOnlyOne(window: () => BrowserWindow | undefined, given: readonly string[], take: (files: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock({ files: [...given] })) return false;
  app.on('second-instance', (_event, _words, _folder, data) => {
    take(handedOn(data));
    bringForward(window());
  });
  return true;
}

export function bringForward(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
