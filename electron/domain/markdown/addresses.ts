import type { ImageReference } from './tokens.ts';

/**
 * Which addresses may leave the house (DESIGN.md §2): links to http, https, mailto and `#…`; pictures from `media/`
 * of the article or from https. It is an allow list on the decoded address, so no disguise of another scheme has to
 * be recognised. An address that is not on it is never written out.
 */

/** C0 controls, DEL and the line separators: browsers drop some of them, so none may stand in an address. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const webLink = /^https?:\/\/[^\s/?#\\@:]/i;
const mailLink = /^mailto:[^\s@]+@[^\s@]+$/i;
const fragment = /^#/;
const secureImage = /^https:\/\/[^\s/?#\\@:]/i;
const mediaImage = /^media\/([0-9a-f]{16}\.(?:jpg|png|gif|webp))$/;
const loneSurrogate = /\p{Surrogate}/gu;
/** Letters, digits, RFC 3986's marks and `%`; encodeURI encodes the rest. */
const encodedPercent = /%25/g;

/** @returns the address ready for an `href`, percent-encoded, or undefined when a link to it is refused */
export function allowedLink(address: string): string | undefined {
  const trimmed = address.trim();
  if (control.test(trimmed)) return undefined;
  if (!webLink.test(trimmed) && !mailLink.test(trimmed) && !fragment.test(trimmed)) return undefined;
  return encodeAddress(trimmed);
}

/** @returns the picture an address names, or undefined when it is refused */
export function allowedImage(address: string, alt: string, caption: string): ImageReference | undefined {
  const trimmed = address.trim();
  const media = mediaImage.exec(trimmed);
  if (media?.[1]) return { from: 'media', file: media[1], alt, caption };
  if (control.test(trimmed) || !secureImage.test(trimmed)) return undefined;
  return { from: 'external', file: encodeAddress(trimmed), alt, caption };
}

function encodeAddress(address: string): string {
  return encodeURI(address.replace(loneSurrogate, '\ufffd')).replace(encodedPercent, '%');
}

export interface BareAddress {
  /** UTF-16 offsets in the run. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'web' | 'www' | 'mail';
}

const addressSign = /:\/\/|www\.|@/i;
/** Addresses are bounded: in `](https://…](https://…` each would reach to the end. */
const bareAddress =
  /(?<![A-Za-z0-9])(https?:\/\/[A-Za-z0-9][!-;=?-~]{0,2000})|(?<![A-Za-z0-9./:@&=?#%+-])(www\.[A-Za-z0-9][!-;=?-~]{0,2000})|(?<![A-Za-z0-9._+-])([A-Za-z0-9._+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)/gi;
const trailingReference = /&[A-Za-z0-9]+;$/;

/**
 * The next address that stands in the text without brackets (a GFM autolink), from `at` on. It ends at the first
 * character that is not ASCII, so `详见http://a.cn，欢迎` ends before the comma; a full stop, a quote or an unopened bracket at
 * the end belongs to the sentence.
 */
export function findBareAddress(source: string, at: number): BareAddress | undefined {
  bareAddress.lastIndex = at;
  for (let match = bareAddress.exec(source); match; match = bareAddress.exec(source)) {
    const kind = match[1] ? 'web' : match[2] ? 'www' : 'mail';
    const text = kind === 'mail' ? match[0].replace(/[._-]+$/, '') : trimAddress(match[0]);
    if (kind !== 'mail' || text.lastIndexOf('.') > text.indexOf('@')) return { start: match.index, end: match.index + text.length, kind };
  }
  return undefined;
}

/** False when the text holds no address for certain. */
export function mayHoldAddress(source: string): boolean {
  return addressSign.test(source);
}

/** Cuts off what belongs to the sentence and not to the address: `http://a.cn/b).` is `http://a.cn/b`. */
export function trimAddress(address: string): string {
  let end = address.length;
  let opened = 0;
  let closed = 0;
  for (const character of address) {
    if (character === '(') opened++;
    if (character === ')') closed++;
  }
  for (;;) {
    const last = address.charAt(end - 1);
    if (last === ')') {
      if (closed <= opened) return address.slice(0, end);
      closed--;
      end--;
    } else if (last !== '' && '?!.,:*_~\'"'.includes(last)) {
      end--;
    } else if (last === ';') {
      const reference = trailingReference.exec(address.slice(Math.max(0, end - 40), end));
      end -= reference ? reference[0].length : 1;
    } else {
      return address.slice(0, end);
    }
  }
}
