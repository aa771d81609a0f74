import type { Article } from '../article.ts';

/** The keys of the portals chosen for an article, in their own order. */
export function chosenPortals({ outlets }: Pick<Article, 'outlets'>): readonly string[] {
  return Object.keys(outlets)
    .filter((key) => outlets[key]?.chosen)
    .sort();
}
