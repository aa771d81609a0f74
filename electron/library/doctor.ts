import type { DoctorOptions, DoctorReport } from '../newsroom/ports.ts';
import type { Room } from './room.ts';

export async function examine(_room: Room, _options: DoctorOptions): Promise<DoctorReport> {
  throw new Error('to be built');
}
