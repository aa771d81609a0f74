import type { Pasted } from '#domain/intake/html/paste.ts';

/** How long reading may take, in ms; then the plain text is pasted. */
const patience = 10_000;

/** Undefined when the HTML cannot be read in time. Nothing of it is shown or fetched: the worker has no document. */
export function convertHtml(html: string): Promise<Pasted | undefined> {
  const worker = new Worker(new URL('./pasting/worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Pasted | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patience);
    worker.onmessage = ({ data }: MessageEvent<Pasted>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = (event) => {
      clearTimeout(timer);
      console.error('paste:', event.message);
      resolve(undefined);
    };
    worker.postMessage(html);
  }).finally(() => worker.terminate());
}
