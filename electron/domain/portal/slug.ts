import type { Article } from '../article.ts';
import { formatInstant } from './dates.ts';
import type { Profile } from './profile.ts';

/** The longest slug, in ASCII characters: with the date the name stays well inside every file system's and zip's limit. */
const maxSlug = 40;
const minUsable = 3;

/**
 * The package's name, `<yyyyMMdd>-<slug>`: the day of publication (or of creation) in the portal's zone and the Latin words
 * of the short title or the title. Where those say nothing, which is the rule in Chinese, the end of the article's id.
 *
 * The name is ASCII, begins with a digit and ends with a letter or digit, so that it is safe on Windows: no reserved
 * device name, no trailing dot. Two articles may get one name; see {@link ownPackageName}.
 */
export function packageName(article: Article, profile: Profile): string {
  const slug = slugOf(article.shortTitle) ?? slugOf(article.title) ?? idTail(article);
  return `${day(article, profile)}-${slug}`;
}

/** A name no other article has: for a package whose {@link packageName} is taken by another article. */
export function ownPackageName(article: Article, profile: Profile): string {
  const name = packageName(article, profile);
  return name.endsWith(`-${idTail(article)}`) ? name : `${name}-${idTail(article)}`;
}

function day(article: Article, profile: Profile): string {
  return formatInstant(article.publishAt ?? article.createdAt, profile.timeZone, 'yyyyMMdd');
}

/** UUIDv7 begins with the time; what tells two articles of one day apart is its end. */
function idTail(article: Article): string {
  return article.id.slice(-8);
}

/** Han, digits and the marks between them: no normalising finds a letter in them. */
const withoutLatin = /^[ -@\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff01-\uff20]*$/;

/** Undefined for a text without a Latin word: digits alone (a year, a percentage) would give half the day's articles one name. */
function slugOf(text: string): string | undefined {
  if (withoutLatin.test(text)) return undefined;
  const words =
    text
      .slice(0, 500)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const word of words) {
    const next = slug ? `${slug}-${word}` : word.slice(0, maxSlug);
    if (next.length > maxSlug) break;
    slug = next;
  }
  return slug.replaceAll('-', '').length >= minUsable && /[a-z]/.test(slug) ? slug : undefined;
}
