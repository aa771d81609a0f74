import type { HandoffPart } from '#domain/handoff/handoffFile.ts';
import { refuseInside, writeSingle } from './disk.ts';
import { packZip } from './zip.ts';

/** Writes a hand-off as one zip, whole or not at all. @throws not-allowed, target-exists, disk-full, read-only, disk, not-found */
export async function writeHandoffFile(path: string, parts: readonly HandoffPart[], library: string): Promise<void> {
  await refuseInside(library, path);
  const files = parts.map(({ path: name, bytes }) => ({ path: name, bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes }));
  await writeSingle(path, packZip(files), true);
}
