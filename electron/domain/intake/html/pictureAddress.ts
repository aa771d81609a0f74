import type { PictureUse } from './blocks.ts';
import type { Tag } from './tree.ts';

/** Where a picture of a page really lies: pages that load lazily show a dot until a script comes. */

const lazy = ['data-original', 'data-src', 'data-lazy-src', 'data-actualsrc', 'data-original-src', 'data-echo', 'data-url', 'data-lazyload', 'file'];

/** A picture of up to so many pixels each way counts visitors or draws lines. */
const pixel = 3;

/** @returns undefined for a tracking pixel, and where there is no address at all */
export function pictureOf(tag: Tag): PictureUse | undefined {
  const { attributes } = tag;
  if (isPixel(attributes)) return undefined;
  const own = attributes.src?.trim() ?? '';
  const later = lazy.map((name) => attributes[name]?.trim() ?? '').find((value) => value !== '');
  const address = later ?? (isPlaceholder(own) ? (largest(attributes.srcset ?? attributes['data-srcset'] ?? '') ?? own) : own);
  if (address === '') return undefined;
  return { address, alt: (attributes.alt ?? '').replace(/\s+/g, ' ').trim() };
}

function isPixel({ width = '', height = '' }: Readonly<Record<string, string>>): boolean {
  const size = (value: string) => (/^\d+(?:px)?$/.test(value.trim()) ? Number.parseInt(value, 10) : undefined);
  const [wide, high] = [size(width), size(height)];
  return wide !== undefined && high !== undefined && wide <= pixel && high <= pixel;
}

/** A transparent GIF in the place of the picture. */
function isPlaceholder(address: string): boolean {
  return (
    address === '' ||
    (address.startsWith('data:') && address.length < 300) ||
    /(?:blank|grey|gray|loading|lazy|spacer|transparent)\.(?:gif|png)$/i.test(address)
  );
}

function largest(set: string): string | undefined {
  const candidates = set
    .slice(0, 20_000)
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s+/))
    .map(([address = '', size = '']) => ({ address, size: Number.parseFloat(size) || 0 }));
  return candidates.sort((a, b) => b.size - a.size)[0]?.address || undefined;
}
