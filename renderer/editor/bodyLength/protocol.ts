import type { Article } from '#domain/article.ts';
import type { Limit } from '#domain/portal/limits.ts';
import type { Profile } from '#domain/portal/profile.ts';

/** What window and worker say to each other. */

export interface Question {
  /** Comes back with the answer: one to an earlier text is dropped. */
  readonly turn: number;
  readonly article: Article;
  /** Portals that limit the body. */
  readonly profiles: readonly Profile[];
}

export interface Answer {
  readonly turn: number;
  readonly limits: readonly Limit[];
}
