import type { LocalRecord } from '../newsroom/ports.ts';
import type { Room } from './room.ts';

export async function readLocal(_room: Room): Promise<LocalRecord> {
  throw new Error('to be built');
}

export async function saveLocal(_room: Room, _record: LocalRecord): Promise<void> {
  throw new Error('to be built');
}
