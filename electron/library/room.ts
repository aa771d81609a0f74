import type { Clock } from '../newsroom/ports.ts';
import type { Shelf } from './durable.ts';
import type { Known } from './ledger.ts';
import type { Queue } from './queue.ts';

/** What everything that works on an open library shares. */
export interface Room {
  readonly shelf: Shelf;
  readonly clock: Clock;
  /** Keys: an article's id, or the file of anything else. */
  readonly queue: Queue;
  /** By article id. Read and changed only inside the queue of that article. */
  readonly known: Map<string, Known>;
  /** Pictures known to be durable, by file. */
  readonly stored: Set<string>;
  /** Files beside the articles' own that could not be read, by file: told with the next list. `id`: the article's, or a portal's key. */
  readonly damagedBeside: Map<string, { readonly id: string; readonly message: string }>;
}
