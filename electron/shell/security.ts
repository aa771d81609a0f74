import type { WebPreferences } from 'electron';

/**
 * Every setting that keeps a window in its box, in one place, so that one test can hold them. Pure: imports Electron's
 * types alone.
 */

/** The address of our own pages. Never `file://`: that scheme may read the whole disk. */
export const scheme = 'app';
export const pageAddress = 'app://copydesk/';

/** What the scheme may do: be an origin with relative addresses and fetch. It never steps around a Content-Security-Policy. */
export const schemePrivileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  bypassCSP: false,
  allowServiceWorkers: false,
  corsEnabled: false,
  stream: false,
} as const;

/** @param preload absolute path of the bundled preload */
export function windowPreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    webgl: false,
    enableWebSQL: false,
    autoplayPolicy: 'document-user-activation-required',
    // Its word lists come from outside, and there is none for Chinese.
    spellcheck: false,
  };
}

/** A page on its way into a PDF stands in a hidden window of its own, without script and without the desk's session. */
export const printPreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  javascript: false,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  plugins: false,
  devTools: false,
};

/** Its style and its pictures are in it; whatever else it names is not loaded. */
export const printPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** A window shows our page and never another. Reloading it is allowed; an address that only looks like it is not. */
export function mayNavigate(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, pathname, username, password, search } = new URL(address);
  return protocol === `${scheme}:` && host === 'copydesk' && pathname === '/' && username === '' && password === '' && search === '';
}

/** A frame inside a window holds the preview, which script of the window writes: no address is ever loaded into it. */
export function mayFrameNavigate(address: string): boolean {
  return address === 'about:blank' || address === 'about:srcdoc';
}

/** What a person's click on a link may open outside, in the browser or the mail program. */
export function mayOpenOutside(address: string): boolean {
  if (address.length > 2000 || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return ['http:', 'https:', 'mailto:'].includes(protocol) && username === '' && password === '';
}

/** Writing plain text to the clipboard is a newsroom's daily work; nothing else is needed. */
export function mayUse(permission: string, address: string): boolean {
  return permission === 'clipboard-sanitized-write' && mayNavigate(address);
}
