import { app, type Session, shell, type WebContents } from 'electron';
import { mayFrameNavigate, mayNavigate, mayOpenOutside, mayUse } from './security.ts';

/** Guards every page there will ever be, before it loads anything. Call before the first window opens. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
}

function guardPage(contents: WebContents): void {
  contents.on('will-frame-navigate', (details) => {
    const allowed = details.isMainFrame ? mayNavigate(details.url) : mayFrameNavigate(details.url);
    if (!allowed) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url, disposition }) => {
    // A click on a link asks for a tab; only script asks for a window with features, or posts a form.
    const clicked = disposition === 'foreground-tab' || disposition === 'background-tab';
    // Not within the handler: it must answer at once.
    if (clicked && mayOpenOutside(url)) setImmediate(() => void shell.openExternal(url));
    return { action: 'deny' };
  });
}

/** Refuses every permission but the clipboard's, asked or looked up, and every device. Call when Electron is ready. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => callback(mayUse(permission, details.requestingUrl ?? '')));
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => mayUse(permission, `${requestingOrigin.replace(/\/$/, '')}/`));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
