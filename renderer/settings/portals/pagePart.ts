import { bodyContainer } from '#domain/portal/page.ts';
import type { Profile } from '#domain/portal/profile.ts';

/** Where on a portal's page that is seen which a field of its form says. */
export interface PagePart {
  /** In the shipped template, and in one that keeps its class names. */
  readonly selector: string;
  /** What the field says: it is looked for inside, or, in a template with other class names, on the whole page. */
  readonly text: string;
}

const textOf = (value: string | undefined) => (value ?? '').trim();

/**
 * @param path of the field in the profile: `page.footer.1`
 * @returns null for what a page does not show
 */
export function pagePart(profile: Profile, path: string): PagePart | null {
  const { page } = profile;
  const [area = '', part = '', index = '', field = ''] = path.split('.');
  if (area === 'body') return { selector: `[${bodyContainer}]`, text: '' };
  if (area === 'name' || area === 'baseUrl') return { selector: '.portal-name', text: textOf(profile.name) };
  if (area === 'timeZone') return { selector: '.meta', text: '' };
  if (area !== 'page') return null;
  switch (part) {
    case 'greeting':
      return { selector: '.greeting', text: textOf(page.greeting) };
    case 'metaLine':
    case 'dateFormat':
      return { selector: '.meta', text: '' };
    case 'share':
      return { selector: '.share', text: '' };
    case 'footer':
      return { selector: '.imprint', text: textOf(page.footer[Number(index)]) };
    case 'channels':
      return field === '' ? { selector: '.channels', text: '' } : { selector: '.channels', text: textOf(page.channels[Number(index)]?.name) };
    default:
      return null;
  }
}

/** A page has one marked element at the most. */
const marked = 'data-copydesk-marked';
export const markStyles = `[${marked}] { outline: 2px solid #d9730d; outline-offset: 3px; }`;

/** Marks the part, and brings it into sight where it is not. The frame alone scrolls. */
export function showPart(page: Document, part: PagePart | null): void {
  for (const old of page.querySelectorAll(`[${marked}]`)) old.removeAttribute(marked);
  const element = part && find(page, part);
  const view = page.defaultView;
  if (!element || !view) return;
  element.setAttribute(marked, '');
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > view.innerHeight) view.scrollBy(0, top - view.innerHeight / 3);
}

function find(page: Document, { selector, text }: PagePart): Element | null {
  const whole = page.querySelector(selector);
  if (text === '') return whole;
  return innermost(whole ?? page.body, text) ?? whole;
}

/** The smallest element that holds the text; spaces do not count, since a page sets a footer's parts apart. */
function innermost(root: Element, text: string): Element | null {
  const bare = (value: string | null) => (value ?? '').replace(/\s/g, '');
  if (!bare(root.textContent).includes(bare(text))) return null;
  for (const child of root.children) {
    const found = innermost(child, text);
    if (found) return found;
  }
  return root;
}
