import { type Handoff, handoffLimits, readHandoff } from '#domain/handoff/handoffFile.ts';
import { readPackage } from './archive.ts';
import { packageLimits } from './limits.ts';
import { reader } from './package.ts';

/** A hand-off is read by the rules of any package. @throws not-found, bad-package, bad-checksum, unsafe-name, too-large, newer-format */
export async function readHandoffFile(path: string): Promise<Handoff> {
  return readHandoff(await readPackage(path, { ...packageLimits, ...handoffLimits }), reader);
}
