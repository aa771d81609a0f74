import type { Recovery } from '#domain/problems.ts';
import type { Room } from './room.ts';

/** Undefined unless the article stands again from an older snapshot and nobody has seen it yet. */
export async function readRecovery(_room: Room, _id: string): Promise<Recovery | undefined> {
  return undefined;
}

export async function settleRecovery(_room: Room, _id: string): Promise<void> {
  throw new Error('to be built');
}

/**
 * Sets the damaged article.json aside with its bytes intact and puts the newest good snapshot in its place, as a draft that
 * says so. False when it is not damaged (any more), when a newer program wrote it, or when there is no good snapshot: then nothing changes.
 */
export async function recoverArticle(_room: Room, _id: string): Promise<boolean> {
  return false;
}
