import type { Article } from '#domain/article.ts';

/**
 * The texts that were looked at last. Who types a word asks again with each sign, and the answers are mostly the same newest
 * articles: their files need not be read and parsed for every snippet.
 */
export interface Texts {
  /** The article as it was under this stamp. @param load reads it, when it is not known; undefined when it cannot be read */
  get(id: string, stamp: string, load: () => Article | undefined): Article | undefined;
}

/** @param capacity UTF-16 units of all bodies together */
export function makeTexts(capacity: number): Texts {
  const known = new Map<string, { readonly stamp: string; readonly article: Article }>();
  let held = 0;
  const drop = (id: string) => {
    held -= known.get(id)?.article.body.length ?? 0;
    known.delete(id);
  };
  return {
    get: (id, stamp, load) => {
      const before = known.get(id);
      const article = before?.stamp === stamp ? before.article : load();
      // What was asked for last stands last.
      if (before) drop(id);
      if (!article || article.body.length > capacity) return article;
      known.set(id, { stamp, article });
      held += article.body.length;
      for (const oldest of known.keys()) {
        if (held <= capacity) break;
        drop(oldest);
      }
      return article;
    },
  };
}
