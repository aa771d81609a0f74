import type { Trashed } from '../newsroom/ports.ts';
import type { Room } from './room.ts';

export async function trashArticle(_room: Room, _id: string, _by: string): Promise<void> {
  throw new Error('to be built');
}

export async function listTrash(_room: Room): Promise<readonly Trashed[]> {
  throw new Error('to be built');
}

export async function restoreTrashed(_room: Room, _key: string): Promise<string> {
  throw new Error('to be built');
}

export async function removeTrashed(_room: Room, _key: string): Promise<void> {
  throw new Error('to be built');
}
