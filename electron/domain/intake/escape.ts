/** A backslash before everything that Markdown would read as syntax, so that the page shows the text that came in. */

const needsLook = /[\\*_`[<|~&]|^[#>+\-\d]/;
/** Runs without blanks and Chinese; those with one of these marks may hold an address that becomes a link by itself. */
const asciiRuns = /[!-~]+/g;
const mayHoldAddress = /:\/\/|www\.|@/i;

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
  const closed = /\s#+$/.test(inline.text.slice(-20)) ? inline.text.replace(/#+$/, (marks) => `\\${marks}`) : inline.text;
  return { text: closed, count: inline.count + (closed.length - inline.text.length) };
}

/** Marks that count only at the start of a block. Everything inline is escaped already. */
export function escapeStart(text: string): string {
  if (text.startsWith('>') || /^(?:#{1,6}|[+-])(?:\s|$)/.test(text) || /^-[\s-]*$/.test(text)) return `\\${text}`;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(text)?.[0];
  return number === undefined ? text : `${number}\\${text.slice(number.length)}`;
}

function escapeInline(text: string): { text: string; count: number } {
  if (!mayHoldAddress.test(text)) {
    const escaped = escapePlain(text, special);
    return { text: escaped, count: escaped.length - text.length };
  }
  let out = '';
  let count = 0;
  let done = 0;
  const plain = (piece: string, marks: RegExp) => {
    const escaped = escapePlain(piece, marks);
    count += escaped.length - piece.length;
    out += escaped;
  };
  for (const match of text.matchAll(asciiRuns)) {
    if (!mayHoldAddress.test(match[0])) continue;
    plain(text.slice(done, match.index), special);
    done = match.index + match[0].length;
    // A backslash in an address would become part of it. One that needs any is broken up instead: it is no link then,
    // but it reads as it was written.
    if (isSafeRun(match[0])) out += match[0];
    else plain(match[0], specialInAddress);
  }
  plain(text.slice(done), special);
  return { text: out, count };
}

/** Nothing in it that Markdown reads, and nothing at its end that an automatic link leaves outside. */
function isSafeRun(run: string): boolean {
  if (/[\\`[\]|*<]|~~|&#?\w{1,40};/.test(run) || /[_~&][?!.,:_~'");&-]{0,40}$/.test(run)) return false;
  const isLink = /^(?:https?:\/\/|www\.)[A-Za-z0-9][^@]*$/i.test(run);
  return isLink || !/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/.test(run);
}

const special = /[\\*`[|]|_+|<(?=[A-Za-z/!?]|$)|~~+|&(?=#\d{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)/g;
/** The same, with the marks by which an address is known. */
const specialInAddress = new RegExp(`${special.source}|<|:(?=//)|(?<=www)\\.|@`, 'gi');

function escapePlain(text: string, marks: RegExp): string {
  return text.replace(marks, (mark, at: number) => {
    // Between letters or digits an underscore is never emphasis, and addresses and file names stay readable.
    if (mark.startsWith('_') && isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + mark.length))) return mark;
    return mark.length === 1 ? `\\${mark}` : mark.replace(/./g, '\\$&');
  });
}

function isWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
