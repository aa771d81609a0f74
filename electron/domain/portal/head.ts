import type { Article } from '../article.ts';
import { canonicalAddress, homeAddress, pictureWebAddress } from './address.ts';
import { epoch, zonedIso } from './dates.ts';
import { keywordList, oneLine, webAddress } from './line.ts';
import type { Profile } from './profile.ts';
import { titleFor } from './title.ts';

/** What a page says of itself to search engines and to those who share it. */

export interface CoverPicture {
  /** As the page names it: `images/01.jpg`, or a complete address. */
  readonly src: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
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
  /** Open Graph and article:* tags. */
  readonly properties: readonly Property[];
  /** JSON-LD, ready for a script element: it holds no `<`. */
  readonly jsonLd: string;
}

/** The longest description a search engine shows, in UTF-16 code units. */
const maxDescription = 160;

/** @param lead plain text to describe the article with when it has no summary */
export function headOf(article: Article, profile: Profile, cover: CoverPicture | undefined, lead: string): Head {
  const facts = factsOf(article, profile, cover, lead);
  return {
    title: facts.title ? `${facts.title} - ${profile.name}` : profile.name,
    description: facts.description,
    canonical: facts.canonical,
    keywords: facts.keywords.join(','),
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
  readonly image: (CoverPicture & { readonly url: string }) | undefined;
}

function factsOf(article: Article, profile: Profile, cover: CoverPicture | undefined, lead: string): Facts {
  const canonical = canonicalAddress(article, profile);
  const image = cover && pictureWebAddress(canonical, cover.src);
  const { publishAt, updatedAt } = article;
  // A page cannot have been changed before it was published: work on a draft is no modification.
  const modified = publishAt !== null && epoch(updatedAt) > epoch(publishAt) ? updatedAt : publishAt;
  return {
    title: titleFor(article, profile),
    siteName: oneLine(profile.name),
    language: profile.language,
    description: shorten(oneLine(article.summary) || oneLine(lead.slice(0, 4 * maxDescription))),
    canonical,
    keywords: keywordList(article.keywords),
    section: profile.page.channels.find(({ key }) => key === article.channel)?.name ?? '',
    published: publishAt === null ? undefined : zonedIso(publishAt, profile.timeZone),
    modified: modified === null ? undefined : zonedIso(modified, profile.timeZone),
    image: cover && image ? { ...cover, url: image } : undefined,
  };
}

/** Cuts between characters, never inside one. */
function shorten(text: string): string {
  if (text.length <= maxDescription) return text;
  const cut = text.slice(0, maxDescription - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}

function properties(facts: Facts): readonly Property[] {
  const all: readonly (readonly [string, string | number | undefined])[] = [
    ['og:type', 'article'],
    ['og:title', facts.title],
    ['og:description', facts.description],
    ['og:site_name', facts.siteName],
    ['og:locale', facts.language.replace('-', '_')],
    ['og:url', facts.canonical],
    ['og:image', facts.image?.url],
    ['og:image:width', facts.image?.width],
    ['og:image:height', facts.image?.height],
    ['article:published_time', facts.published],
    ['article:modified_time', facts.modified],
    ['article:section', facts.section],
    ...facts.keywords.map((keyword) => ['article:tag', keyword] as const),
  ];
  return all.flatMap(([property, content]) => (content === undefined || content === '' ? [] : [{ property, content: String(content) }]));
}

function newsArticle(article: Article, profile: Profile, facts: Facts): object {
  const home = homeAddress(profile);
  const source = oneLine(article.source.name);
  const origin = article.source.kind === 'reprint' ? webAddress(article.source.url) : undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: facts.title,
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
    image: facts.image && [{ '@type': 'ImageObject', url: facts.image.url, width: facts.image.width, height: facts.image.height }],
    mainEntityOfPage: facts.canonical,
  };
}

function authorsOf(article: Article, source: string): readonly object[] | undefined {
  const people = article.authors.flatMap((author) => {
    const name = oneLine(author.name);
    return name ? [{ '@type': 'Person', name, jobTitle: oneLine(author.role) || undefined }] : [];
  });
  if (people.length > 0) return people;
  return source ? [{ '@type': 'Organization', name: source }] : undefined;
}
