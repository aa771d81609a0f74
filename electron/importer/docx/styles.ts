import { childOf, type Element, elementsOf, settingOf, switchOf } from '../foreign/xml.ts';
import type { Look, Paragraph } from './document.ts';

/** Styles: what a paragraph is by its style's name, and how its text looks. */

interface Style {
  readonly name: string;
  readonly basedOn: string;
  readonly run: Element | undefined;
  readonly paragraph: Element | undefined;
}

export interface Styles {
  /** What the style itself says, with what it is based on; own things come first. */
  chain(id: string): readonly Style[];
  /** Paragraphs that name no style have this one. */
  readonly normal: string;
  readonly look: Look;
}

const plain: Look = { bold: false, italic: false, strike: false, underline: false, raised: '', size: 0, hidden: false };

export function readStyles(root: Element | undefined): Styles {
  const styles = new Map<string, Style>();
  let normal = '';
  for (const element of elementsOf(root)) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    const isDefault = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '');
    if (isDefault && element.attributes['w:type'] === 'paragraph') normal = id;
    styles.set(id, {
      name: (settingOf(element, 'w:name') ?? id).toLowerCase(),
      basedOn: settingOf(element, 'w:basedOn') ?? '',
      run: childOf(element, 'w:rPr'),
      paragraph: childOf(element, 'w:pPr'),
    });
  }
  const defaults = childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const chains = new Map<string, readonly Style[]>();
  return {
    chain: (id) => {
      const known = chains.get(id) ?? chainOf(styles, id);
      chains.set(id, known);
      return known;
    },
    normal,
    look: lookWith(plain, defaults),
  };
}

function chainOf(styles: ReadonlyMap<string, Style>, id: string): readonly Style[] {
  const chain: Style[] = [];
  // A style that is based on itself, by whatever way, ends there.
  for (let style = styles.get(id); style && !chain.includes(style) && chain.length < 20; style = styles.get(style.basedOn)) chain.push(style);
  return chain;
}

/** Looks by the one under them and what is said over it: a document has few, and each is one object. */
const seen = new WeakMap<Look, Map<string, Look>>();

/** A look with the properties of a run over it. The same ones give the same object. */
export function lookWith(under: Look, properties: Element | undefined): Look {
  if (!properties || properties.children.length === 0) return under;
  const key = elementsOf(properties)
    .map(({ name, attributes }) => `${name}=${attributes['w:val'] ?? ''}`)
    .join(' ');
  const known = seen.get(under) ?? new Map<string, Look>();
  seen.set(under, known);
  const look = known.get(key) ?? newLook(under, properties);
  known.set(key, look);
  return look;
}

function newLook(under: Look, properties: Element): Look {
  const raised = settingOf(properties, 'w:vertAlign');
  const size = Number(settingOf(properties, 'w:sz') ?? Number.NaN);
  // LibreOffice lifts and lowers small text by hand.
  const lift = size < under.size ? Number(settingOf(properties, 'w:position') ?? 0) : 0;
  const byHand = lift > 0 ? 'sup' : lift < 0 ? 'sub' : under.raised;
  return {
    bold: switchOf(properties, 'w:b') ?? under.bold,
    italic: switchOf(properties, 'w:i') ?? under.italic,
    strike: switchOf(properties, 'w:strike') ?? switchOf(properties, 'w:dstrike') ?? under.strike,
    underline: switchOf(properties, 'w:u') ?? under.underline,
    raised: raised === undefined ? byHand : raised === 'superscript' ? 'sup' : raised === 'subscript' ? 'sub' : '',
    size: Number.isFinite(size) ? size : under.size,
    hidden: switchOf(properties, 'w:vanish') ?? under.hidden,
  };
}

/** The look of text by a style alone. */
export function lookOfStyle(styles: Styles, under: Look, id: string): Look {
  return styles.chain(id).reduceRight((look, { run }) => lookWith(look, run), under);
}

/** The first word the paragraph or its styles have on a property. */
export function ownOrInherited(styles: Styles, properties: Element | undefined, style: string, name: string): Element | undefined {
  const own = childOf(properties, name);
  if (own) return own;
  for (const { paragraph } of styles.chain(style)) {
    const found = childOf(paragraph, name);
    if (found) return found;
  }
  return undefined;
}

const roles: Readonly<Record<string, Paragraph['role']>> = {
  title: 'title',
  标题: 'title',
  subtitle: 'subtitle',
  副标题: 'subtitle',
  caption: 'caption',
  题注: 'caption',
};

/** What the style's name, or the name of one it is based on, makes of a paragraph. */
export function roleOf(styles: Styles, id: string): Paragraph['role'] {
  for (const { name } of styles.chain(id)) {
    const role = roles[name];
    if (role) return role;
  }
  return 'body';
}

/** 1 to 9 for `heading 1`, `标题 1` or an outline level; 0 for none. */
export function levelOf(styles: Styles, properties: Element | undefined, id: string): number {
  for (const { name } of styles.chain(id)) {
    const level = /^(?:heading|标题) ?([1-9])$/.exec(name)?.[1];
    if (level) return Number(level);
  }
  const outline = Number(ownOrInherited(styles, properties, id, 'w:outlineLvl')?.attributes['w:val'] ?? 9);
  return outline >= 0 && outline < 9 ? outline + 1 : 0;
}
