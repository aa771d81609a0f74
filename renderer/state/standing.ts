import type { Failure } from '#domain/result.ts';
import type { SaveState } from './copy.ts';

/** The failure that stands: a try that is under way has not ended it yet. */
export function standingFailure(before: Failure | null, save: SaveState): Failure | null {
  if (save.kind === 'failed') return save.failure;
  return save.kind === 'saving' ? before : null;
}
