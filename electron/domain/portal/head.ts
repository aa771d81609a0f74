import type { Article } from '../article.ts';
import { canonicalAddress, homeAddress, pictureWebAddress } from './address.ts';
import { epoch, zonedIso } from './dates.ts';
import { authorNames, keywordList, oneLine, webAddress } from './line.ts';
import type { Profile } from './profile.ts';
import { titleFor } from './title.ts';

/** What a page says of itself to search engines and to those who share it. */

export interface CoverPicture {
  /** As the page names it: `images/01.jpg`, or a complete address. */
  readonly src: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
  /** The same picture cut to other shapes; search engines choose the one that fits. */
  readonly crops?: readonly Pick<CoverPicture, 'src' | 'width' | 'height'>[];
}

export interface Property {
  readonly property: string;
  readonly content: string;
}

export interface Head {
  readonly title: string;
  readonly description: string;
  readonly canonical: string | undefined;
  readonly keywords: string;
  /** The names alone, with a blank between. */
  readonly author: string;
  /** How large those who know Twitter cards show the title picture; the rest of a card is taken from Open Graph. */
  readonly card: 'summary' | 'summary_large_image';
  /** Open Graph and article:* tags. */
  readonly properties: readonly Property[];
  /** JSON-LD, ready for a script element: it holds no `<`. */
  readonly jsonLd: string;
}

/** The longest description a search engine shows, in UTF-16 code units. */
const maxDescription = 160;
/** The longest headline Google takes (structured data for articles), in UTF-16 code units. */
const maxHeadline = 110;
/** A large card wants at least this (pixels); a smaller picture stands beside the title. */
const largeCard = { width: 300, height: 157 };

/** @param lead plain text to describe the article with when it has no summary */
export function headOf(article: Article, profile: Profile, cover: CoverPicture | undefined, lead: string): Head {
  const facts = factsOf(article, profile, cover, lead);
  return {
    title: facts.title ? `${facts.title} - ${facts.siteName}` : facts.siteName,
    description: facts.description,
    canonical: facts.canonical,
    keywords: facts.keywords.join(','),
    author: authorNames(article.authors),
    card: isLarge(sharedPicture(facts.images)) ? 'summary_large_image' : 'summary',
    properties: properties(facts),
    jsonLd: jsonForScript(newsArticle(article, profile, facts)),
  };
}

/** JSON for a script element: no value can end the element or begin a comment in it. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

interface Facts {
  readonly title: string;
  readonly siteName: string;
  readonly language: string;
  readonly description: string;
  readonly canonical: string | undefined;
  readonly keywords: readonly string[];
  readonly section: string;
  readonly published: string | undefined;
  readonly modified: string | undefined;
  /** The title picture with its complete address, then its crops; empty where it has none. */
  readonly images: readonly PictureFacts[];
}

interface PictureFacts {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

function factsOf(article: Article, profile: Profile, cover: CoverPicture | undefined, lead: string): Facts {
  const canonical = canonicalAddress(article, profile);
  const { publishAt, updatedAt } = article;
  // A page cannot have been changed before it was published: work on a draft is no modification.
  const modified = publishAt !== null && epoch(updatedAt) > epoch(publishAt) ? updatedAt : publishAt;
  return {
    title: titleFor(article, profile),
    siteName: oneLine(profile.name),
    language: profile.language,
    description: shorten(oneLine(article.summary) || oneLine(lead.slice(0, 4 * maxDescription)), maxDescription),
    canonical,
    keywords: keywordList(article.keywords),
    section: oneLine(profile.page.channels.find(({ key }) => key === article.channel)?.name ?? ''),
    published: publishAt === null ? undefined : zonedIso(publishAt, profile.timeZone),
    modified: modified === null ? undefined : zonedIso(modified, profile.timeZone),
    images: cover ? pictureFacts(cover, canonical) : [],
  };
}

function pictureFacts(cover: CoverPicture, canonical: string | undefined): readonly PictureFacts[] {
  const words = { alt: oneLine(cover.alt ?? ''), caption: oneLine(cover.caption ?? ''), credit: oneLine(cover.credit ?? '') };
  return [cover, ...(cover.crops ?? [])].flatMap(({ src, width, height }) => {
    const url = pictureWebAddress(canonical, src);
    return url ? [{ url, width, height, ...words }] : [];
  });
}

function isLarge(picture: PictureFacts | undefined): boolean {
  return picture !== undefined && picture.width >= largeCard.width && picture.height >= largeCard.height;
}

/** Cuts between characters, never inside one. `max` in UTF-16 code units. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}

/** Where a page is shared its picture is shown about twice as wide as high: the 16:9 crop, where there is one. */
function sharedPicture(images: readonly PictureFacts[]): PictureFacts | undefined {
  return images.find(({ width, height }) => Math.abs(width / height - 16 / 9) < 0.02) ?? images[0];
}

function properties(facts: Facts): readonly Property[] {
  const picture = sharedPicture(facts.images);
  const all: readonly (readonly [string, string | number | undefined])[] = [
    ['og:type', 'article'],
    ['og:title', facts.title],
    ['og:description', facts.description],
    ['og:site_name', facts.siteName],
    ['og:locale', openGraphLocale(facts.language)],
    ['og:url', facts.canonical],
    ['og:image', picture?.url],
    ['og:image:width', picture?.width],
    ['og:image:height', picture?.height],
    ['og:image:alt', picture?.alt],
    ['article:published_time', facts.published],
    ['article:modified_time', facts.modified],
    ['article:section', facts.section],
    ...facts.keywords.map((keyword) => ['article:tag', keyword] as const),
  ];
  return all.flatMap(([property, content]) => (content === undefined || content === '' ? [] : [{ property, content: String(content) }]));
}

/** Open Graph writes language and country, `zh_CN`, and nothing between; without a country there is nothing to say. */
function openGraphLocale(language: string): string | undefined {
  const [tongue, ...rest] = language.split('-');
  const country = rest.find((part) => /^[A-Za-z]{2}$/.test(part));
  return country && `${tongue}_${country.toUpperCase()}`;
}

function newsArticle(article: Article, profile: Profile, facts: Facts): object {
  const home = homeAddress(profile);
  const source = oneLine(article.source.name);
  const origin = article.source.kind === 'reprint' ? webAddress(article.source.url) : undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: shorten(facts.title, maxHeadline),
    alternativeHeadline: oneLine(article.subtitle) || undefined,
    description: facts.description || undefined,
    inLanguage: facts.language,
    articleSection: facts.section || undefined,
    keywords: facts.keywords.length > 0 ? facts.keywords : undefined,
    datePublished: facts.published,
    dateModified: facts.modified,
    author: authorsOf(article, source),
    editor: oneLine(article.editor) ? { '@type': 'Person', name: oneLine(article.editor) } : undefined,
    publisher: { '@type': 'NewsMediaOrganization', name: facts.siteName, url: home },
    sourceOrganization: source ? { '@type': 'Organization', name: source } : undefined,
    isBasedOn: origin,
    image: facts.images.length > 0 ? facts.images.map(imageObject) : undefined,
    url: facts.canonical,
    mainEntityOfPage: facts.canonical && { '@type': 'WebPage', '@id': facts.canonical },
  };
}

function imageObject({ url, width, height, caption, credit }: PictureFacts): object {
  return { '@type': 'ImageObject', url, width, height, caption: caption || undefined, creditText: credit || undefined };
}

function authorsOf(article: Article, source: string): readonly object[] | undefined {
  const people = article.authors.flatMap((author) => {
    const name = oneLine(author.name);
    return name ? [{ '@type': 'Person', name, jobTitle: oneLine(author.role) || undefined }] : [];
  });
  if (people.length > 0) return people;
  return source ? [{ '@type': 'Organization', name: source }] : undefined;
}
