import type { Article } from '../article.ts';

/** An article as one of its portals has it: whether it goes there, and what it is called there. */

/** The title an article has on a portal alone; empty where it is called as everywhere. */
export function ownTitle({ outlets }: Pick<Article, 'outlets'>, portal: string): string {
  const title = Object.hasOwn(outlets, portal) ? (outlets[portal]?.title ?? '') : '';
  return title.trim() === '' ? '' : title;
}

/** The article under the title it has on the portal. Doing it twice changes nothing. */
export function articleOn<T extends Pick<Article, 'outlets' | 'title'>>(article: T, portal: string): T {
  const title = ownTitle(article, portal);
  return title === '' ? article : { ...article, title };
}

/** The keys of the portals chosen for an article, in their own order. */
export function chosenPortals({ outlets }: Pick<Article, 'outlets'>): readonly string[] {
  return Object.keys(outlets)
    .filter((key) => outlets[key]?.chosen)
    .sort();
}
