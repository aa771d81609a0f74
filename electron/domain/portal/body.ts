import type { Article } from '../article.ts';
import { type Dialect, renderBlock, renderLink } from '../markdown/dialect.ts';
import { escapeAttribute, escapeText } from '../markdown/escape.ts';
import type { Block, ImageReference } from '../markdown/tokens.ts';
import { assertNever } from '../result.ts';
import { defuse, forbiddenLiterals, pageTitleHtml } from './forbidden.ts';
import { oneLine } from './line.ts';
import { holdsPageTitle, pageBreakToken, pages } from './pages.ts';
import { mediumOf } from './pictures.ts';
import type { Profile } from './profile.ts';
import { renderWechat, type WechatParts, wechatHead } from './wechat.ts';

/**
 * `body.html`: the fragment for a CMS's source mode, in the profile's dialect (DESIGN.md §4). Old CMS know little HTML, so
 * it holds paragraphs, bold, links, lists, tables and pictures, without a script or a class of ours.
 */

/** Where a picture will be for the CMS; undefined for one that is not exported. Pixels, after resizing. */
export type PictureLink = (file: string) => { readonly src: string; readonly width: number; readonly height: number } | undefined;

/**
 * The body as the portal's CMS takes it. What the profile forbids in a text, and what parts pages there, is written as an
 * entity, so that it shows and does not act; the check `forbidden-literal` names it.
 * @param imageUrl by an article's bare file name
 */
export function renderBody(blocks: readonly Block[], article: Article, profile: Profile, imageUrl: PictureLink): string {
  const { render, head } = writerOf(article, profile, imageUrl);
  const { pageBreak } = profile.body;
  const literals = forbiddenLiterals(profile);
  const shown = pages(blocks)
    .map(({ title, blocks: page }) => ({
      name: pageTitleHtml(title, literals),
      text: defuse(render(page), literals),
      headed: page[0]?.type === 'heading',
    }))
    // A page of pictures that are not exported is none.
    .filter(({ text }, index) => index === 0 || text !== '');
  const named = shown.some(({ name }) => name !== '');
  return shown
    .map(({ name, text, headed }, index) => {
      if (index === 0) return text;
      const isHeld = pageBreak !== 'none' && holdsPageTitle(pageBreak, name);
      // Where the mark cannot hold a title its text is not lost, unless a section head says it better.
      const page = isHeld || name === '' || headed ? text : `${head(name)}\n${text}`;
      return pageBreak === 'none' ? page : `${pageBreakToken(pageBreak, isHeld ? name : '', index + 1, named)}\n${page}`;
    })
    .filter((page) => page !== '')
    .join('\n');
}

interface Writer {
  readonly render: (blocks: readonly Block[]) => string;
  /** A section head around finished HTML. */
  readonly head: (inner: string) => string;
}

function writerOf(article: Article, profile: Profile, imageUrl: PictureLink): Writer {
  const { dialect: kind = 'cms', indent } = profile.body;
  switch (kind) {
    case 'cms': {
      const dialect = dialectOf(article, profile, imageUrl);
      return { render: (blocks) => renderAll(blocks, dialect), head: (inner) => dialect.heading(2, inner) };
    }
    case 'wechat': {
      const parts: WechatParts = {
        picture: (image, style) => pictureTag(image, article, imageUrl, style),
        caption: (image) => captionOf(image, article),
        words: wordsOf,
        indent,
      };
      return { render: (blocks) => renderWechat(blocks, parts), head: wechatHead };
    }
    default:
      return assertNever(kind, 'dialect');
  }
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
function pictureTag(image: ImageReference, article: Article, imageUrl: PictureLink, style = ''): string {
  const link = imageUrl(image.file);
  const alt = oneLine(image.alt) || oneLine(mediumOf(article, image.file)?.medium.alt ?? '');
  const styled = style === '' ? '' : ` style="${escapeAttribute(style)}"`;
  return link ? `<img src="${escapeAttribute(link.src)}" alt="${escapeAttribute(alt)}"${styled}>` : '';
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
