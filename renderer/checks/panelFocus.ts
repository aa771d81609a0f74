import { togglePanel } from '../state/checks.ts';

/** One key leads into the panel and back to where the person was; the panel may stay open. */

/** Where the person came from. */
let before: HTMLElement | null = null;
/** The panel is asked for, and not there yet. */
let isComing = false;

export function moveToPanel(): void {
  const panel = document.getElementById('checks-panel');
  const active = document.activeElement;
  if (panel?.contains(active)) {
    moveBack();
    return;
  }
  before = active instanceof HTMLElement && active !== document.body ? active : null;
  isComing = panel === null;
  if (panel) enter(panel);
  else togglePanel(true);
}

/** The panel is there now: it takes the focus where a key has asked for it. */
export function panelIsThere(panel: HTMLElement | null): void {
  if (isComing && panel) enter(panel);
  isComing = false;
}

/** To where the person came from, or to the text. */
export function moveBack(): void {
  const place = before?.isConnected ? before : document.querySelector<HTMLElement>('.cm-content');
  before = null;
  place?.focus();
}

/** The finding gone to last, else the first, else what else there is. */
function enter(panel: HTMLElement): void {
  const [first] = ['.row[data-current] .row-go', '.row-go', 'button'].flatMap((row) => panel.querySelector<HTMLElement>(row) ?? []);
  first?.focus();
}
