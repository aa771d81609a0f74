import type { Block } from '#domain/markdown/tokens.ts';
import { pages } from '#domain/portal/pages.ts';
import { pageHead, pager, pageTitle } from '#domain/portal/turns.ts';
import { groupClass } from './portalStyle.ts';

/** The element with the last page's links, which belong to no break. */
export const lastTurnClass = 'copydesk-last-turn';

/**
 * Page breaks as the exported page shows them. Blocks lie flat here, since a key changes one of them and no section around
 * it; so a break itself holds what the export puts at the end of one page and at the beginning of the next. Costs no more
 * than there are breaks, and touches only those that read otherwise than before.
 */
export function makePageTurns(page: Document): (body: HTMLElement, turned: boolean) => void {
  const titles = new WeakMap<Element, string>();
  const shown = new WeakMap<Element, string>();
  const last = page.createElement('div');
  last.className = lastTurnClass;
  const show = (element: HTMLElement, html: string) => {
    if (shown.get(element) === html) return;
    shown.set(element, html);
    element.innerHTML = html;
    element.hidden = html === '';
  };
  const titleOf = (element: Element): string => {
    const title = titles.get(element) ?? element.querySelector('.page-title')?.textContent ?? '';
    titles.set(element, title);
    return title;
  };
  return (body, turned) => {
    const breaks = [...body.querySelectorAll<HTMLElement>('.page-break')];
    const turns = turnsOf(breaks, titleOf);
    const count = turned ? turns.size + 1 : 1;
    for (const element of breaks) {
      const turn = turns.get(element);
      if (!turn) show(element, '');
      else if (turned)
        show(element, `${pager(turn.number - 1, count)}<div id="page-${turn.number}">${pageHead(turn.number, turn.title, turn.firstHead)}</div>`);
      else show(element, pageTitle(turn.title, turn.firstHead));
    }
    if (count > 1) {
      if (body.id === '') body.id = 'page-1';
      show(last, pager(count, count));
      if (last.parentElement !== body || last.nextElementSibling) body.append(last);
    } else {
      if (body.id === 'page-1') body.removeAttribute('id');
      last.remove();
    }
  };
}

interface Turn {
  /** Of the page that begins here, from 2. */
  readonly number: number;
  readonly title: string;
  /** The words of the section head it begins with, empty for none. */
  readonly firstHead: string;
}

/** What the breaks that part pages say. The domain decides which do: of what stands between them it needs to know no more than that it is there. */
function turnsOf(breaks: readonly HTMLElement[], titleOf: (element: Element) => string): ReadonlyMap<HTMLElement, Turn> {
  const blocks: Block[] = [];
  const before = new Map<Block, HTMLElement>();
  const content = (): Block => ({ type: 'paragraph', children: [] });
  if (breaks[0] && hasBlockBefore(breaks[0])) blocks.push(content());
  for (const [index, element] of breaks.entries()) {
    blocks.push({ type: 'pageBreak', title: titleOf(element) });
    const next = blockAfter(element);
    if (!next || next === breaks[index + 1]) continue;
    const text = content();
    before.set(text, element);
    blocks.push(text);
  }
  const turns = new Map<HTMLElement, Turn>();
  for (const [index, { title, blocks: parts }] of pages(blocks).entries()) {
    const element = parts[0] && before.get(parts[0]);
    if (index > 0 && element) turns.set(element, { number: index + 1, title, firstHead: headAfter(element) });
  }
  return turns;
}

function hasBlockBefore(element: Element): boolean {
  return element.previousElementSibling !== null || Boolean(element.parentElement?.previousElementSibling);
}

function blockAfter(element: Element): Element | null {
  if (element.nextElementSibling) return element.nextElementSibling;
  const group = element.parentElement?.nextElementSibling;
  return group?.classList.contains(groupClass) ? group.firstElementChild : null;
}

function headAfter(element: Element): string {
  const next = blockAfter(element);
  return next && /^H[2-6]$/.test(next.tagName) ? (next.textContent ?? '') : '';
}
