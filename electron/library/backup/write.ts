import type { BackupReport, LongWork } from '../../newsroom/ports.ts';
import type { Room } from '../room.ts';

export async function writeBackup(_room: Room, _file: string, _work: LongWork): Promise<BackupReport> {
  throw new Error('to be built');
}
