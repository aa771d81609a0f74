import type { Problem } from '#domain/problems.ts';
import type { Clock, LibraryEvent } from '../newsroom/ports.ts';
import type { Shelf } from './durable.ts';
import type { ArticleIndex } from './index/handle.ts';
import type { Known } from './ledger.ts';
import type { Queue } from './queue.ts';

/** What everything that works on an open library shares. */
export interface Room {
  readonly shelf: Shelf;
  readonly clock: Clock;
  /** Which file `.lock` was when the library was opened: another one there means another library. */
  readonly lockInode: string;
  /** Who is at this desk, for snapshots that are taken by themselves. */
  readonly person: string;
  /** Keys: an article's id, or the file of anything else. */
  readonly queue: Queue;
  /** By article id: what this session has read or written. Read and changed only inside the queue of that article. */
  readonly known: Map<string, Known>;
  /** Pictures known to be durable, by file. */
  readonly stored: Set<string>;
  /** What is wrong, as far as it has been noticed, by file. */
  readonly problems: Map<string, Problem>;
  /** What was wrong and has been put right by itself since the library was opened, by file; until a person has seen it. */
  readonly mended: Map<string, Problem>;
  /** Aborted when the library is closed: long work ends soon. */
  readonly ending: AbortSignal;
  /** Derived from the files, for lists and search. */
  readonly index: ArticleIndex;
  /** Tells whoever watches the library. */
  tell(event: LibraryEvent): void;
}
