import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/**
 * How each CMS takes a text apart, written down from what its own source does (assets/portals/README.md names the files).
 * Byte-wise where PHP is byte-wise: a string here is text, its bytes are those of UTF-8.
 */

export interface CmsPage {
  /** What the CMS lists the page under; empty where it has nothing. */
  readonly title: string;
  readonly html: string;
}

/** Empire CMS 8.0: `explode` at the mark; of a part with the closing mark the first piece is the title, the second the text. */
function empirePages(text: string): readonly CmsPage[] {
  return text.split('[!--empirenews.page--]').map((part, index) => {
    const pieces = part.split('[/!--empirenews.page--]');
    return index > 0 && pieces.length >= 2 ? { title: pieces[0] ?? '', html: pieces[1] ?? '' } : { title: '', html: part };
  });
}

/**
 * DedeCMS 5.7: a part has a title when `#e#` stands among its first 50 bytes, not at the very beginning; then everything up
 * to the last `#e#` goes. The cut that takes the title out takes one `#` too many.
 */
function dedePages(text: string): readonly CmsPage[] {
  return text.split('#p#').map((part) => {
    const begin = dedeCut(part, 50);
    const at = begin.indexOf('#e#');
    if (at <= 0) return { title: '', html: part };
    const title = dedeCut(begin, Buffer.byteLength(begin.slice(0, at))).trim();
    return { title: title.replace(/#$/, '').replace(/^(?:副标题|分页标题)$/, ''), html: part.replace(/^[\s\S]*#e#/i, '') };
  });
}

/** DedeCMS's `cn_substr_utf8`: characters while fewer bytes are there than the limit and the next character together. */
export function dedeCut(text: string, limit: number): string {
  let cut = '';
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes >= limit + size) break;
    cut += character;
    bytes += size;
  }
  return cut;
}

/** PHPCMS 9.6: with one closing mark anywhere every part is taken to have one; what has none loses its text. */
function phpcmsPages(text: string): readonly CmsPage[] {
  const first = text.indexOf('[page]');
  if (first < 0) return [{ title: '', html: text }];
  const parts = text.split('[page]').filter((part) => part !== '' && part !== '0');
  const isTitled = text.includes('[/page]');
  if (!isTitled) return parts.map((html) => ({ title: '', html }));
  // So near the beginning it takes the first mark for the first page's own.
  const inFront = Buffer.byteLength(text.slice(0, first)) > 7;
  return parts.map((part, index) => {
    const [title = '', html = ''] = inFront && index === 0 ? ['', part] : part.split('[/page]');
    return { title: title.replace(/<[^>]*>/g, ''), html: patched(html.trim()) };
  });
}

/** It expects its marks inside a paragraph of their own and mends what they leave. */
function patched(html: string): string {
  const opened = html.startsWith('</p>') ? `<p>${html}` : html;
  return opened.toLowerCase().startsWith('<p>') ? `${opened}</p>` : opened;
}

export const cmsPages = { empirecms: empirePages, dedecms: dedePages, phpcms: phpcmsPages } as const;

/** What a reader sees of a piece of HTML, without white space. */
export function wordsOf(html: string): string {
  const text = (node: Tree.Node): string => ('value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(text).join('') : '');
  return text(parseFragment(html)).replace(/\s/g, '');
}
