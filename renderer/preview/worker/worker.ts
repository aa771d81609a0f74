import type { Article } from '#domain/article.ts';
import { changeLive, documentHan, type LiveBlock, type LiveDocument, type LivePatch, openLive } from '#domain/markdown/live.ts';
import { renderShellParts } from '#domain/portal/page.ts';
import { assertNever } from '#domain/result.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/**
 * Renders the page away from the keyboard: the same domain functions as the export, block by block. Only chunks that
 * changed are parsed again.
 */

declare const self: DedicatedWorkerGlobalScope;

let live: LiveDocument | undefined;
let turn = 0;

const say = (message: FromWorker): void => self.postMessage(message);

/** Pictures keep their `media/…` address here; the window puts in the object URL that may show it. */
function optionsFor(media: Article['media']) {
  const byFile = new Map(
    Object.values(media)
      .filter((medium) => !medium.deletedAt)
      .map((medium) => [medium.file, medium]),
  );
  return {
    external: false,
    image: (file: string) => {
      const medium = byFile.get(file);
      return (
        medium && {
          src: `media/${file}`,
          width: medium.width,
          height: medium.height,
          credit: medium.credit,
          alt: medium.alt,
          caption: medium.caption,
        }
      );
    },
  };
}

function hear(message: ToWorker): void {
  switch (message.type) {
    case 'open':
      turn = message.turn;
      live = openLive(message.text, optionsFor(message.media));
      tell(true, { from: 0, removed: 0, inserted: live.blocks });
      break;
    case 'media':
      if (message.turn === turn && live) {
        const before = live.blocks;
        live = openLive(message.text, optionsFor(message.media));
        tell(false, difference(before, live.blocks));
      }
      break;
    case 'change':
      if (message.turn === turn && live) {
        const changed = changeLive(live, message.changes);
        live = changed.document;
        tell(false, changed.patch);
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

function tell(fresh: boolean, patch: LivePatch): void {
  if (live) say({ type: 'patch', turn, fresh, patch, han: documentHan(live) });
}

/** The blocks between the first and the last that differ. */
function difference(before: readonly LiveBlock[], after: readonly LiveBlock[]): LivePatch {
  const same = (one: LiveBlock | undefined, other: LiveBlock | undefined) => one?.html === other?.html && one?.length === other?.length;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && same(before[from], after[from])) from += 1;
  let tail = 0;
  while (tail < most - from && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return { from, removed: before.length - from - tail, inserted: after.slice(from, after.length - tail) };
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
  try {
    hear(event.data);
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
