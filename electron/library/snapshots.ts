import type { Article } from '#domain/article.ts';
import type { Snapshot, SnapshotReason } from '#domain/revisions.ts';
import type { Room } from './room.ts';

export async function listSnapshots(_room: Room, _id: string): Promise<readonly Snapshot[]> {
  throw new Error('to be built');
}

export async function readSnapshot(_room: Room, _id: string, _number: number): Promise<Article> {
  throw new Error('to be built');
}

export async function keepSnapshot(
  _room: Room,
  _id: string,
  _wish: { readonly reason: SnapshotReason; readonly name?: string; readonly by: string },
): Promise<Snapshot> {
  throw new Error('to be built');
}

/** After a save was acknowledged: takes a snapshot when enough minutes of typing have passed. Never throws, never waits. */
export function noteSave(_room: Room, _article: Article): void {}

/** An article is being opened: takes a snapshot when it was left alone for a while. Never throws, never waits. */
export function noteOpen(_room: Room, _article: Article): void {}
