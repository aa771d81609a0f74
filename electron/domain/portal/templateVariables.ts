import Mustache from 'mustache';

/** What a page template may name. The view itself is made in `page.ts`; assets/templates/README.md draws the page with them. */

/** `text` and `flag` are escaped; `raw` is HTML, CSS or JSON that the domain made clean. A group's `.` is a list's own text. */
type Shape = 'text' | 'flag' | 'raw' | { readonly [name: string]: Shape };

const link = { name: 'text', url: 'text', current: 'flag' } as const;
const texts = { '.': 'text' } as const;

export const templateVariables: { readonly [name: string]: Shape } = {
  lang: 'text',
  policy: 'text',
  css: 'raw',
  body: 'raw',
  head: {
    title: 'text',
    description: 'text',
    keywords: 'text',
    author: 'text',
    card: 'text',
    canonical: 'text',
    jsonLd: 'raw',
    properties: { property: 'text', content: 'text' },
  },
  portal: { name: 'text', url: 'text', greeting: 'text' },
  channels: link,
  hasChannels: 'flag',
  channel: link,
  kicker: 'text',
  title: 'text',
  titleParts: { text: 'text', gap: 'text' },
  subtitle: 'text',
  summary: 'text',
  meta: { label: 'text', value: 'text', url: 'text', datetime: 'text' },
  hasMeta: 'flag',
  share: { name: 'text', url: 'text' },
  hasShare: 'flag',
  keywords: texts,
  hasKeywords: 'flag',
  hasFooter: 'flag',
  footer: { parts: texts },
  authors: 'text',
  editor: 'text',
  origin: { title: 'text', url: 'text' },
  hasEndMatter: 'flag',
};

export interface PlacedProblem {
  /** Where in the page: an offset in UTF-16 code units. */
  readonly at: number;
  readonly message: string;
  /** The braces are not in order: the rest cannot be read. */
  readonly isBroken?: boolean;
}

/** One tag as Mustache reads it: kind, name, begin, end, and for a section what is inside. */
type Tag = readonly [kind: string, name: string, begin: number, end: number, inside?: readonly Tag[]];

/** Sections that may stand in each other. Every look-up asks them all, and what walks through them must come back. */
const deepest = 100;
/** Blanks in a row, as a template for people never has them: the reader of the braces tries each of them with all that follow. */
const mostBlanks = 500;

/** Variables nobody knows, sections that do not close, raw braces where they do not belong. */
export function variableProblems(html: string): readonly PlacedProblem[] {
  const blanks = html.search(new RegExp(`\\s{${mostBlanks + 1}}`));
  if (blanks >= 0) return [{ at: blanks, message: `there are more than ${mostBlanks} blanks in a row`, isBroken: true }];
  let tags: readonly Tag[];
  try {
    tags = Mustache.parse(html) as unknown as readonly Tag[];
  } catch (error) {
    return [broken(html, error instanceof Error ? error.message : 'it cannot be read')];
  }
  const deep = tooDeep(tags);
  return deep === undefined
    ? inScope(tags, [templateVariables])
    : [{ at: deep, message: `more than ${deepest} sections stand in each other`, isBroken: true }];
}

/** Where the first section stands that is too deep, found without going down into them. */
function tooDeep(tags: readonly Tag[]): number | undefined {
  let level = tags;
  for (let depth = 0; depth <= deepest; depth++) level = level.flatMap(([, , , , inside]) => inside ?? []);
  return level[0]?.[2];
}

/** Mustache says where it noticed that something does not close, which is often the end; the place is where it was opened. */
function broken(html: string, thrown: string): PlacedProblem {
  const [, what = thrown, offset = '0'] = /^(.*) at (\d+)$/.exec(thrown) ?? [];
  const section = /^Unclosed section "(.*)"$/.exec(what)?.[1];
  const opened =
    section === undefined
      ? html.lastIndexOf('{{', Number(offset))
      : [...html.matchAll(/\{\{\s*[#^]([^}]*)\}\}/g)].findLast(([, name = '']) => name.trim() === section)?.index;
  const at = /^Unclosed/.test(what) ? (opened ?? 0) : Number(offset);
  return { at: Math.max(0, at), message: what.charAt(0).toLowerCase() + what.slice(1), isBroken: true };
}

type Scope = { readonly [name: string]: Shape };

function inScope(tags: readonly Tag[], scopes: readonly Scope[]): readonly PlacedProblem[] {
  return tags.flatMap(([kind, name, at, , inside]): readonly PlacedProblem[] => {
    switch (kind) {
      case 'text':
      case '!':
        return [];
      case '>':
        return [{ at, message: `{{> ${name}}}: a template is one page, without parts of its own` }];
      case '=':
        return [{ at, message: `{{=${name}=}}: the braces stay as they are`, isBroken: true }];
    }
    const shape = lookUp(name, scopes);
    if (shape === undefined) return [{ at, message: `there is no variable ${name}` }];
    if (kind === '#') return inScope(inside ?? [], [typeof shape === 'string' ? texts : shape, ...scopes]);
    if (kind === '^') return inScope(inside ?? [], scopes);
    return written(kind, name, shape).map((message) => ({ at, message }));
  });
}

/** What is wrong with a variable that is written out. */
function written(kind: string, name: string, shape: Shape): readonly string[] {
  if (typeof shape !== 'string') return [`${name} is a group: name what is in it, or open it with {{#${name}}}`];
  if (kind === '&') return shape === 'raw' ? [] : [`{{{${name}}}}: only css, body and head.jsonLd go in unescaped`];
  return shape === 'raw' ? [`{{${name}}} needs three braces`] : [];
}

/** As Mustache does: the first name in the innermost scope that has it, the others inside of that. */
function lookUp(name: string, scopes: readonly Scope[]): Shape | undefined {
  const [first = '', ...rest] = name === '.' ? ['.'] : name.split('.');
  const scope = name === '.' ? scopes[0] : scopes.find((one) => Object.hasOwn(one, first));
  return rest.reduce<Shape | undefined>(
    (shape, part) => (typeof shape === 'object' && Object.hasOwn(shape, part) ? shape[part] : undefined),
    scope && Object.hasOwn(scope, first) ? scope[first] : undefined,
  );
}
