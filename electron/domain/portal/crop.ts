import type { Medium } from '../article.ts';
import type { Profile } from './profile.ts';

/** Where a title picture is cut for the shapes that lists, shares and search engines ask for. Pure geometry, in pixels. */

export type CropShape = NonNullable<Profile['images']['crops']>[number];

/** Parts of width and height from the upper left corner, 0 to 1. */
export type FocalPoint = NonNullable<Medium['focus']>;

export const cropShapes: readonly CropShape[] = ['16:9', '4:3', '1:1'];

/** Of a picture nobody set a point in. */
export const middle: FocalPoint = { x: 0.5, y: 0.5 };

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface CropBox extends PictureSize {
  readonly left: number;
  readonly top: number;
}

/** Width divided by height. */
export function ratioOf(shape: CropShape): number {
  const [width = 1, height = 1] = shape.split(':').map(Number);
  return width / height;
}

/** Where a crop lies in the package: `images/cover-16x9.jpg`. */
export function cropPath(shape: CropShape, format: Profile['images']['formats'][number]): string {
  return `images/cover-${shape.replace(':', 'x')}.${format}`;
}

/**
 * The largest box of a shape inside an upright picture, its middle as near to the focal point as the picture's edges allow. Whole
 * pixels, at least one each way; the shape is met to the pixel.
 */
export function cropBox(size: PictureSize, shape: CropShape, focus: FocalPoint): CropBox {
  const ratio = ratioOf(shape);
  const width = between(1, Math.round(Math.min(size.width, size.height * ratio)), size.width);
  const height = between(1, Math.round(Math.min(size.height, size.width / ratio)), size.height);
  return {
    left: between(0, Math.round(size.width * focus.x - width / 2), size.width - width),
    top: between(0, Math.round(size.height * focus.y - height / 2), size.height - height),
    width,
    height,
  };
}

/**
 * How a picture becomes a crop no wider than `maxWidth`: first the whole is scaled, then the box is cut out of it. In this order a
 * decoder may read a large photograph small from the start. Never enlarged.
 */
export function planCrop(
  size: PictureSize,
  shape: CropShape,
  focus: FocalPoint,
  maxWidth: number,
): { readonly scaled: PictureSize; readonly box: CropBox } {
  const scale = Math.min(1, maxWidth / cropBox(size, shape, focus).width);
  const scaled = { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
  const box = cropBox(scaled, shape, focus);
  // Rounding the whole may have made the box one pixel too wide.
  return { scaled, box: { ...box, width: Math.min(box.width, maxWidth) } };
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(least, value), most);
}
