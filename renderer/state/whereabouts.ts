import { body } from './body.ts';
import type { Whereabouts } from './findingWalk.ts';

/** In which of the article's fields the person is, and where in it; undefined when in none. */
export function whereabouts(): Whereabouts | undefined {
  const focused = document.activeElement;
  if (focused?.closest('.cm-content')) {
    const chosen = body()?.selection();
    return chosen && { field: 'body', start: chosen.from, end: chosen.to };
  }
  const field = focused?.closest<HTMLElement>('[data-field]')?.dataset.field;
  if (field === undefined) return undefined;
  const isText = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  return { field, start: isText ? (focused.selectionStart ?? 0) : 0, end: isText ? (focused.selectionEnd ?? 0) : 0 };
}

/** Where a field stands in the window. */
export function boxOfField(field: string): DOMRect | undefined {
  return document.querySelector(`[data-field="${CSS.escape(field)}"]`)?.getBoundingClientRect();
}
