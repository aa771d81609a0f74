import { readPaste } from '#domain/intake/html/paste.ts';

/** Reads pasted HTML away from the window: a whole book on the clipboard blocks no key. */

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<string>) => self.postMessage(readPaste(data));
