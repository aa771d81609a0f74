/** How long, in ms, the frame stays when the browser does not say that printing is over. */
const patience = 60_000;

/**
 * Prints a whole page through a hidden frame of this window. The frame stands under the window's policy, which takes no style
 * element: its style sheets are adopted. Resolves when the print dialog has been shown.
 */
export async function printThroughFrame(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // With a document type of its own: an empty frame would be laid out by the rules of the nineties.
  frame.srcdoc = '<!doctype html>';
  const ready = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await ready;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return;
  fill(view, new DOMParser().parseFromString(html, 'text/html'));
  await Promise.all([...view.document.images].map(loaded));
  const remove = () => frame.remove();
  view.addEventListener('afterprint', remove);
  setTimeout(remove, patience);
  view.print();
}

function fill(view: Window & typeof globalThis, page: Document): void {
  const { document: paper } = view;
  paper.adoptedStyleSheets = [...page.querySelectorAll('style')].map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? '');
    return sheet;
  });
  for (const element of page.querySelectorAll('style, script, meta, link')) element.remove();
  paper.title = page.title;
  paper.documentElement.lang = page.documentElement.lang;
  paper.body.replaceChildren(...[...page.body.childNodes].map((node) => paper.importNode(node, true)));
}

/** A picture that cannot be read leaves a gap on paper; it never holds the rest up. */
async function loaded(image: HTMLImageElement): Promise<void> {
  if (image.complete) return;
  await new Promise((resolve) => {
    image.addEventListener('load', resolve, { once: true });
    image.addEventListener('error', resolve, { once: true });
  });
}
