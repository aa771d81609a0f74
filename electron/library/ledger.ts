import type { Article } from '#domain/article.ts';
import { checksumOf, type Seen } from './adapter.ts';

/**
 * What this process knows of the articles it has read or written: enough to tell whether a file is still the one a caller
 * last saw. Kept in memory; the files are the truth.
 */
export interface Known {
  readonly stamp: string;
  readonly checksum: string;
  /**
   * The revision callers are told. The file's own, or a higher one when another program changed the text without
   * raising it: so a save based on the text before that change is stale, as it must be.
   */
  readonly revision: number;
  readonly changedOutside: boolean;
  /** Our own acknowledged writing. */
  readonly durable: boolean;
  /** A save that failed, perhaps after its text had already replaced the old one: still the caller's own. */
  readonly attempt?: { readonly checksum: string; readonly basedOn: number };
  /** The text on disk is such an attempt, based on this revision: whoever made it may go on from there. */
  readonly unacknowledged?: number;
}

/** What is known after the file was read. Pure. */
export function learn(before: Known | undefined, seen: Seen<Article>): Known {
  const { stamp, checksum, value } = seen;
  if (before?.checksum === checksum) return { ...before, stamp };
  if (before?.attempt?.checksum === checksum) {
    return { ...knownOf(seen, value.revision), changedOutside: false, unacknowledged: before.attempt.basedOn };
  }
  const stated = value.revision + (seen.changedOutside ? 1 : 0);
  return {
    ...knownOf(seen, before ? Math.max(stated, before.revision + 1) : stated),
    changedOutside: seen.changedOutside || before !== undefined,
  };
}

/** What is known after a save of ours was acknowledged. */
export function wrote(seen: Seen<Article>): Known {
  return { ...knownOf(seen, seen.value.revision), changedOutside: false, durable: true };
}

function knownOf({ stamp, checksum }: Seen<Article>, revision: number): Omit<Known, 'changedOutside'> {
  return { stamp, checksum, revision, durable: false };
}

/** True when a save based on `basedOn` goes on from the text that stands on disk. */
export function isCurrent(known: Known, basedOn: number): boolean {
  return basedOn === known.revision || basedOn === known.unacknowledged;
}

/** SHA-256 of what a person wrote: the same for two saves of one text. */
export function textChecksum(article: Article): string {
  return checksumOf({ ...article, revision: 0, updatedAt: '' });
}
