import type { BodyLabels } from './labels.ts';

/** The find panel's elements, nothing of what they do. */
export interface PanelParts {
  readonly dom: HTMLElement;
  readonly find: HTMLInputElement;
  readonly matchCase: HTMLButtonElement;
  /** How many matches there are; read out when it changes. */
  readonly status: HTMLElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly close: HTMLButtonElement;
  /** Absent while the text is read-only. */
  readonly replace: HTMLInputElement | undefined;
  readonly replaceOne: HTMLButtonElement | undefined;
  readonly replaceAll: HTMLButtonElement | undefined;
}

export function buildPanel(labels: BodyLabels['search'], readOnly: boolean): PanelParts {
  const find = field('find', labels.find);
  find.setAttribute('main-field', 'true');
  const matchCase = button('match-case', 'Aa', labels.matchCase);
  matchCase.setAttribute('aria-pressed', 'false');
  const status = document.createElement('span');
  status.className = 'cm-find-status';
  status.setAttribute('role', 'status');
  const previous = button('previous', '↑', labels.previous);
  const next = button('next', '↓', labels.next);
  const close = button('close', '×', labels.close);
  const replace = readOnly ? undefined : field('replace', labels.replace);
  const replaceOne = readOnly ? undefined : button('replace-one', labels.replaceOne);
  const replaceAll = readOnly ? undefined : button('replace-all', labels.replaceAll);
  const dom = document.createElement('div');
  dom.className = 'cm-find';
  dom.setAttribute('role', 'search');
  dom.setAttribute('aria-label', labels.panel);
  dom.append(row(find, matchCase, status, previous, next, close));
  if (replace && replaceOne && replaceAll) dom.append(row(replace, replaceOne, replaceAll));
  return { dom, find, matchCase, status, previous, next, close, replace, replaceOne, replaceAll };
}

function field(name: string, label: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.name = name;
  input.placeholder = label;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.setAttribute('aria-label', label);
  return input;
}

function button(name: string, text: string, label?: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.name = name;
  element.textContent = text;
  if (label !== undefined) {
    element.title = label;
    element.setAttribute('aria-label', label);
  }
  return element;
}

function row(...parts: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'cm-find-row';
  element.append(...parts);
  return element;
}
