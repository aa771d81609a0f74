import { escapeAttribute, escapeText } from '../markdown/escape.ts';
import { type RenderOptions, renderHtml } from '../markdown/html.ts';
import { plainText } from '../markdown/plain.ts';
import type { Block } from '../markdown/tokens.ts';
import { oneLine } from './line.ts';
import { type Page, pages } from './pages.ts';
import type { Profile } from './profile.ts';

/**
 * An article of several pages on the full page: one document, its pages sections with an address of their own
 * (`#page-2`), turned by links. So it needs no script, is found by a search in the page, and prints as a whole.
 */

/** WeChat shows an article as one text, however long: there is nothing to turn. */
export function turnsPages({ body }: Pick<Profile, 'body'>): boolean {
  return body.dialect !== 'wechat';
}

/**
 * The body for the full page; an article without pages has no sections. Page breaks that part nothing leave no trace.
 * @param turned whether the portal turns pages; where it does not, their titles stand over what they name
 */
export function renderPagedBody(blocks: readonly Block[], options: RenderOptions, turned = true): string {
  const all = pages(blocks);
  if (all.length === 1) return renderHtml(all[0]?.blocks ?? [], options);
  if (!turned) return all.flatMap((page, index) => [index === 0 ? '' : titleOver(page), renderHtml(page.blocks, options)].filter(Boolean)).join('\n');
  return all.map((page, index) => section(page, index + 1, all.length, options)).join('\n');
}

function section({ title, blocks }: Page, number: number, count: number, options: RenderOptions): string {
  const name = oneLine(title);
  const label = escapeAttribute(`第 ${number} 页${name ? `：${name}` : ''}`);
  const parts = [pageHead(number, name, firstHead(blocks)), renderHtml(blocks, options), pager(number, count)];
  return `<section class="page" id="page-${number}" aria-label="${label}">\n${parts.filter(Boolean).join('\n')}\n</section>`;
}

function firstHead([first]: readonly Block[]): string {
  return first?.type === 'heading' ? plainText([first]) : '';
}

function titleOver({ title, blocks }: Page): string {
  return pageTitle(title, firstHead(blocks));
}

/** A page's title, unless the section head it begins with says the same. @param firstHead its words, empty for none */
export function pageTitle(title: string, firstHead: string): string {
  const name = oneLine(title);
  return name === '' || name === oneLine(firstHead) ? '' : `<h2 class="page-title">${escapeText(name)}</h2>`;
}

/**
 * What stands over a page: its number, and its title unless the section head it begins with says the same. The first page
 * has the headline over it and needs none.
 * @param number from 1
 * @param firstHead the words of the heading the page begins with, empty for none
 */
export function pageHead(number: number, title: string, firstHead: string): string {
  if (number === 1) return '';
  return `<div class="page-head"><p class="page-number">第 ${number} 页</p>${pageTitle(title, firstHead)}</div>`;
}

/** The links that turn a page. `number` from 1. */
export function pager(number: number, count: number): string {
  const turn = (to: number, words: string, relation: string) =>
    to < 1 || to > count ? `<span>${words}</span>` : `<a href="#page-${to}" rel="${relation}">${words}</a>`;
  const place = `<span class="pager-place">第 ${number} 页 / 共 ${count} 页</span>`;
  return `<nav class="pager" aria-label="第 ${number} 页的翻页">${turn(number - 1, '上一页', 'prev')}${place}${turn(number + 1, '下一页', 'next')}</nav>`;
}
