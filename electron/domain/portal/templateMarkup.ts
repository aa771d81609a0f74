import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { outsideReferences } from './styles.ts';
import { alwaysThere, placeProblems } from './templatePlaces.ts';
import type { PlacedProblem } from './templateVariables.ts';

/** The HTML of a template, apart from its variables: no script, nothing from elsewhere, a place for the text. */

/**
 * Elements that bring a page or a program of their own, move what a page's own addresses mean, change addresses as time goes by,
 * or whose inside is text for one reader and elements for another.
 */
const refused: ReadonlySet<string> = new Set(
  'iframe frame frameset object embed applet portal base form animate set template noscript noembed noframes xmp plaintext'.split(' '),
);
/** What a link names without loading it. */
const quietLinks: ReadonlySet<string> = new Set(['canonical', 'alternate', 'author', 'license', 'help', 'search', 'next', 'prev']);
/** Attributes whose address a browser fetches by itself. A link's own is looked at apart. */
const loading: ReadonlySet<string> = new Set(['src', 'srcset', 'poster', 'background', 'data', 'imagesrcset', 'manifest', 'ping', 'formaction']);

/** @returns problems with their places, in no particular order */
export function markupProblems(html: string): readonly PlacedProblem[] {
  const masked = withoutVariables(html);
  const found: Tree.Element[] = [];
  visit(parse(masked, { sourceCodeLocationInfo: true }), (element) => found.push(element));
  return [...found.flatMap(elementProblems), ...hiddenScripts(masked), ...placeProblems(html), ...missing(html, found)];
}

/** Blanks for variables, so that offsets and lines stay; what they hold is escaped and checked by the domain. */
function withoutVariables(html: string): string {
  return html.replace(/\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g, (tag) => tag.replace(/[^\n]/g, ' '));
}

/** In the order of the page. Elements may stand in each other deeper than calls may. */
function visit(root: Tree.Node, tell: (element: Tree.Element) => void): void {
  const waiting: Tree.Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('tagName' in node) tell(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
    if ('content' in node) waiting.push(node.content);
  }
}

function elementProblems(element: Tree.Element): readonly PlacedProblem[] {
  const { tagName: name } = element;
  const at = element.sourceCodeLocation?.startOffset ?? 0;
  const problems = element.attrs.flatMap(({ name: attribute, value }) =>
    attributeProblems(element, attribute, value).map((message) => ({
      at: element.sourceCodeLocation?.attrs?.[attribute]?.startOffset ?? at,
      message,
    })),
  );
  if (refused.has(name)) problems.push({ at, message: `<${name}> has no place on a page` });
  if (name === 'script' && (attributeOf(element, 'type') !== 'application/ld+json' || textOf(element).trim() !== '')) {
    problems.push({ at, message: '<script> has no place on a page; only head.jsonLd may stand in one' });
  }
  if (name === 'meta' && attributeOf(element, 'http-equiv')?.toLowerCase() === 'refresh') {
    problems.push({ at, message: '<meta http-equiv="refresh"> leads the reader away' });
  }
  if (name === 'style') for (const { what } of outsideReferences(textOf(element))) problems.push({ at, message: `${what} is not inside the page` });
  return problems;
}

function attributeProblems(element: Tree.Element, name: string, value: string): readonly string[] {
  if (/^on/i.test(name)) return [`${name}: an event attribute runs a script`];
  if (name === 'style') return outsideReferences(value).map(({ what }) => `${what} is not inside the page`);
  // As a browser reads it: character references, tabs and line breaks are gone by then.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  const scheme = /^(javascript|vbscript|data):/i.exec(value.replace(/[\u0000- ]/g, ''))?.[0];
  if (scheme !== undefined && name === 'href' && !isDrawing(element)) return [`${scheme} is an address that runs`];
  const isLink = element.tagName === 'link' && name === 'href' && !isQuiet(attributeOf(element, 'rel') ?? '');
  const isDrawn = isDrawing(element) && name === 'href' && !value.startsWith('#');
  if (!isLink && !isDrawn && !loading.has(name)) return [];
  return /^data:image\//i.test(value.trim()) ? [] : [`${name}="${value.trim().slice(0, 60)}" of <${element.tagName}> is not inside the page`];
}

function isDrawing({ tagName }: Tree.Element): boolean {
  return ['use', 'image', 'feimage'].includes(tagName.toLowerCase());
}

function isQuiet(rel: string): boolean {
  const words = rel.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length > 0 && words.every((word) => quietLinks.has(word));
}

/** Also where a parser would pass over it: in the second of two attributes of one name, between two halves of a section. */
function hiddenScripts(masked: string): readonly PlacedProblem[] {
  return [...masked.matchAll(/(?:javascript|vbscript)\s*:|<!\[CDATA\[/gi)].map((match) => ({
    at: match.index,
    message: match[0].startsWith('<') ? `${match[0]} is text for one browser and elements for another` : `${match[0]} is an address that runs`,
  }));
}

function missing(html: string, found: readonly Tree.Element[]): readonly PlacedProblem[] {
  const raw = (element: Tree.Element | undefined) => {
    const place = element?.sourceCodeLocation?.startTag ?? element?.sourceCodeLocation;
    return place ? html.slice(place.startOffset, place.endOffset) : '';
  };
  const root = found.find(({ tagName }) => tagName === 'html');
  const policies = found.filter((element) => attributeOf(element, 'http-equiv')?.toLowerCase() === 'content-security-policy');
  const always = alwaysThere(html);
  const wanted: readonly (readonly [isThere: boolean, message: string])[] = [
    [/\slang\s*=\s*["']?(?:\{\{\s*lang\s*\}\}|[a-z])/i.test(raw(root)), 'there is no <html lang="{{lang}}">'],
    [found.some((element) => attributeOf(element, 'charset')?.toLowerCase() === 'utf-8'), 'there is no <meta charset="utf-8">'],
    [
      // A browser heeds it in the head alone.
      always.has('policy') && policies.some((element) => isIn(element, 'head') && /content\s*=\s*["']\{\{\s*policy\s*\}\}["']/i.test(raw(element))),
      'there is no <meta http-equiv="Content-Security-Policy" content="{{policy}}">',
    ],
    [/<body\b/i.test(html), 'there is no <body>'],
    [always.has('body') && holdsText(html, found), 'there is no single element with data-copydesk="body" that holds {{{body}}} and nothing else'],
  ];
  return wanted.flatMap(([isThere, message]) => (isThere ? [] : [{ at: 0, message }]));
}

/** The preview fills the element by itself, so nothing else may stand in it. */
function holdsText(html: string, found: readonly Tree.Element[]): boolean {
  const [container, ...others] = found.filter((element) => attributeOf(element, 'data-copydesk') === 'body');
  const place = container?.sourceCodeLocation;
  if (!place?.startTag || !place.endTag || others.length > 0) return false;
  const inside = html.slice(place.startTag.endOffset, place.endTag.startOffset).trim();
  return /^\{\{(?:\{\s*body\s*\}|&\s*body\s*)\}\}$/.test(inside) && [...html.matchAll(/\{\{[{&]\s*body\s*\}/g)].length === 1;
}

function isIn({ parentNode }: Tree.Element, name: string): boolean {
  return parentNode !== null && 'tagName' in parentNode && parentNode.tagName === name;
}

function attributeOf({ attrs }: Tree.Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value.trim();
}

function textOf(element: Tree.Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}
