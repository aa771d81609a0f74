import type { Article } from '#domain/article.ts';
import { changeLive, documentHan, documentText, type LiveBlock, type LiveDocument, type LivePatch } from '#domain/markdown/live.ts';
import { unpackLive } from '#domain/markdown/packed.ts';
import { previewOptions } from './worker/pictures.ts';
import type { FromWorker, TextChange, ToWorker } from './worker/protocol.ts';

/**
 * Keeps the page's blocks in step with the text, by two ways. A key's change is read here, at once: for an ordinary text
 * that is a fraction of a millisecond, and the page is painted in the same frame as the key's echo. Whole texts, and the
 * changes of texts that are slow to change (one paragraph of a megabyte, reference definitions), are read in the worker,
 * so that the echo never waits for them.
 */

/** A change that takes longer here, in ms, is slow… */
const slowChange = 6;
/** …and so many slow ones in a row send the text's further changes to the worker. One alone may be the machine's doing. */
const patience = 3;
/** A change that takes this long, in ms, is no accident: the text goes over at once. */
const hopeless = 50;

export interface RendererOptions {
  send(message: ToWorker): void;
  /** Puts changed blocks on the page; `fresh` when they are another text's. */
  show(patch: LivePatch, fresh: boolean): void;
  /** The body's 字. */
  count(han: number): void;
}

export interface PreviewRenderer {
  open(text: string, media: Article['media']): void;
  change(changes: readonly TextChange[]): void;
  /** Captions, credits or pictures changed. `text` is the present one. */
  setMedia(text: string, media: Article['media']): void;
  hear(message: Extract<FromWorker, { type: 'opened' | 'patch' }>): void;
}

export function makeRenderer({ send, show, count }: RendererOptions): PreviewRenderer {
  let turn = 0;
  let media: Article['media'] = {};
  /** Undefined while the worker reads the text, or when the worker keeps it. */
  let live: LiveDocument | undefined;
  /** Changes made while the worker was reading. */
  let waiting: (readonly TextChange[])[] = [];
  let inWorker = false;
  let slowInARow = 0;
  /** The blocks on the page; undefined when they are another text's. */
  let shown: readonly LiveBlock[] | undefined;

  const ask = (text: string, keep: boolean) => {
    turn += 1;
    live = undefined;
    waiting = [];
    slowInARow = 0;
    inWorker = keep;
    send({ type: 'open', turn, text, media, keep });
  };

  const changeHere = (document: LiveDocument, changes: readonly TextChange[]) => {
    const begun = performance.now();
    const changed = changeLive(document, changes);
    live = changed.document;
    if (isChange(changed.patch)) show(changed.patch, false);
    shown = live.blocks;
    count(documentHan(live));
    const took = performance.now() - begun;
    slowInARow = took > hopeless ? patience : took > slowChange ? slowInARow + 1 : 0;
    if (slowInARow >= patience) ask(documentText(live), true);
  };

  return {
    open: (text, given) => {
      media = given;
      shown = undefined;
      ask(text, false);
    },
    setMedia: (text, given) => {
      media = given;
      ask(text, inWorker);
    },
    change: (changes) => {
      if (live) changeHere(live, changes);
      else if (inWorker) send({ type: 'change', turn, changes });
      else waiting.push(changes);
    },
    hear: (message) => {
      if (message.turn !== turn) return;
      if (message.type === 'patch') {
        const { from, removed, inserted } = message.patch;
        show(message.patch, false);
        shown = shown && [...shown.slice(0, from), ...inserted, ...shown.slice(from + removed)];
        count(message.han);
        return;
      }
      const { document } = message;
      const patch = shown ? difference(shown, document.blocks) : { from: 0, removed: 0, inserted: document.blocks };
      if (!shown || isChange(patch)) show(patch, shown === undefined);
      shown = document.blocks;
      count(document.han);
      if (inWorker) return;
      live = unpackLive(document, previewOptions(media));
      const changes = waiting;
      waiting = [];
      for (const change of changes) if (live) changeHere(live, change);
    },
  };
}

function isChange(patch: LivePatch): boolean {
  return patch.removed > 0 || patch.inserted.length > 0;
}

/** The blocks between the first and the last that differ. */
export function difference(before: readonly LiveBlock[], after: readonly LiveBlock[]): LivePatch {
  const same = (one: LiveBlock | undefined, other: LiveBlock | undefined) => one?.html === other?.html && one?.length === other?.length;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && same(before[from], after[from])) from += 1;
  let tail = 0;
  while (tail < most - from && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return { from, removed: before.length - from - tail, inserted: after.slice(from, after.length - tail) };
}
