import { utf8Bytes } from '../count.ts';
import type { Block } from '../markdown/tokens.ts';
import { assertNever } from '../result.ts';
import type { Profile } from './profile.ts';

/** An article's pages: what stands between its page breaks, and how a CMS is told of them. */

export interface Page {
  /** Of the break before it; empty on the first page. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The pages of a text. Every page has something on it: breaks at the ends and breaks in a row part nothing, nor does one behind a mere rule. */
export function pages(blocks: readonly Block[]): readonly Page[] {
  const found: { title: string; blocks: Block[] }[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    const page = found[found.length - 1];
    if (!page) break;
    if (block.type !== 'pageBreak') page.blocks.push(block);
    else if (page.blocks.some(({ type }) => type !== 'rule')) found.push({ title: block.title, blocks: [] });
    // Of breaks in a row the last one with a title names the page; the first page has none.
    else if (found.length > 1 && block.title !== '') page.title = block.title;
  }
  return found.filter((page, index) => index === 0 || page.blocks.length > 0);
}

export type PageBreak = Exclude<Profile['body']['pageBreak'], 'none'>;

/** What parts pages in each CMS. In a text none of it may stand, whatever else a profile forbids. */
export const pageBreakLiterals: Readonly<Record<PageBreak, readonly string[]>> = {
  empirecms: ['[!--empirenews.page--]', '[/!--empirenews.page--]'],
  dedecms: ['#p#', '#e#'],
  phpcms: ['[page]', '[/page]'],
};

/**
 * DedeCMS 5.7 looks for `#e#` among the first 50 bytes of a page, cut as `cn_substr_utf8` cuts: so 48 bytes of UTF-8 are left
 * for the title, 16 Han (include/arc.archives.class.php). A longer one stays in the page's text, its `#e#` with it.
 */
export const longestDedePageTitle = 48;

/** Whether the CMS's mark can hold this title. @param title finished HTML */
export function holdsPageTitle(dialect: PageBreak, title: string): boolean {
  return dialect !== 'dedecms' || utf8Bytes(title) <= longestDedePageTitle;
}

/**
 * What parts two pages in a CMS.
 *
 * Empire CMS 8.0 takes the mark alone where there is no title. DedeCMS 5.7 always wants both ends, and between them at least
 * the word its own editor puts there: with nothing, `#e#` would stay on the page. (A stock 5.7 in UTF-8 lists every page under
 * its title and one `#` too many; nothing in a text can help that.) PHPCMS 9.6 takes the mark alone only where no page has a
 * title: where one has, the text of a page without one is lost, so that one gets its number.
 * @param title finished HTML, empty for none
 * @param number of the page that begins, from 2
 * @param named whether any page of the article has a title
 */
export function pageBreakToken(dialect: PageBreak, title: string, number: number, named: boolean): string {
  switch (dialect) {
    case 'empirecms':
      return title ? `[!--empirenews.page--]${title}[/!--empirenews.page--]` : '[!--empirenews.page--]';
    case 'dedecms':
      return `#p#${title || '副标题'}#e#`;
    case 'phpcms':
      return named ? `[page]${title || `第${number}页`}[/page]` : '[page]';
    default:
      return assertNever(dialect, 'page break');
  }
}
