import type { Article } from '#domain/article.ts';
import type { Batch } from '#domain/portal/batch.ts';
import type { Fingerprints } from '#domain/portal/manifest.ts';
import type { Reviewed } from '#domain/portal/package.ts';
import type { Override } from '../newsroom/ports.ts';
import type { FileToWrite } from './disk.ts';

/** Where the packages of a batch go: into a folder, or into one zip. */
export interface BatchPlace {
  /** Nothing of it is there before it is closed, and nothing stays when it is abandoned. */
  readonly allOrNothing: boolean;
  /** What other batches have left there by now, as far as their packages still stand. @throws target-exists, disk, not-found */
  before(): Promise<Batch | undefined>;
  /** Gives out a name; one at a time. @throws target-exists */
  choose(wish: PlaceWish): Promise<ChosenPlace>;
  /** Writes a package, whole or not at all. */
  put(chosen: ChosenPlace, files: readonly FileToWrite[], signal?: AbortSignal): Promise<void>;
  /** Writes a file beside the packages, in place of the earlier batch's. */
  putBeside(file: FileToWrite): Promise<void>;
  /**
   * @param hasIndex whether there is an index page to be told of
   * @returns the path of the index page or of the zip; null where nothing was written
   */
  close(hasIndex: boolean): Promise<string | null>;
  abandon(): Promise<void>;
}

export interface PlaceWish {
  readonly article: Article;
  readonly fingerprints: Fingerprints;
  readonly overrides: readonly Override[];
  readonly reviewed?: Reviewed;
}

export interface ChosenPlace {
  /** For a person. */
  readonly path: string;
  /** Bare, as the index page links to it. */
  readonly name: string;
  readonly replaces: boolean;
  /** Number of files of the same package that is there already. */
  readonly same?: number;
}
