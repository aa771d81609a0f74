import { changeLive, documentHan, type LiveDocument, openLive } from '#domain/markdown/live.ts';
import { packLive } from '#domain/markdown/packed.ts';
import { renderShellParts } from '#domain/portal/page.ts';
import { assertNever } from '#domain/result.ts';
import { previewOptions } from './pictures.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** Reads whole texts, renders the page around them, and takes the changes of texts that are slow to change. */

declare const self: DedicatedWorkerGlobalScope;

let live: LiveDocument | undefined;
let turn = 0;

const say = (message: FromWorker): void => self.postMessage(message);

function hear(message: ToWorker): void {
  switch (message.type) {
    case 'open': {
      turn = message.turn;
      const opened = openLive(message.text, previewOptions(message.media));
      live = message.keep ? opened : undefined;
      say({ type: 'opened', turn, document: packLive(opened) });
      break;
    }
    case 'change':
      if (message.turn === turn && live) {
        const changed = changeLive(live, message.changes);
        live = changed.document;
        say({ type: 'patch', turn, patch: changed.patch, han: documentHan(live) });
      }
      break;
    case 'shell':
      say({
        type: 'shell',
        parts: renderShellParts({ article: { ...message.article, body: '' }, profile: message.profile, template: message.template }),
      });
      break;
    default:
      assertNever(message, 'preview worker');
  }
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
  try {
    hear(event.data);
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
