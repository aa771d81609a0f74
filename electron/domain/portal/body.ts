import type { Article } from '../article.ts';
import { type Dialect, renderBlock, renderLink } from '../markdown/dialect.ts';
import { escapeAttribute, escapeText } from '../markdown/escape.ts';
import type { Block, ImageReference } from '../markdown/tokens.ts';
import { defuse } from './forbidden.ts';
import { oneLine } from './line.ts';
import { pageBreakToken, pages } from './pages.ts';
import { mediumOf } from './pictures.ts';
import type { Profile } from './profile.ts';

/**
 * `body.html`: the fragment for a CMS's source mode, in the profile's dialect (DESIGN.md §4). Old CMS know little HTML, so
 * it holds paragraphs, bold, links, lists, tables and pictures, without a script or a class of ours.
 */

/** Where a picture will be for the CMS; undefined for one that is not exported. Pixels, after resizing. */
export type PictureLink = (file: string) => { readonly src: string; readonly width: number; readonly height: number } | undefined;

/**
 * The body as the portal's CMS takes it. What the profile forbids in a text is written as an entity, so that it shows and
 * does not act; the check `forbidden-literal` names it.
 * @param imageUrl by an article's bare file name
 */
export function renderBody(blocks: readonly Block[], article: Article, profile: Profile, imageUrl: PictureLink): string {
  const dialect = dialectOf(article, profile, imageUrl);
  const { pageBreak, forbidden } = profile.body;
  return pages(blocks)
    .map(({ title, blocks: page }, index) => {
      const text = defuse(renderAll(page, dialect), forbidden);
      const name = escapeText(oneLine(title));
      if (index === 0) return text;
      if (pageBreak !== 'none') return `${pageBreakToken(pageBreak, defuse(name, forbidden))}\n${text}`;
      // A portal without pages loses the break, not the text of its title, unless a section head says it better.
      return name === '' || page[0]?.type === 'heading' ? text : `${defuse(dialect.heading(2, name), forbidden)}\n${text}`;
    })
    .join('\n');
}

function renderAll(blocks: readonly Block[], dialect: Dialect): string {
  return blocks
    .map((block) => renderBlock(block, dialect))
    .filter((html) => html !== '')
    .join('\n');
}

/** The caption with the credit in brackets after it. */
export function captionOf(image: ImageReference, article: Article): string {
  const medium = mediumOf(article, image.file)?.medium;
  const caption = oneLine(image.caption) || oneLine(medium?.caption ?? '');
  const credit = oneLine(medium?.credit ?? '');
  return credit ? `${caption}（${credit}）` : caption;
}

const indents = { fullwidth: '<p>\u3000\u3000', css: '<p style="text-indent:2em">', none: '<p>' } as const;

function dialectOf(article: Article, { body }: Profile, imageUrl: PictureLink): Dialect {
  const indent = indents[body.indent];
  const picture = (image: ImageReference) => pictureTag(image, article, imageUrl);
  return {
    paragraph: (inner, place) => paragraph(inner, place === 'item' ? '<p>' : indent),
    heading: (_level, inner) => (body.headings === 'h2' ? `<h2>${inner}</h2>` : `${indent}<strong>${inner}</strong></p>`),
    figure: (image) => figure(image, picture(image), captionOf(image, article), body.imageParagraph),
    // A picture from elsewhere may stand in a link, where another link cannot: its words stay.
    image: (image) => (image.from === 'external' ? escapeText(wordsOf(image)) : picture(image)),
    // Between pages there is the CMS's own token; a break elsewhere parts nothing.
    pageBreak: () => '',
    table: (table) => table.replace('<table>', '<table border="1" cellspacing="0" cellpadding="6" width="100%">'),
    alignment: (align) => ` align="${align}"`,
  };
}

/** The dialect has its own indent, so the blanks a reporter indented with go; a line of pictures is centred. */
function paragraph(inner: string, open: string): string {
  const text = inner.replace(/^[\s\u3000]+/, '');
  if (text === '') return '';
  return /^(?:<img [^>]*>|<br>|\s)+$/.test(text) ? `<p align="center">${text}</p>` : `${open}${text}</p>`;
}

/** The picture at its own size: a height in an attribute would distort it wherever the portal narrows it. */
function pictureTag(image: ImageReference, article: Article, imageUrl: PictureLink): string {
  const link = imageUrl(image.file);
  const alt = oneLine(image.alt) || oneLine(mediumOf(article, image.file)?.medium.alt ?? '');
  return link ? `<img src="${escapeAttribute(link.src)}" alt="${escapeAttribute(alt)}">` : '';
}

function figure(image: ImageReference, tag: string, caption: string, style: Profile['body']['imageParagraph']): string {
  if (image.from === 'external') return `<p align="center">${renderLink(image.file, '', escapeText(wordsOf(image)))}</p>`;
  if (tag === '') return '';
  const text = escapeText(caption);
  if (style === 'figure') return `<figure>${tag}${text ? `<figcaption>${text}</figcaption>` : ''}</figure>`;
  return `<p align="center">${tag}</p>${text ? `\n<p align="center">${text}</p>` : ''}`;
}

function wordsOf(image: ImageReference): string {
  return oneLine(image.alt) || oneLine(image.caption) || '外部图片';
}
