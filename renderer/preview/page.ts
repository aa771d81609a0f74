import morphdom from 'morphdom';
import type { LivePatch } from '#domain/markdown/live.ts';
import type { ShellParts } from '#domain/portal/page.ts';
import { makeGroups } from './groups.ts';
import { lastTurnClass, makePageTurns } from './pageTurns.ts';
import { styleThroughGroups } from './portalStyle.ts';

/**
 * The page in the preview's frame. The frame is sandboxed and runs no script at all; this window patches its document
 * from outside. What goes in has been made clean by the domain; the frame's inherited policy is the second wall.
 */

/** How long after a change, in ms, the browser may still move the page by itself. */
const settling = 200;
const bodySelector = '[data-copydesk="body"]';

/** Only the preview's own needs: the browser may skip groups out of sight; what it puts in adds no space of its own. */
const previewStyle = `
  .copydesk-group { display: flow-root; }
  .copydesk-group:has(+ .${lastTurnClass}) > :nth-last-child(1 of :not([hidden])) { margin-bottom: 0; }
  .copydesk-long > .copydesk-group { content-visibility: auto; contain-intrinsic-size: auto 2600px; }
  ${bodySelector} img:not([src]) { min-height: 120px; background: rgb(128 128 128 / 14%); }
`;

export interface PageOptions {
  readonly frame: HTMLIFrameElement;
  /** The object URL of a picture of the open article. */
  picture(file: string): Promise<string>;
  pictureFailed(file: string): void;
  onScroll(): void;
  /** A block was double-clicked: the source offset where it begins. */
  onPick(offset: number): void;
}

export interface PreviewPage {
  /** The portal's frame around the text: headline, navigation, footer, style. The body's blocks stay. */
  setShell(parts: ShellParts): void;
  /** Puts changed blocks in place; `fresh` throws the old page's blocks away. */
  patch(patch: LivePatch, fresh: boolean): void;
  /** The block at the top of the frame as its source offset, and how much of its height is above; 0 above the text. */
  top(): { readonly offset: number; readonly fraction: number };
  /** Brings the block of a source offset to the top of the frame, `fraction` of its height above it. */
  scrollTo(place: { readonly offset: number; readonly fraction: number }): void;
  /** Its last scrolling was ours (`scrollTo`) or the browser's, which keeps what is in sight in place when blocks change. */
  movedByItself(): boolean;
  destroy(): void;
}

/** @param options.frame loaded, of this origin, without scripts. Undefined when it has no document. */
export function makePage(options: PageOptions): PreviewPage | undefined {
  const view = options.frame.contentWindow as (Window & typeof globalThis) | null;
  const page = options.frame.contentDocument;
  if (!view || !page) return undefined;
  const portalSheet = new view.CSSStyleSheet();
  const ownSheet = new view.CSSStyleSheet();
  ownSheet.replaceSync(previewStyle);
  page.adoptedStyleSheets = [portalSheet, ownSheet];
  const container = page.createElement('div');
  container.dataset.copydesk = 'body';
  page.body.replaceChildren(container);
  let body: HTMLElement = container;
  let groups = makeGroups(body, dress);
  const turnPages = makePageTurns(page);
  let turned = true;
  let filling: ReturnType<typeof setTimeout> | undefined;
  let css = '';
  let put = 0;
  let patchedAt = Number.NEGATIVE_INFINITY;

  function dress(piece: DocumentFragment): void {
    for (const image of piece.querySelectorAll('img')) {
      const [, file] = /^media\/(.+)$/.exec(image.getAttribute('src') ?? '') ?? [];
      if (!file) continue;
      image.removeAttribute('src');
      image.removeAttribute('loading');
      options.picture(file).then(
        (url) => image.setAttribute('src', url),
        () => options.pictureFailed(file),
      );
    }
  }

  const fill = () => {
    clearTimeout(filling);
    filling = groups.buildMore(6) ? setTimeout(fill, 4) : undefined;
    if (!filling) turnPages(body, turned);
  };

  const stop = listen(page, view, () => groups, options);
  return {
    setShell: (parts) => {
      page.documentElement.lang = parts.lang;
      const found = morphBody(page, parts.html, body);
      if (found !== body) {
        found.replaceChildren(...body.childNodes);
        groups.moveTo(found);
        found.classList.toggle('copydesk-long', body.classList.contains('copydesk-long'));
        body = found;
        turnPages(body, parts.turned);
      } else if (turned !== parts.turned) turnPages(body, parts.turned);
      turned = parts.turned;
      if (parts.css !== css) {
        css = parts.css;
        portalSheet.replaceSync(css);
        styleThroughGroups(portalSheet, body);
      }
    },
    patch: (patch, fresh) => {
      patchedAt = performance.now();
      if (fresh) {
        groups = makeGroups(body, dress);
        groups.reset(patch.inserted);
        view.scrollTo(0, 0);
        body.classList.toggle('copydesk-long', patch.inserted.length > 80);
        fill();
      } else groups.patch(patch);
      turnPages(body, turned);
    },
    top: () => {
      const element = view.scrollY < 4 ? undefined : groups.firstVisible(1);
      const place = element && groups.offsetOf(element);
      if (!element || !place) return { offset: 0, fraction: 0 };
      const { top, height } = element.getBoundingClientRect();
      return { offset: place.offset, fraction: Math.min(1, Math.max(0, -top / Math.max(1, height))) };
    },
    scrollTo: ({ offset, fraction }) => {
      const place = offset <= 0 && fraction <= 0 ? undefined : groups.at(offset);
      if (place) {
        const { top, height } = place.element.getBoundingClientRect();
        view.scrollTo(0, view.scrollY + top + height * Math.max(fraction, place.fraction));
      } else view.scrollTo(0, 0);
      put = view.scrollY;
    },
    movedByItself: () => Math.abs(view.scrollY - put) < 2 || performance.now() - patchedAt < settling,
    destroy: () => {
      clearTimeout(filling);
      stop();
    },
  };
}

/** Brings the page's body to the shell's HTML with the fewest changes, leaving the text's container alone. */
function morphBody(page: Document, html: string, body: HTMLElement): HTMLElement {
  const wanted = page.createElement('template');
  wanted.innerHTML = html;
  const shell = page.createElement('body');
  shell.append(page.importNode(wanted.content, true));
  const place = shell.querySelector<HTMLElement>(bodySelector);
  if (!place) return body;
  if (!page.body.querySelector(`:scope > * ${bodySelector}`)) {
    // The first shell: its own container takes the text over.
    page.body.replaceChildren(...shell.childNodes);
    return place;
  }
  morphdom(page.body, shell, { getNodeKey: keyOf, onBeforeElUpdated: (from) => from !== body });
  return body;
}

/** The text's container is known by its mark: pages of the text give it an id that the shell's has not. */
function keyOf(node: Node): string {
  const element = node as Partial<HTMLElement>;
  return element.dataset?.copydesk ?? element.id ?? '';
}

/** Scrolling and clicking in the frame. Links lead nowhere: the preview never navigates. */
function listen(page: Document, view: Window, groups: () => ReturnType<typeof makeGroups>, options: PageOptions): () => void {
  const onScroll = () => options.onScroll();
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element | null;
    const link = target?.closest?.('a');
    if (!link) return;
    event.preventDefault();
    const hash = link.getAttribute('href') ?? '';
    if (hash.startsWith('#') && hash.length > 1) page.getElementById(hash.slice(1))?.scrollIntoView();
  };
  const onPick = (event: MouseEvent) => {
    const place = groups().offsetOf(event.target as Element);
    if (place) options.onPick(place.offset);
  };
  const onSubmit = (event: Event) => event.preventDefault();
  view.addEventListener('scroll', onScroll, { passive: true });
  page.addEventListener('click', onClick);
  page.addEventListener('auxclick', onClick);
  page.addEventListener('dblclick', onPick);
  page.addEventListener('submit', onSubmit);
  return () => {
    view.removeEventListener('scroll', onScroll);
    page.removeEventListener('click', onClick);
    page.removeEventListener('auxclick', onClick);
    page.removeEventListener('dblclick', onPick);
    page.removeEventListener('submit', onSubmit);
  };
}
