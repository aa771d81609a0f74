import type { Handlers } from '#contract/dispatch.ts';
import type { DeskEvent } from '#contract/events.ts';
import type { Medium } from '#domain/article.ts';
import { assertNever } from '#domain/result.ts';
import { articleHandlers } from './articles.ts';
import { type Backups, makeBackups } from './backups.ts';
import { baselineHandlers } from './baselines.ts';
import { conflictHandlers } from './conflicts.ts';
import { findingHandlers } from './findings.ts';
import { handoffHandlers } from './handoffs.ts';
import { healthHandlers } from './health.ts';
import { holdHandlers } from './holds.ts';
import { importHandlers } from './imports.ts';
import { listHandlers } from './lists.ts';
import { lookHandlers } from './looks.ts';
import { mediaHandlers, readMedia } from './media.ts';
import { originalHandlers } from './originals.ts';
import { outletHandlers } from './outlets.ts';
import { packageHandlers } from './packages.ts';
import { peopleHandlers } from './people.ts';
import { portalHandlers } from './portals.ts';
import type {
  Assets,
  BackupStore,
  ChosenFiles,
  Clock,
  Exporter,
  HandoffFiles,
  Identities,
  Importer,
  Library,
  LibraryEvent,
  OutletMaker,
  PictureReader,
} from './ports.ts';
import { remarkHandlers } from './remarks.ts';
import { reviewDeskHandlers } from './reviewDesk.ts';
import { makeReviewQueue } from './reviewQueue.ts';
import { revisionHandlers } from './revisions.ts';
import { settingsHandlers } from './settings.ts';
import { templateHandlers } from './templates.ts';
import { trashHandlers } from './trash.ts';
import { wordsHandlers } from './words.ts';
import { makeWorks, type Works, workHandlers } from './work.ts';

/** Everything a use case may reach. */
export interface Desk {
  readonly library: Library;
  readonly backups: BackupStore;
  readonly importer: Importer;
  readonly exporter: Exporter;
  readonly outlets: OutletMaker;
  readonly pictures: PictureReader;
  /**
   * A picture from the web; where it is left out none is ever fetched.
   * @throws not-allowed (an address inside this network), not-found, too-large, unreachable
   */
  readonly fetchPicture?: ((address: string) => Promise<Uint8Array>) | undefined;
  readonly assets: Assets;
  readonly files: ChosenFiles;
  readonly clock: Clock;
  readonly identities: Identities;
  /** Of bytes, or of a text's UTF-8, in lower-case hex. */
  sha256(content: string | Uint8Array): string;
  readonly handoffs: HandoffFiles;
  /** The program's version, `0.1.0`. */
  readonly version: string;
  /** The UTF-8 text of a small file that a person chose. @throws not-found, too-large, bad-encoding */
  readText(path: string, name: string): Promise<string>;
  /** Writes a file that a person chose, whole or not at all, in place of what was there. @throws not-allowed, read-only, disk-full, disk, not-found */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** The same with a text in UTF-8. */
  writeText(path: string, text: string): Promise<void>;
  /** A table as a workbook; the first row are its heads, `widths` those of the columns in signs. */
  workbookOf(name: string, rows: readonly (readonly string[])[], widths: readonly number[]): Uint8Array;
  announce(event: DeskEvent): void;
  readonly works: Works;
  /** For the log: an exception that nobody coded, and the call it came up in. */
  report(error: unknown, call: string): void;
}

export interface Newsroom {
  readonly handlers: Handlers;
  /** A picture's bytes for a host's picture route. @throws not-found, damaged */
  readMedia(article: string, file: string): Promise<{ readonly type: Medium['type']; readonly bytes: Uint8Array }>;
  /** Today's backup, if it is wanted and not there yet. Never throws. */
  readonly backUpDaily: Backups['daily'];
  /** The desk is closing: backups and restores under way are cancelled. */
  readonly endBackups: Backups['end'];
  /** Tells `listener` of every event until the returned function is called. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
}

/** The newsroom's use cases over the given ports: one handler for each call of the contract. */
export function makeNewsroom(ports: Omit<Desk, 'announce' | 'works'>): Newsroom {
  const listeners = new Set<(event: DeskEvent) => void>();
  const desk: Desk = {
    ...ports,
    works: makeWorks(),
    announce: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  const queue = makeReviewQueue(desk);
  listeners.add(queue.hear);
  desk.library.watch((event) => announceOwn(desk, event));
  const backups = makeBackups(desk);
  return {
    handlers: {
      ...articleHandlers(desk),
      ...backups.handlers,
      ...handoffHandlers(desk),
      ...healthHandlers(desk),
      ...holdHandlers(desk),
      ...importHandlers(desk),
      ...listHandlers(desk),
      ...baselineHandlers(desk),
      ...conflictHandlers(desk),
      ...lookHandlers(desk),
      ...mediaHandlers(desk),
      ...originalHandlers(desk),
      ...outletHandlers(desk),
      ...packageHandlers(desk),
      ...peopleHandlers(desk),
      ...portalHandlers(desk),
      ...remarkHandlers(desk),
      ...findingHandlers(desk),
      ...reviewDeskHandlers(desk),
      ...queue.handlers,
      ...revisionHandlers(desk),
      ...settingsHandlers(desk),
      ...templateHandlers(desk),
      ...trashHandlers(desk),
      ...wordsHandlers(desk),
      ...workHandlers(desk.works),
    },
    readMedia: (article, file) => readMedia(desk, article, file),
    backUpDaily: backups.daily,
    endBackups: backups.end,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What happens in the library by itself, for whoever looks at it. */
function announceOwn(desk: Desk, event: LibraryEvent): void {
  switch (event.type) {
    case 'indexing':
      desk.announce({ type: 'index.progress', done: event.done, total: event.total });
      break;
    case 'changed':
      desk.announce({ type: 'library.changed', ids: [...event.ids] });
      break;
    case 'snapshot':
      desk.announce({ type: 'revisions.changed', id: event.id });
      break;
    default:
      assertNever(event, 'event of the library');
  }
}
