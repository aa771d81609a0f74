/** Where texts become bytes: one place in memory for package after package, instead of a new one for each text. */
export interface Press {
  /** UTF-8, good until the press is cleared. A lone surrogate becomes U+FFFD, as everywhere. */
  encode(text: string): Uint8Array;
  /** The bytes of the package before are needed no more: they are on the disk. */
  clear(): void;
}

/** Most packages of texts fit in; a longer one gets memory of its own. Bytes. */
const roomy = 512 * 1024;

/** UTF-8 takes three bytes at most for each UTF-16 unit. */
const widest = 3;

export function makePress(size = roomy): Press {
  const encoder = new TextEncoder();
  const sheet = new Uint8Array(size);
  let used = 0;
  return {
    encode: (text) => {
      if (used + text.length * widest > size) return encoder.encode(text);
      const place = sheet.subarray(used);
      const { written } = encoder.encodeInto(text, place);
      used += written;
      return place.subarray(0, written);
    },
    clear: () => {
      used = 0;
    },
  };
}
