import type { Article, Medium } from '../article.ts';
import type { Block, ImageReference, Inline } from '../markdown/tokens.ts';
import type { CropShape } from './crop.ts';
import type { Profile } from './profile.ts';

/** Which pictures an article uses, in which order, and what they are called when they leave the house. */

/** A picture as the exporter made it for one portal. */
export interface ExportedPicture {
  /** The article's id of it. */
  readonly mediaId: string;
  /** The article's file in `media/`, a bare name. */
  readonly file: string;
  /** Its place in the package: `images/01.jpg`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Pixels, after resizing. */
  readonly width: number;
  readonly height: number;
}

/** The title picture, cut to one of the shapes a portal asks for. */
export interface ExportedCrop {
  readonly shape: CropShape;
  /** Its place in the package: `images/cover-16x9.jpg`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Pixels, after resizing. */
  readonly width: number;
  readonly height: number;
}

/** With the words that go with it: caption and alternative text as the body has them, or else as the article's picture has. */
export interface DescribedPicture extends ExportedPicture {
  readonly caption: string;
  readonly credit: string;
  readonly alt: string;
}

/** A picture the article uses and has. */
export interface PictureUse {
  readonly mediaId: string;
  readonly medium: Medium;
}

/** The medium of a file name the body uses, unless the article has none such or it was removed. */
export function mediumOf(article: Article, file: string): PictureUse | undefined {
  const mediaId = file.slice(0, 16);
  const medium = Object.hasOwn(article.media, mediaId) ? article.media[mediaId] : undefined;
  return medium && medium.file === file && medium.deletedAt === undefined ? { mediaId, medium } : undefined;
}

/** The cover's medium, undefined where the article has no cover or names one it does not have. */
export function coverOf(article: Article): PictureUse | undefined {
  if (article.cover === null || !Object.hasOwn(article.media, article.cover)) return undefined;
  const medium = article.media[article.cover];
  return medium && medium.deletedAt === undefined ? { mediaId: article.cover, medium } : undefined;
}

/**
 * The pictures to export, each once, in order of first use; a cover that the body does not show comes first.
 * The picture at position n (from 0) is named by {@link picturePath}.
 */
export function usedPictures(article: Article, blocks: readonly Block[]): readonly PictureUse[] {
  const used = new Map<string, PictureUse>();
  for (const { image } of imagesIn(blocks)) {
    const use = image.from === 'media' ? mediumOf(article, image.file) : undefined;
    if (use && !used.has(use.mediaId)) used.set(use.mediaId, use);
  }
  const cover = coverOf(article);
  return cover && !used.has(cover.mediaId) ? [cover, ...used.values()] : [...used.values()];
}

/** Where a picture lies in the package: `images/01.jpg`. `position` counts from 0. */
export function picturePath(position: number, format: Profile['images']['formats'][number]): string {
  return `images/${String(position + 1).padStart(2, '0')}.${format}`;
}

/** A picture's address in the fragment for the CMS: relative, or with the portal's prefix before its bare name. */
export function pictureAddress(profile: Profile, path: string): string {
  if (profile.images.url === 'relative') return path;
  return profile.images.prefix + path.slice(path.lastIndexOf('/') + 1);
}

/** The pictures with their words. Where the body shows one twice, its first words count. */
export function describePictures(article: Article, blocks: readonly Block[], pictures: readonly ExportedPicture[]): readonly DescribedPicture[] {
  const words = new Map<string, { caption: string; alt: string }>();
  for (const { image } of imagesIn(blocks)) {
    const known = words.get(image.file);
    words.set(image.file, { caption: known?.caption || image.caption, alt: known?.alt || image.alt });
  }
  return pictures.map((picture) => {
    const medium = mediumOf(article, picture.file)?.medium;
    const inText = words.get(picture.file);
    return { ...picture, caption: inText?.caption || medium?.caption || '', alt: inText?.alt || medium?.alt || '', credit: medium?.credit ?? '' };
  });
}

export interface NamedImage {
  readonly image: ImageReference;
  /** A paragraph of its own. */
  readonly figure: boolean;
}

/** Checks, page, body and fields of one article all ask. */
const known = new WeakMap<readonly Block[], readonly NamedImage[]>();

/** Every picture the text names, in reading order. */
export function imagesIn(blocks: readonly Block[]): readonly NamedImage[] {
  const before = known.get(blocks);
  if (before) return before;
  const found: NamedImage[] = [];
  collectImages(blocks, found);
  known.set(blocks, found);
  return found;
}

function collectImages(blocks: readonly Block[], found: NamedImage[]): void {
  for (const block of blocks) {
    if (block.type === 'figure') found.push({ image: block.image, figure: true });
    else for (const inline of inlinesIn(block)) if (inline.type === 'image') found.push({ image: inline.image, figure: false });
    collectImages(innerBlocks(block), found);
  }
}

const none: readonly never[] = [];

/** The blocks inside a block: of a quote, of a list's items. */
export function innerBlocks(block: Block): readonly Block[] {
  if (block.type === 'quote') return block.children;
  return block.type === 'list' ? block.items.flatMap((item) => item.children) : none;
}

/** Every inline node of a block's own text, outer ones before what they hold; not those of blocks inside it. */
export function inlinesIn(block: Block): readonly Inline[] {
  if (block.type === 'paragraph' || block.type === 'heading') return withInner(block.children);
  return block.type === 'table' ? [block.header, ...block.rows].flatMap((row) => row.flatMap(withInner)) : none;
}

/** As it is given where nothing holds another, as nearly every paragraph. */
function withInner(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some((inline) => 'children' in inline)) return inlines;
  return inlines.flatMap((inline) => ('children' in inline ? [inline, ...withInner(inline.children)] : [inline]));
}
