import type { Article } from '../article.ts';
import { countHan } from '../count.ts';
import { type Dialect, renderBlock } from '../markdown/dialect.ts';
import { escapeAttribute, escapeText } from '../markdown/escape.ts';
import { plainText } from '../markdown/plain.ts';
import type { Block, ImageReference } from '../markdown/tokens.ts';
import { canonicalAddress, homeAddress, pictureWebAddress } from '../portal/address.ts';
import { captionOf } from '../portal/body.ts';
import { zonedIso } from '../portal/dates.ts';
import { byline, keywordList, manyLines, oneLine } from '../portal/line.ts';
import { type ExportedPicture, mediumOf } from '../portal/pictures.ts';
import type { Profile } from '../portal/profile.ts';
import { articleAt } from './facts.ts';
import { element, textElement, type Xml, type XmlElement, xmlDocument } from './xml.ts';

/**
 * The article as an IPTC NewsML-G2 2.35 news item, for an agency's or another newsroom's system. Elements and their order follow
 * the standard's schema (NewsML-G2_2.35-spec-All-Power.xsd); the text goes along as XHTML.
 */

/** Explains the schemes `ninat`, `stat`, `drol` and `cpnat` used below. */
const catalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml';

/** @param generator `Copydesk 0.1.0` */
export function renderNewsml(
  article: Article,
  profile: Profile,
  blocks: readonly Block[],
  pictures: readonly ExportedPicture[],
  generator: string,
): string {
  const named = articleAt(article, profile);
  const root = {
    xmlns: 'http://iptc.org/std/nar/2006-10-01/',
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
    guid: `urn:uuid:${article.id}`,
    // The schema counts from 1; a draft that was never saved is its own first version.
    version: String(Math.max(1, article.revision)),
    'xml:lang': profile.language,
  };
  return xmlDocument(
    element('newsItem', root, [
      element('catalogRef', { href: catalog }),
      element('rightsInfo', {}, [partyElement('copyrightHolder', oneLine(profile.name), homeAddress(profile))]),
      itemMeta(named, profile, generator),
      contentMeta(named, profile),
      element('contentSet', {}, [
        element('inlineXML', { contenttype: 'application/xhtml+xml', charcount: String(countHan(plainText(withoutFigures(blocks)))) }, [
          xhtml(named, profile, blocks, pictures),
        ]),
      ]),
    ]),
  );
}

/** A party: by its address where it has one, else by its name. */
function partyElement(kind: string, name: string, uri?: string): XmlElement {
  return element(kind, uri === undefined ? { literal: name } : { uri }, textElement('name', name));
}

function itemMeta(article: Article, profile: Profile, generator: string): XmlElement {
  const time = (instant: string) => zonedIso(instant, profile.timeZone);
  const [, program = generator, version] = /^(\S+) (\S+)$/.exec(generator) ?? [];
  const canonical = canonicalAddress(article, profile);
  return element('itemMeta', {}, [
    element('itemClass', { qcode: 'ninat:text' }),
    partyElement('provider', oneLine(profile.name), homeAddress(profile)),
    element('versionCreated', {}, time(article.updatedAt)),
    element('firstCreated', {}, time(article.createdAt)),
    element('pubStatus', { qcode: article.state === 'withdrawn' ? 'stat:canceled' : 'stat:usable' }),
    element('generator', { versioninfo: version }, program),
    ...textElement('title', oneLine(article.shortTitle) || oneLine(article.title)),
    ...(canonical === undefined ? [] : [element('altRep', { contenttype: 'text/html' }, canonical)]),
  ]);
}

function contentMeta(article: Article, profile: Profile): XmlElement {
  const channel = profile.page.channels.find(({ key }) => key === article.channel);
  const party = (kind: string, name: string) => (oneLine(name) === '' ? [] : [partyElement(kind, oneLine(name))]);
  return element('contentMeta', {}, [
    element('contentCreated', {}, zonedIso(article.createdAt, profile.timeZone)),
    element('contentModified', {}, zonedIso(article.updatedAt, profile.timeZone)),
    ...party('infoSource', article.source.name),
    ...article.authors.flatMap(({ name }) => party('creator', name)),
    ...party('contributor', article.editor),
    element('language', { tag: profile.language }),
    ...keywordList(article.keywords).flatMap((keyword) => textElement('keyword', keyword)),
    ...(article.channel === '' ? [] : [subject(article.channel, oneLine(channel?.name ?? article.channel))]),
    ...textElement('headline', oneLine(article.title)),
    ...textElement('by', byline(article.authors)),
    ...textElement('description', manyLines(article.summary), { role: 'drol:summary' }),
  ]);
}

function subject(key: string, name: string): XmlElement {
  return element('subject', { type: 'cpnat:abstract', literal: key }, textElement('name', name));
}

/** The standard counts a text without its captions. */
function withoutFigures(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ type }) => type !== 'figure');
}

function xhtml(article: Article, profile: Profile, blocks: readonly Block[], pictures: readonly ExportedPicture[]): XmlElement {
  const dialect = xhtmlDialect(article, profile, pictures);
  const lines = (tag: string, text: string): readonly Xml[] => textElement(tag, oneLine(text));
  return element('html', { xmlns: 'http://www.w3.org/1999/xhtml', 'xml:lang': profile.language }, [
    element('head', {}, [element('title', {}, oneLine(article.title))]),
    element('body', {}, [
      ...lines('p', article.kicker),
      ...lines('h1', article.title),
      ...lines('p', article.subtitle),
      ...blocks.map((block) => ({ raw: closed(renderBlock(block, dialect)) })).filter(({ raw }) => raw !== ''),
    ]),
  ]);
}

/** Elements without content end in XML as they begin; what our renderer writes has every attribute in double quotes. */
function closed(html: string): string {
  return html.replace(/<(img|br|hr)((?:\s+[a-z]+="[^"]*")*)>/g, '<$1$2/>');
}

function xhtmlDialect(article: Article, profile: Profile, pictures: readonly ExportedPicture[]): Dialect {
  const canonical = canonicalAddress(article, profile);
  const tag = (image: ImageReference) => {
    const picture = pictures.find(({ file }) => file === image.file);
    const alt = oneLine(image.alt) || oneLine(mediumOf(article, image.file)?.medium.alt ?? '');
    if (image.from === 'external' || !picture) return escapeText(alt || captionOf(image, article));
    const src = pictureWebAddress(canonical, picture.path) ?? picture.path;
    return `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}" width="${picture.width}" height="${picture.height}">`;
  };
  const aligned = (align: 'left' | 'center' | 'right') => ` style="text-align:${align}"`;
  return {
    paragraph: (inner) => `<p>${inner}</p>`,
    heading: (level, inner) => `<h${Math.max(2, level)}>${inner}</h${Math.max(2, level)}>`,
    // XHTML has no figure: the picture and its caption are a division.
    figure: (image) => `<div><p>${tag(image)}</p>${captionOf(image, article) ? `<p>${escapeText(captionOf(image, article))}</p>` : ''}</div>`,
    image: (image) => tag(image),
    pageBreak: (title) => (oneLine(title) === '' ? '' : `<h2>${escapeText(oneLine(title))}</h2>`),
    table: (table) => table,
    alignment: aligned,
  };
}
