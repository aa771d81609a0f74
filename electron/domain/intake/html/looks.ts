import type { Look } from './blocks.ts';
import { isHeavy } from './style.ts';
import type { Tag } from './tree.ts';

/** What an element does to the looks of the text in it. */
export function lookIn(tag: Tag, look: Look): Look {
  const { name, style } = tag;
  const heavy = isHeavy(style['font-weight']);
  const lines = `${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`;
  const raised = style['vertical-align'] === 'super' ? 'sup' : style['vertical-align'] === 'sub' ? 'sub' : look.raised;
  const slanted = style['font-style'];
  return {
    bold: heavy ?? (name === 'b' || name === 'strong' || look.bold),
    italic: slanted ? /^(?:italic|oblique)/.test(slanted) : ['i', 'em', 'cite', 'dfn', 'var'].includes(name) || look.italic,
    underline: name === 'u' || name === 'ins' || lines.includes('underline') || look.underline,
    strike: ['s', 'strike', 'del'].includes(name) || lines.includes('line-through') || look.strike,
    raised: name === 'sup' || name === 'sub' ? name : raised,
  };
}

/** Font sizes of keywords and numbers, in px, as far as they can be compared. */
export function isSmall(tag: Tag): boolean {
  const size = tag.style['font-size'] ?? '';
  const number = Number.parseFloat(size);
  if (['small', 'x-small', 'smaller'].includes(size)) return true;
  if (size.endsWith('px')) return number > 0 && number <= 12;
  return size.endsWith('pt') && number > 0 && number <= 9;
}

export function isCentred(tag: Tag): boolean | undefined {
  const align = (tag.style['text-align'] ?? tag.attributes.align ?? '').toLowerCase();
  if (tag.name === 'center') return true;
  return align === '' ? undefined : align === 'center' || align === 'middle';
}
