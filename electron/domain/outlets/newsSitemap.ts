import { epoch, zonedIso } from '../portal/dates.ts';
import { oneLine } from '../portal/line.ts';
import type { Profile } from '../portal/profile.ts';
import { titleFor } from '../portal/title.ts';
import { type FeedEntry, newestFirst } from './feed.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/** What the sitemap is called; it is meant to lie at the portal's root. */
export const newsSitemapFile = 'news-sitemap.xml';

/**
 * Google's documentation, "Create a News sitemap": at most 1,000 articles a file, of the last two days, the publication's name as
 * readers see it, its language as two letters of ISO 639 but for `zh-cn` and `zh-tw`.
 */
const maxEntries = 1000;
const twoDays = 2 * 24 * 60 * 60 * 1000;

/**
 * The articles published within two days before `now` as a Google News sitemap, newest first. One without a title or a time of
 * publication, or that is not out yet, stays away; a sitemap without an article is none the worse.
 * @param now ISO 8601 with an offset or Z
 * @returns undefined for a portal without a base address
 */
export function renderNewsSitemap(profile: Profile, entries: readonly FeedEntry[], now: string): string | undefined {
  if (profile.baseUrl === '') return undefined;
  const end = epoch(now);
  const isNews = ({ article }: FeedEntry) => {
    const time = article.publishAt === null ? Number.NaN : epoch(article.publishAt);
    return time <= end && time > end - twoDays && titleFor(article, profile) !== '';
  };
  const news = newestFirst(entries.filter(isNews)).slice(0, maxEntries);
  return xmlDocument(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' },
      news.map((entry) => renderUrl(entry, profile)),
    ),
  );
}

function renderUrl({ article, address }: FeedEntry, profile: Profile): XmlElement {
  return element('url', {}, [
    element('loc', {}, address),
    element('news:news', {}, [
      element('news:publication', {}, [
        element('news:name', {}, oneLine(profile.name)),
        element('news:language', {}, newsLanguage(profile.language)),
      ]),
      element('news:publication_date', {}, article.publishAt === null ? '' : zonedIso(article.publishAt, profile.timeZone)),
      element('news:title', {}, titleFor(article, profile)),
    ]),
  ]);
}

function newsLanguage(tag: string): string {
  const parts = tag.toLowerCase().split('-');
  if (parts[0] !== 'zh') return parts[0] ?? tag;
  return parts.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn';
}
