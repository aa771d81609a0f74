import type { Block } from '../markdown/tokens.ts';
import type { Profile } from './profile.ts';

/** An article's pages: what stands between its page breaks. */

export interface Page {
  /** Of the break before it; empty on the first page. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The pages of a text. Every page has something on it: breaks at the ends and breaks in a row part nothing. */
export function pages(blocks: readonly Block[]): readonly Page[] {
  const found: { title: string; blocks: Block[] }[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    const page = found[found.length - 1];
    if (!page) break;
    if (block.type !== 'pageBreak') page.blocks.push(block);
    else if (page.blocks.length > 0) found.push({ title: block.title, blocks: [] });
    // Of breaks in a row the last one with a title names the page; the first page has none.
    else if (found.length > 1 && block.title !== '') page.title = block.title;
  }
  return found.filter((page, index) => index === 0 || page.blocks.length > 0);
}

/**
 * What parts two pages in a CMS. `title` is finished HTML, empty for none.
 * Empire CMS 8.0 and PHPCMS 9.6 take the mark alone where there is no title; DedeCMS 5.7 always wants both ends.
 */
export function pageBreakToken(dialect: Exclude<Profile['body']['pageBreak'], 'none'>, title: string): string {
  switch (dialect) {
    case 'empirecms':
      return title ? `[!--empirenews.page--]${title}[/!--empirenews.page--]` : '[!--empirenews.page--]';
    case 'dedecms':
      return `#p#${title}#e#`;
    case 'phpcms':
      return title ? `[page]${title}[/page]` : '[page]';
  }
}
