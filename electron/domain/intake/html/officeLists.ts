import type { Label } from './blocks.ts';
import { type Tag, tagsOf, textOf } from './tree.ts';

/** Word and WPS write lists as paragraphs: `mso-list:l0 level2 lfo1`, with the sign in a span `mso-list:Ignore`. */

/** Signs of Symbol and Wingdings, which Word writes as letters, are bullets too. */
const bullet = /^[·•●○■□◆◇◎▪▫►➢➤✓✔§ØüvoqnlF\-–—*Ÿ\uf000-\uf0ff]$/u;

export function isNumber(tag: Tag): boolean {
  return tag.style['mso-list'] === 'ignore';
}

/** Undefined for a paragraph of no list. */
export function officeLabel(paragraph: Tag): Label | undefined {
  const depth = /level(\d)/.exec(paragraph.style['mso-list'] ?? '')?.[1];
  if (depth === undefined) return undefined;
  const sign = findNumber(paragraph, 4);
  return sign === undefined ? undefined : labelFrom(textOf(sign).replace(/[\s\u00a0]+/g, ''), Number(depth) - 1);
}

export function labelFrom(text: string, depth: number): Label | undefined {
  if (text === '') return undefined;
  if (bullet.test(text)) return { kind: 'bullet', text: '', number: 0, depth };
  const number = /^(\d{1,3})\.$/.exec(text)?.[1];
  return number === undefined ? { kind: 'text', text, number: 0, depth } : { kind: 'ordered', text, number: Number(number), depth };
}

function findNumber(tag: Tag, reach: number): Tag | undefined {
  for (const child of tagsOf(tag)) {
    const found = isNumber(child) ? child : reach > 0 ? findNumber(child, reach - 1) : undefined;
    if (found) return found;
  }
  return undefined;
}
