import type { MediaKind } from '../newsroom/ports.ts';

/**
 * A walk over the segments of a picture file, without decoding a pixel: does it carry anything but its pixels (place, author,
 * comment, colour profile, something behind its end)? Only what carries nothing may leave the house byte by byte.
 */
export function carriesOnlyPixels(bytes: Uint8Array, kind: MediaKind): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kind) {
    case 'jpg':
      return jpegIsBare(bytes, view);
    case 'png':
      return pngIsBare(view);
    case 'gif':
      return walkGif(bytes).bare;
    case 'webp':
      return webpIsBare(view);
  }
}

/** sharp reads a GIF that was cut without a word, so its blocks are counted here. */
export function gifIsWhole(bytes: Uint8Array): boolean {
  return walkGif(bytes).whole;
}

/** FFE0 JFIF without a thumbnail and FFEE Adobe say how to read the pixels; no other application segment does. */
const jpegLengths: Readonly<Record<number, number>> = { 224: 16, 238: 14 };

function jpegIsBare(bytes: Uint8Array, view: DataView): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2 === bytes.length;
    const length = view.getUint16(at + 2);
    const isTable = (marker >= 0xc0 && marker <= 0xcf) || marker === 0xdb || marker === 0xdd || marker === 0xda;
    if (!isTable && jpegLengths[marker] !== length) return false;
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  return at + 2 === bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xd9;
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const pngChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'bKGD']);

function pngIsBare(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const name = fourLetters(view, at + 4);
    if (!pngChunks.has(name)) return false;
    at += 12 + view.getUint32(at);
    if (name === 'IEND') return at === view.byteLength;
  }
  return false;
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);

function webpIsBare(view: DataView): boolean {
  let at = 12;
  while (at + 8 <= view.byteLength) {
    if (!webpChunks.has(fourLetters(view, at))) return false;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return at === view.byteLength && view.getUint32(4, true) + 8 === view.byteLength;
}

function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

const gif = { extension: 0x21, image: 0x2c, trailer: 0x3b, control: 0xf9, application: 0xff };

/** `whole`: at least one image, and nothing is cut. `bare`: no comment, no application but the one that says how often to loop. */
function walkGif(bytes: Uint8Array): { readonly whole: boolean; readonly bare: boolean } {
  let bare = true;
  let images = 0;
  let at = 13 + tableLength(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === gif.trailer) return { whole: images > 0, bare: bare && at + 1 === bytes.length };
    if (block === gif.extension) {
      const label = bytes[at + 1];
      const name = String.fromCharCode(...bytes.subarray(at + 3, at + 14));
      bare &&= label === gif.control || (label === gif.application && (name === 'NETSCAPE2.0' || name === 'ANIMEXTS1.0'));
      at = afterSubBlocks(bytes, at + 2);
    } else if (block === gif.image) {
      at = afterSubBlocks(bytes, at + 11 + tableLength(bytes[at + 9] ?? 0));
      if (at <= bytes.length) images++;
    } else return { whole: images > 0, bare: false };
  }
  // Some programs forget the trailer; only a block that ends beyond the file was cut.
  return { whole: images > 0 && at === bytes.length, bare: false };
}

function tableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function afterSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += (bytes[at] ?? 0) + 1;
  return at + 1;
}
