import { homeAddress } from '../portal/address.ts';
import { zonedIso } from '../portal/dates.ts';
import { keywordList, oneLine } from '../portal/line.ts';
import type { Profile } from '../portal/profile.ts';
import { titleFor } from '../portal/title.ts';
import { type FeedEntry, modifiedAt, newestFirst } from './feed.ts';
import { element, textElement, written, type XmlElement, xmlDocument } from './xml.ts';

/** What the feed is called; it is meant to lie at the portal's root. */
export const atomFile = 'atom.xml';

/** The longest summary, in UTF-16 code units. */
const maxSummary = 300;

/**
 * The articles as an Atom 1.0 feed (RFC 4287), newest first.
 * @param updated when the feed was made: ISO 8601 with an offset or Z
 * @returns undefined for a portal without a base address: a feed names everything by its address
 */
export function renderAtom(profile: Profile, entries: readonly FeedEntry[], updated: string): string | undefined {
  const home = homeAddress(profile);
  if (home === undefined) return undefined;
  const name = oneLine(profile.name);
  return xmlDocument(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': profile.language }, [
      element('id', {}, home),
      element('title', {}, name),
      element('updated', {}, zonedIso(updated, profile.timeZone)),
      // Whoever wrote an entry without a byline: RFC 4287 wants an author for each.
      element('author', {}, [element('name', {}, name), element('uri', {}, home)]),
      element('link', { rel: 'self', type: 'application/atom+xml', href: home + atomFile }),
      element('link', { rel: 'alternate', type: 'text/html', href: home }),
      element('generator', {}, 'Copydesk'),
      ...newestFirst(entries).map((entry) => written(renderEntry(entry, profile), 1)),
    ]),
  );
}

function renderEntry({ article, address, lead = '' }: FeedEntry, profile: Profile): XmlElement {
  const time = (instant: string) => zonedIso(instant, profile.timeZone);
  const channel = profile.page.channels.find(({ key }) => key === article.channel);
  return element('entry', {}, [
    element('id', {}, `urn:uuid:${article.id}`),
    element('title', {}, titleFor(article, profile)),
    element('link', { rel: 'alternate', type: 'text/html', href: address }),
    element('updated', {}, time(modifiedAt(article))),
    ...(article.publishAt === null ? [] : [element('published', {}, time(article.publishAt))]),
    ...authors(article),
    ...textElement('summary', shorten(oneLine(article.summary) || oneLine(lead))),
    ...(channel ? [element('category', { term: channel.key, label: oneLine(channel.name) })] : []),
    ...keywordList(article.keywords).map((keyword) => element('category', { term: keyword })),
  ]);
}

function authors({ authors: people, source }: FeedEntry['article']): readonly XmlElement[] {
  const names = people.map(({ name }) => oneLine(name)).filter((name) => name !== '');
  const all = names.length > 0 ? names : [oneLine(source.name)].filter((name) => name !== '');
  return all.map((name) => element('author', {}, [element('name', {}, name)]));
}

/** Cuts between characters, never inside one. */
function shorten(text: string): string {
  if (text.length <= maxSummary) return text;
  return `${text.slice(0, maxSummary - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
