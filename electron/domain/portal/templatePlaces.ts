import Mustache from 'mustache';
import type { PlacedProblem } from './templateVariables.ts';

/**
 * Where in the HTML of a template its variables and sections stand. What a variable holds is escaped for a text and for an
 * attribute in quotes, and for nothing else; a section may only add what is whole, so that the page is the same HTML with it and
 * without.
 */

/** What a browser is in the middle of. */
interface Place {
  /** `edge`: right behind a name in a tag, which must not go on. `broken`: inside a mark, where nothing may come and go. */
  readonly in: 'text' | 'comment' | 'tag' | 'edge' | 'value' | 'raw' | 'broken';
  /** Of the element whose tag or raw text this is, `/style` for a closing tag. */
  readonly element: string;
  /** Of a value. */
  readonly attribute: string;
  readonly quote: string;
  /** Of a value, as far as it has been read. */
  readonly before: string;
}

const text: Place = { in: 'text', element: '', attribute: '', quote: '', before: '' };
const rawElements: ReadonlySet<string> = new Set(['style', 'script', 'title', 'textarea']);

/** One tag as Mustache reads it: kind, name, begin, end, and for a section what is inside. */
type Tag = readonly [kind: string, name: string, begin: number, end: number, inside?: readonly Tag[]];

/** @param html whose braces are in order */
export function placeProblems(html: string): readonly PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  walk(Mustache.parse(html) as unknown as readonly Tag[], text, problems);
  return problems;
}

/** The names that stand outside every section, so that no page is without them. */
export function alwaysThere(html: string): ReadonlySet<string> {
  const tags = Mustache.parse(html) as unknown as readonly Tag[];
  return new Set(tags.filter(([kind]) => kind === 'name' || kind === '&').map(([, name]) => name));
}

function walk(tags: readonly Tag[], start: Place, problems: PlacedProblem[]): Place {
  let place = start;
  for (const [kind, name, at, , inside] of tags) {
    if (kind === 'text') {
      if (place.in === 'edge' && !/^[\s/>]/.test(name)) problems.push({ at, message: 'braces cut a name in two' });
      place = read(name, place);
      continue;
    }
    const message = faultOf(kind, name, place);
    if (message !== undefined) problems.push({ at, message });
    if (inside === undefined) continue;
    const end = walk(inside, place, problems);
    if (place.in === 'tag' && end.in === 'edge') place = end;
    else if (!isSame(place, end)) problems.push({ at, message: `{{${kind}${name}}} begins in one element or attribute and ends in another` });
  }
  return place;
}

function isSame(one: Place, other: Place): boolean {
  const inTag = (place: Place) => (place.in === 'edge' ? 'tag' : place.in);
  return inTag(one) === inTag(other) && one.element === other.element && one.attribute === other.attribute && one.quote === other.quote;
}

function faultOf(kind: string, name: string, place: Place): string | undefined {
  const shown = kind === 'name' ? `{{${name}}}` : kind === '&' ? `{{{${name}}}}` : `{{${kind}${name}}}`;
  if (place.in === 'broken') return `${shown} stands inside a name or outside the quotes of an attribute`;
  if (kind === '&') return faultOfRaw(name, shown, place);
  if (kind !== 'name') return undefined;
  switch (place.in) {
    case 'tag':
    case 'edge':
      return `${shown} stands outside the quotes of an attribute`;
    case 'raw':
      return place.element === 'style' || place.element === 'script' ? `${shown} has no place in <${place.element}>` : undefined;
    case 'value':
      return faultOfValue(name, shown, place);
    case 'text':
    case 'comment':
      return undefined;
  }
}

/** `{{{css}}}` is clean in a style sheet, and nowhere else; so for the others. */
function faultOfRaw(name: string, shown: string, place: Place): string | undefined {
  const element = { css: 'style', 'head.jsonLd': 'script' }[name];
  if (element !== undefined) return place.in === 'raw' && place.element === element ? undefined : `${shown} belongs into <${element}> alone`;
  return name === 'body' && place.in !== 'text' ? `${shown} stands in a tag or a comment` : undefined;
}

const addresses: ReadonlySet<string> = new Set(['href', 'xlink:href', 'cite', 'to', 'from', 'by', 'values']);

/** What a person typed must not say where a link leads, nor what a style is. */
function faultOfValue(name: string, shown: string, { attribute, before }: Place): string | undefined {
  if (attribute === 'style') return `${shown} has no place in a style`;
  const leads = addresses.has(attribute) && !/[/?#:]/.test(before);
  return leads && !/(?:^|\.)(?:url|canonical)$/.test(name) ? `${shown} is no address for ${attribute}` : undefined;
}

/** Goes on from a place through a piece of HTML without variables. */
function read(piece: string, start: Place): Place {
  let place = start;
  let rest = piece;
  while (rest !== '') {
    const [next, length] = step(rest, place);
    place = next;
    rest = rest.slice(length);
  }
  return place;
}

/** The place behind the next thing that changes it, and how far that is. */
function step(rest: string, place: Place): readonly [Place, number] {
  switch (place.in) {
    case 'text':
      return inText(rest);
    case 'tag':
    case 'edge':
      return inTag(rest, place);
    case 'raw':
      return inRaw(rest, place);
    case 'comment': {
      const end = /--!?>/.exec(rest);
      if (end) return [text, end.index + end[0].length];
      return [/-!?$/.test(rest) ? broken(place) : place, rest.length];
    }
    case 'value': {
      const end = rest.indexOf(place.quote);
      if (end < 0) return [{ ...place, before: place.before + rest }, rest.length];
      return [{ ...text, in: 'tag', element: place.element }, end + 1];
    }
    case 'broken':
      return [place, rest.length];
  }
}

function broken(place: Place): Place {
  return { ...place, in: 'broken' };
}

function inText(rest: string): readonly [Place, number] {
  const found = /<(?:!--|[a-z/!?][^\s/>]*|$)/i.exec(rest);
  if (!found) return [text, rest.length];
  const end = found.index + found[0].length;
  if (found[0].startsWith('<!--')) return [{ ...text, in: 'comment' }, found.index + 2];
  const closing = /^<\/([a-z][^\s/>]*)/i.exec(rest.slice(found.index));
  if (closing) return tagAt(rest, `/${(closing[1] ?? '').toLowerCase()}`, found.index + closing[0].length);
  return tagAt(rest, found[0].slice(1).toLowerCase(), end);
}

function tagAt(rest: string, element: string, end: number): readonly [Place, number] {
  const isCut = end === rest.length;
  return [{ ...text, in: !isCut ? 'tag' : /^\/?[a-z]/.test(element) ? 'edge' : 'broken', element }, end];
}

function inTag(rest: string, place: Place): readonly [Place, number] {
  const at = rest.search(/["'>]/);
  if (at < 0) return [{ ...place, in: /=\s*$/.test(rest) ? 'broken' : /\s$/.test(rest) ? 'tag' : 'edge' }, rest.length];
  const [sign = '', end] = [rest[at], at + 1];
  const attribute = sign === '>' ? undefined : attributeBefore(rest, at);
  if (attribute !== undefined) return [{ ...place, in: 'value', attribute: attribute.toLowerCase(), quote: sign, before: '' }, end];
  // A quote that opens no value is part of a name for a browser.
  if (sign !== '>') return [broken(place), end];
  return [rawElements.has(place.element) ? { ...text, in: 'raw', element: place.element } : text, end];
}

/**
 * The name of the attribute whose value a quote opens; undefined where no equals sign stands before it. Read backwards: a pattern
 * that looks for it from the front tries a long tag once for each of its characters.
 */
function attributeBefore(rest: string, quote: number): string | undefined {
  const back = (from: number, belongs: RegExp) => {
    let at = from;
    while (at > 0 && belongs.test(rest.charAt(at - 1))) at--;
    return at;
  };
  const equals = back(quote, /\s/) - 1;
  if (rest[equals] !== '=') return undefined;
  const end = back(equals, /\s/);
  return rest.slice(back(end, /[^\s"'<>/=]/), end);
}

/** Nothing but its own closing tag begins with `<` in there: so it is read the same in HTML and in a drawing. */
function inRaw(rest: string, place: Place): readonly [Place, number] {
  const at = rest.indexOf('<');
  if (at < 0) return [place, rest.length];
  const closing = new RegExp(`^</${place.element}(?=[\\s/>])`, 'i').exec(rest.slice(at));
  if (!closing) return [broken(place), rest.length];
  return [{ ...text, in: 'tag', element: `/${place.element}` }, at + closing[0].length];
}
