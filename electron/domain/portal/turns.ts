import { escapeAttribute, escapeText } from '../markdown/escape.ts';
import { type RenderOptions, renderHtml } from '../markdown/html.ts';
import { plainText } from '../markdown/plain.ts';
import type { Block } from '../markdown/tokens.ts';
import { oneLine } from './line.ts';
import { type Page, pages } from './pages.ts';

/**
 * An article of several pages on the full page: one document, its pages sections with an address of their own
 * (`#page-2`), turned by links. So it needs no script, is found by a search in the page, and prints as a whole.
 */

/** The body for the full page; an article without pages has no sections. Page breaks that part nothing leave no trace. */
export function renderPagedBody(blocks: readonly Block[], options: RenderOptions): string {
  const all = pages(blocks);
  if (all.length === 1) return renderHtml(all[0]?.blocks ?? [], options);
  return all.map((page, index) => section(page, index + 1, all.length, options)).join('\n');
}

function section({ title, blocks }: Page, number: number, count: number, options: RenderOptions): string {
  const name = oneLine(title);
  const label = escapeAttribute(`第 ${number} 页${name ? `：${name}` : ''}`);
  const first = blocks[0];
  const parts = [pageHead(number, name, first?.type === 'heading' ? plainText([first]) : ''), renderHtml(blocks, options), pager(number, count)];
  return `<section class="page" id="page-${number}" aria-label="${label}">\n${parts.filter(Boolean).join('\n')}\n</section>`;
}

/**
 * What stands over a page: its number, and its title unless the section head it begins with says the same. The first page
 * has the headline over it and needs none.
 * @param number from 1
 * @param firstHead the words of the heading the page begins with, empty for none
 */
export function pageHead(number: number, title: string, firstHead: string): string {
  if (number === 1) return '';
  const name = oneLine(title);
  const head = name === '' || name === oneLine(firstHead) ? '' : `<h2 class="page-title">${escapeText(name)}</h2>`;
  return `<div class="page-head"><p class="page-number">第 ${number} 页</p>${head}</div>`;
}

/** The links that turn a page. `number` from 1. */
export function pager(number: number, count: number): string {
  const turn = (to: number, words: string, relation: string) =>
    to < 1 || to > count ? `<span>${words}</span>` : `<a href="#page-${to}" rel="${relation}">${words}</a>`;
  const place = `<span class="pager-place">第 ${number} 页 / 共 ${count} 页</span>`;
  return `<nav class="pager" aria-label="第 ${number} 页的翻页">${turn(number - 1, '上一页', 'prev')}${place}${turn(number + 1, '下一页', 'next')}</nav>`;
}
