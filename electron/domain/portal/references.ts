import { decodeReferences } from '../markdown/entities.ts';

/** Where the pages of a package lead: a package that was tampered with may show or fetch what is not in it. */

const tag = /<[a-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/gi;
const attribute = /[\s/"'](src|href|srcset|poster|action|data|background|style)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const styleElement = /<style\b[^>]*>([\s\S]*?)<\/style/gi;
const cssAddress = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/gi;
/** Where a Markdown link or picture goes. */
const markdownTarget = /\]\(\s*<?([^\s)>]+)/g;

interface Reference {
  readonly address: string;
  /** A browser fetches it by itself, before anybody follows it. */
  readonly isLoaded: boolean;
}

/** Every address in a page: of its elements' attributes and of its style sheets, character references read. */
export function addressesInHtml(html: string): readonly string[] {
  return referencesIn(html).map(({ address }) => address);
}

/** Those of them that a browser fetches by itself. */
export function loadedByHtml(html: string): readonly string[] {
  return referencesIn(html).flatMap(({ address, isLoaded }) => (isLoaded ? [address] : []));
}

function referencesIn(html: string): readonly Reference[] {
  const found: Reference[] = [];
  for (const [element] of html.matchAll(tag)) {
    for (const [, name = '', double, single, bare] of element.matchAll(attribute)) {
      const value = decodeReferences(double ?? single ?? bare ?? '').trim();
      const isLoaded = name.toLowerCase() === 'href' ? loadingLink.test(element) : name.toLowerCase() !== 'action';
      for (const address of addressesIn(name.toLowerCase(), value)) found.push({ address, isLoaded });
    }
  }
  for (const [, css = ''] of html.matchAll(styleElement)) for (const address of addressesInCss(css)) found.push({ address, isLoaded: true });
  return found;
}

/** A link to a sheet or an icon, a drawing; not one that merely names another page. */
const loadingLink = /^<(?:use|image|feimage|link(?!.*\srel\s*=\s*["']?(?:canonical|alternate|author|license|help|search|next|prev)["'\s>]))[\s/]/is;

function addressesIn(name: string, value: string): readonly string[] {
  if (name === 'style') return addressesInCss(value);
  return name === 'srcset' ? value.split(',').map((one) => one.trim().split(/\s/, 1)[0] ?? '') : [value];
}

function addressesInCss(css: string): readonly string[] {
  return [...css.matchAll(cssAddress)].map(([, double, single, bare]) => (double ?? single ?? bare ?? '').trim());
}

export function addressesInMarkdown(text: string): readonly string[] {
  return [...text.matchAll(markdownTarget)].map(([, address = '']) => decodeReferences(address));
}

/**
 * What is wrong with an address in a package; undefined for one that stays inside, leads to the web, or is the portal's own
 * (`/news/`).
 * @param isThere whether the package has a file; without it every name inside is right
 */
export function faultOfAddress(address: string, isThere?: (path: string) => boolean): string | undefined {
  const shown = address.slice(0, 80);
  if (/^(?:file|javascript|vbscript):/i.test(address)) return `it leads to ${shown}, which no package may`;
  if (address.includes('\\')) return `it leads to ${shown}, which is no address`;
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(address)) return undefined;
  const path = pathOf(address.replace(/[?#].*$/s, ''));
  if (path === undefined) return `it leads to ${shown}, outside the package`;
  return isThere && !isThere(path) ? `it leads to ${shown}, which is not in the package` : undefined;
}

/** The path without dots; undefined for one that climbs out, or cannot be read. */
function pathOf(address: string): string | undefined {
  const parts: string[] = [];
  try {
    for (const part of decodeURIComponent(address).split('/')) {
      if (part === '..' && parts.pop() === undefined) return undefined;
      if (part !== '..' && part !== '.') parts.push(part);
    }
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
  return parts.join('/');
}
