import type { Failure } from '#domain/result.ts';
import type { PictureReader } from '../../newsroom/ports.ts';
import type { MadePictures, PictureOrder } from './work.ts';

/** What the exporter and its darkroom say to each other, over the wall between two threads. */

export type Inspected = Awaited<ReturnType<PictureReader['inspect']>>;

export interface Jobs {
  readonly inspect: { readonly input: { readonly bytes: Uint8Array; readonly name: string }; readonly output: Inspected };
  readonly make: { readonly input: PictureOrder; readonly output: MadePictures };
  /** SHA-256 in lower-case hex. */
  readonly hash: { readonly input: { readonly bytes: Uint8Array; readonly name: string }; readonly output: string };
}
export type JobName = keyof Jobs;

export type ToDarkroom =
  | { [N in JobName]: { readonly type: 'job'; readonly number: number; readonly name: N; readonly input: Jobs[N]['input'] } }[JobName]
  /** Nobody waits for this job any longer. */
  | { readonly type: 'cancel'; readonly number: number };

export type FromDarkroom =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly number: number; readonly value: unknown }
  | { readonly type: 'refused'; readonly number: number; readonly failure: Failure | undefined; readonly message: string };
