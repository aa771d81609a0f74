/** The longest path in a package, in UTF-16 code units: with a folder before it, it still fits every file system. */
const maxPathLength = 200;

const windowsDevice = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
/** Control characters, what Windows forbids in names, the replacement character of a name that could not be decoded. */
const forbidden = /[\p{Cc}<>:"|?*/\\\ufffd]/u;

/**
 * Whether a relative path, with `/` between its parts, is safe to write on every system: it stays inside its folder, is no
 * drive, stream or device of Windows, and has no part that Windows would silently shorten.
 */
export function isSafePath(path: string): boolean {
  return path.length > 0 && path.length <= maxPathLength && path.split('/').every(isSafeName);
}

/** The same for a bare name, of whatever length. */
export function isSafeName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !forbidden.test(name) && !/[. ]$/.test(name) && !windowsDevice.test(name);
}

/** Two paths with the same key are one file on a file system that ignores case or normalises Unicode. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
