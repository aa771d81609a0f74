import type { Article } from '../article.ts';
import { formatInstant } from '../portal/dates.ts';
import { byline, oneLine, webAddress } from '../portal/line.ts';
import type { Profile } from '../portal/profile.ts';
import { titleFor } from '../portal/title.ts';
import { assertNever } from '../result.ts';

/** What stands above and below an article's text, as words: the page's own lines, for outlets that have no page. */

type Entry = Profile['page']['metaLine'][number];

/** The article as one portal calls it. */
export function articleAt(article: Article, profile: Profile): Article {
  const title = titleFor(article, profile);
  return title === article.title ? article : { ...article, title };
}

/** The line under the headline: what the portal shows there, in its order. */
export function metaWords(article: Article, profile: Profile): readonly string[] {
  return profile.page.metaLine.map((entry) => factWords(entry, article, profile)).filter((words) => words !== '');
}

/** What stands under the text: authors and editor where the line under the headline leaves them out, and where a reprint comes from. */
export function endWords(article: Article, profile: Profile): readonly string[] {
  const missing = (['authors', 'editor'] as const).filter((entry) => !profile.page.metaLine.includes(entry));
  return [...missing.map((entry) => factWords(entry, article, profile)), originWords(article)].filter((words) => words !== '');
}

function originWords({ source: { kind, url, originalTitle } }: Article): string {
  if (kind !== 'reprint') return '';
  const parts = [oneLine(originalTitle), webAddress(url) ?? ''].filter((part) => part !== '');
  return parts.length > 0 ? `原文：${parts.join(' ')}` : '';
}

function factWords(entry: Entry, article: Article, profile: Profile): string {
  const labelled = (label: string, value: string) => (value === '' ? '' : `${label}：${value}`);
  switch (entry) {
    case 'source':
      return labelled('来源', oneLine(article.source.name));
    case 'authors':
      return labelled('作者', byline(article.authors));
    case 'editor':
      return labelled('编辑', oneLine(article.editor));
    case 'publishAt':
      return article.publishAt === null ? '' : formatInstant(article.publishAt, profile.timeZone, profile.page.dateFormat);
    default:
      return assertNever(entry, 'meta line');
  }
}
