/** A backslash before everything that Markdown would read as syntax, so that the page shows the text that came in. */

const needsLook = /[\\*_`[<|~&]|^[#>+\-\d]/;
const addresses = /(?:https?|ftp):\/\/[!-;=?-~]+|www\.[!-;=?-~]+/gi;

/** Escapes one paragraph: a line that stands between blank lines. `count`: backslashes added. */
export function escapeParagraph(text: string): { readonly text: string; readonly count: number } {
  if (!needsLook.test(text)) return { text, count: 0 };
  const inline = escapeInline(text);
  const start = escapeStart(inline.text);
  return { text: start, count: inline.count + (start.length - inline.text.length) };
}

/** Escapes the text of a `##` head: block marks cannot begin there, but blanks and # at its end would be cut off. */
export function escapeHead(text: string): { readonly text: string; readonly count: number } {
  const inline = escapeInline(text);
  const closed = /[\s　]#+$/.test(inline.text.slice(-20)) ? inline.text.replace(/#+$/, (marks) => `\\${marks}`) : inline.text;
  return { text: closed, count: inline.count + (closed.length - inline.text.length) };
}

/** Marks that count only at the start of a block. Everything inline is escaped already. */
function escapeStart(text: string): string {
  if (text.startsWith('>') || /^(?:#{1,6}|[+-])(?:\s|$)/.test(text) || /^-[\s-]*$/.test(text)) return `\\${text}`;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(text)?.[0];
  return number === undefined ? text : `${number}\\${text.slice(number.length)}`;
}

function escapeInline(text: string): { text: string; count: number } {
  let out = '';
  let count = 0;
  let done = 0;
  const plain = (piece: string, breakUp: boolean) => {
    const escaped = escapePlain(piece, breakUp);
    count += escaped.length - piece.length;
    out += escaped;
  };
  for (const match of text.matchAll(addresses)) {
    plain(text.slice(done, match.index), false);
    done = match.index + match[0].length;
    if (isSafeAddress(match[0])) out += match[0];
    // An address that ends in marks, or holds them, is broken up: then it is no link, but it reads as it was written.
    else plain(match[0], true);
  }
  plain(text.slice(done), false);
  return { text: out, count };
}

/** Nothing in it that Markdown reads, and nothing at its end that an automatic link leaves outside. */
function isSafeAddress(address: string): boolean {
  return !/[\\`[\]|*]|~~|&#?\w{1,40};/.test(address) && !/[_~&]$/.test(address);
}

const special = /[\\*`[|]|_+|<(?=[A-Za-z/!?])|~~+|&(?=#\d{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)/g;
/** The same, with the marks by which an address is known. */
const specialInAddress = new RegExp(`${special.source}|:(?=//)|(?<=www)\\.`, 'gi');

function escapePlain(text: string, breakUp: boolean): string {
  return text.replace(breakUp ? specialInAddress : special, (mark, at: number) => {
    // Between letters or digits an underscore is never emphasis, and addresses and file names stay readable.
    if (mark.startsWith('_') && isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + mark.length))) return mark;
    return mark.length === 1 ? `\\${mark}` : mark.replace(/./g, '\\$&');
  });
}

function isWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
