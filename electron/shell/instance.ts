import { app, type BrowserWindow } from 'electron';

/**
 * One Copydesk on a desktop: a second start brings the first one's window forward and ends.
 * @returns false when this is the second and must end
 */
export function beTheOnlyOne(window: () => BrowserWindow | undefined): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => bringForward(window()));
  return true;
}

export function bringForward(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
