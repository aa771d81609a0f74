import { connectDesktop } from './desktop.ts';
import type { Host } from './host.ts';
import { connectWeb } from './web.ts';

/** The host this window runs on. @throws not-allowed in a browser tab without a key */
export function connect(): Host {
  return window.copydesk ? connectDesktop(window.copydesk) : connectWeb();
}
