import type { Article } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import { countHan } from '../count.ts';
import type { Block } from '../markdown/tokens.ts';
import { canonicalAddress } from './address.ts';
import { zonedIso } from './dates.ts';
import { byline, keywordList, manyLines, oneLine, webAddress } from './line.ts';
import { type DescribedPicture, imagesIn, pictureAddress } from './pictures.ts';
import type { Profile } from './profile.ts';
import { titleFor } from './title.ts';

/**
 * The article as IPTC ninjs 3.1 ("News in JSON"), for an agency or another newsroom's system. Property names and their
 * types follow the schema named in `standard`; there is no other member, since the schema allows none.
 */

const standard = { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#' };

/**
 * @param bodyHtml the fragment in the profile's dialect
 * @param plain the body as plain text, `blocks` the same as a tree
 */
export function renderNinjs(
  article: Article,
  profile: Profile,
  bodyHtml: string,
  pictures: readonly DescribedPicture[],
  plain: string,
  blocks: readonly Block[],
): string {
  const time = (instant: string) => zonedIso(instant, profile.timeZone);
  return canonicalJson({
    uri: uriOf(article.id),
    standard,
    type: 'text',
    profile: pictures.length > 0 ? 'text-photo' : 'text-only',
    representationType: 'full',
    version: String(article.revision),
    pubStatus: article.state === 'withdrawn' ? 'canceled' : 'usable',
    language: profile.language,
    firstCreated: time(article.createdAt),
    versionCreated: time(article.updatedAt),
    title: oneLine(article.shortTitle) || titleFor(article, profile) || undefined,
    headlines: present([
      { role: 'main', value: titleFor(article, profile) },
      { role: 'kicker', value: oneLine(article.kicker) },
      { role: 'subtitle', value: oneLine(article.subtitle) },
      { role: 'short', value: oneLine(article.shortTitle) },
      { role: 'original', value: oneLine(article.source.originalTitle) },
    ]),
    descriptions: present([{ role: 'summary', contentType: 'text/plain', value: manyLines(article.summary) }]),
    bodies: present([
      { role: 'main', contentType: 'text/html', value: bodyHtml },
      { role: 'plain', contentType: 'text/plain', charCount: countHan(plain) - captionHan(blocks), value: plain },
    ]),
    by: byline(article.authors) || undefined,
    people: people(article),
    infoSources: infoSources(article),
    subjects: subjects(article, profile),
    altIds: altIds(article, profile),
    associations: pictures.length > 0 ? pictures.map((picture) => association(article, profile, picture)) : undefined,
  });
}

/** 字 of the captions in the text: the schema counts a body without them. */
function captionHan(blocks: readonly Block[]): number {
  let count = 0;
  for (const { image, figure } of imagesIn(blocks)) if (figure) count += countHan(image.caption);
  return count;
}

/** A globally unique name, not an address: the id is already one. */
function uriOf(id: string): string {
  return `urn:uuid:${id}`;
}

/** Entries with a text, or undefined: an empty array says nothing. */
function present<T extends { readonly value: string }>(entries: readonly T[]): readonly T[] | undefined {
  const kept = entries.filter(({ value }) => value !== '');
  return kept.length > 0 ? kept : undefined;
}

function people(article: Article): readonly object[] | undefined {
  const all = [
    // `literal` would be an identifier, which we have none of; what an author is called stands in `by`.
    ...article.authors.map(({ name }) => ({ name: oneLine(name), rel: 'author' })),
    { name: oneLine(article.editor), rel: 'editor' },
  ].filter(({ name }) => name !== '');
  return all.length > 0 ? all : undefined;
}

function infoSources(article: Article): readonly object[] | undefined {
  const name = oneLine(article.source.name);
  if (name === '') return undefined;
  return [{ name, role: article.source.kind }];
}

function subjects(article: Article, profile: Profile): readonly object[] | undefined {
  const channel = profile.page.channels.find(({ key }) => key === article.channel);
  const all = [
    ...(article.channel ? [{ name: oneLine(channel?.name ?? article.channel), rel: 'channel', literal: article.channel }] : []),
    ...keywordList(article.keywords).map((name) => ({ name, rel: 'keyword' })),
  ];
  return all.length > 0 ? all : undefined;
}

/** The addresses of the page here and of the original elsewhere; the latter names the text, not its source. */
function altIds(article: Article, profile: Profile): readonly object[] | undefined {
  return present([
    { role: 'webpage', value: canonicalAddress(article, profile) ?? '' },
    { role: 'original', value: webAddress(article.source.url) ?? '' },
  ]);
}

/**
 * A picture. `href` must be a complete address, which only a portal with a picture prefix has; `title` always says which
 * file of the package it is.
 */
function association(article: Article, profile: Profile, picture: DescribedPicture): object {
  const address = webAddress(pictureAddress(profile, picture.path));
  return {
    uri: `${uriOf(article.id)}#${picture.mediaId}`,
    name: picture.path,
    rel: picture.mediaId === article.cover ? 'cover' : 'illustration',
    type: 'picture',
    by: oneLine(picture.credit) || undefined,
    descriptions: present([
      { role: 'caption', contentType: 'text/plain', value: manyLines(picture.caption) },
      { role: 'alternative', contentType: 'text/plain', value: manyLines(picture.alt) },
    ]),
    renditions: [
      {
        name: 'web',
        href: address,
        title: picture.path,
        contentType: contentTypes[picture.path.slice(picture.path.lastIndexOf('.') + 1)],
        width: picture.width,
        height: picture.height,
        sizeInBytes: picture.bytes.length,
        poi: pointOfInterest(article, picture),
      },
    ],
  };
}

/** The point a person set that every crop must keep, in pixels from the upper left corner. */
function pointOfInterest(article: Article, { mediaId, width, height }: DescribedPicture): object | undefined {
  const focus = article.media[mediaId]?.focus;
  return focus && { x: Math.round(focus.x * width), y: Math.round(focus.y * height) };
}

const contentTypes: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp' };
