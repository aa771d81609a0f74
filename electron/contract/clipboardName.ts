/**
 * The part of a picture's address on the clipboard that is the office program's own: `msohtmlclip1/01/clip_image001.png` of Word,
 * `ksohtml12/wps1.png` of WPS. What lies before it only the host decides: it is the temp folder.
 */
export const clipboardPicture = /^(?:msohtmlclip\d{0,6}|msohtml\d{0,6}|ksohtml[A-Za-z0-9_-]{0,40})(?:\/(?!\.)[A-Za-z0-9_.-]{1,80}){1,3}$/;

/** Undefined for an address that is none of theirs. */
export function clipboardName(address: string): string | undefined {
  const path = address.replaceAll('\\', '/').split('/');
  const from = path.findLastIndex((step) => /^(?:msohtml|ksohtml)/.test(step));
  const name = from < 0 ? '' : path.slice(from).join('/');
  return clipboardPicture.test(name) ? name : undefined;
}
