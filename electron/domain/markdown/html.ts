import { type Dialect, renderBlock, renderLink } from './dialect.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { Block, ImageReference } from './tokens.ts';

/** The semantic dialect: the full page and the preview. */

/** A picture of the article, as the page shows it. Texts are plain; width and height are pixels. */
export interface ResolvedPicture {
  readonly src: string;
  readonly width?: number;
  readonly height?: number;
  readonly credit?: string;
  /** Used when the text gives none. */
  readonly alt?: string;
  /** Used when the text gives none. */
  readonly caption?: string;
}

export interface RenderOptions {
  /** The picture behind a bare file name of `media/`; undefined shows that it is missing. */
  readonly image: (file: string) => ResolvedPicture | undefined;
  /** Shows https pictures in place; otherwise a link stands for each. */
  readonly external: boolean;
}

/** One HTML string with one element at its top for each block. */
export function renderBlocks(blocks: readonly Block[], options: RenderOptions): string[] {
  const dialect = semanticDialect(options);
  return blocks.map((block) => renderBlock(block, dialect));
}

export function renderHtml(blocks: readonly Block[], options: RenderOptions): string {
  return renderBlocks(blocks, options).join('\n');
}

/** h1 belongs to the headline, so `#` and `##` are both h2. */
export function semanticDialect(options: RenderOptions): Dialect {
  return {
    paragraph: (inner) => `<p>${inner}</p>`,
    heading: (level, inner) => `<h${Math.max(2, level)}>${inner}</h${Math.max(2, level)}>`,
    figure: (image) => renderFigure(image, options),
    image: (image, insideLink) => {
      const picture = resolve(image, options);
      return picture ? renderPicture(image, picture) : renderAbsent(image, insideLink);
    },
    pageBreak: renderPageBreak,
    table: renderTable,
    alignment: (align) => ` class="align-${align}"`,
  };
}

function resolve(image: ImageReference, options: RenderOptions): ResolvedPicture | undefined {
  if (image.from === 'media') return options.image(image.file);
  return options.external ? { src: image.file } : undefined;
}

/** Between caption and credit, so that copied text keeps them apart. */
const gap = '\u3000';

function renderFigure(image: ImageReference, options: RenderOptions): string {
  const picture = resolve(image, options);
  if (!picture) return image.from === 'media' ? `<p class="missing-picture">${missingWords(image)}</p>` : `<p>${renderAbsent(image, false)}</p>`;
  const caption = image.caption || picture.caption || '';
  const credit = picture.credit ? `<span class="credit">${escapeText(picture.credit)}</span>` : '';
  const text = caption || credit ? `<figcaption>${escapeText(caption)}${caption && credit ? gap : ''}${credit}</figcaption>` : '';
  return `<figure>${renderPicture(image, picture)}${text}</figure>`;
}

function renderPicture(image: ImageReference, picture: ResolvedPicture): string {
  const alt = image.alt || picture.alt || image.caption || picture.caption || '';
  const size = picture.width && picture.height ? ` width="${Math.round(picture.width)}" height="${Math.round(picture.height)}"` : '';
  return `<img src="${escapeAttribute(picture.src)}" alt="${escapeAttribute(alt)}"${size} loading="lazy" decoding="async">`;
}

/** What stands in a line for a picture that is not shown: a notice for one of ours, a link for one from outside. */
function renderAbsent(image: ImageReference, insideLink: boolean): string {
  if (image.from === 'media') return `<span class="missing-picture">${missingWords(image)}</span>`;
  const words = escapeText(image.alt || image.caption || '外部图片');
  return insideLink ? words : renderLink(image.file, '', words);
}

function missingWords(image: ImageReference): string {
  return escapeText(`［缺图：${image.file}］`);
}

/** A separator's own content is hidden from screen readers, so the next page's title stands beside a real rule. */
function renderPageBreak(title: string): string {
  return `<div class="page-break"><hr>${title === '' ? '' : `<p class="page-title">${escapeText(title)}</p>`}</div>`;
}

/**
 * A wide table scrolls by itself, also by keyboard. It is a group and no region: regions are landmarks, and two landmarks
 * may not bear the same name.
 */
function renderTable(table: string, header: readonly string[]): string {
  const names = header.filter((name) => name !== '').join('、');
  const label = names === '' ? '表格' : `表格：${names.length > 60 ? `${names.slice(0, 60)}…` : names}`;
  return `<div class="table-scroll" tabindex="0" role="group" aria-label="${escapeAttribute(label)}">${table}</div>`;
}
