import type { Article } from '../article.ts';
import { oneLine } from './line.ts';
import type { Profile } from './profile.ts';

/** The title an article has at one portal, on one line: its own there, or else the article's. Everything of that portal says this one. */
export function titleFor(article: Pick<Article, 'title' | 'outlets'>, profile: Pick<Profile, 'key'>): string {
  return oneLine(ownTitle(article, profile)) || oneLine(article.title);
}

/** What the desk wrote as the title for this portal alone, as it was typed; empty for none. */
export function ownTitle({ outlets }: Pick<Article, 'outlets'>, { key }: Pick<Profile, 'key'>): string {
  return Object.hasOwn(outlets, key) ? (outlets[key]?.title ?? '') : '';
}
