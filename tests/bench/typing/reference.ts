import { defaultKeymap, history } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import { marked } from 'marked';

/**
 * What the product is measured against: a plain CodeMirror with a page beside it and nothing else. It renders only the
 * edited block, in the same task as the key, and keeps groups of forty blocks under `content-visibility`. It knows edits
 * inside one block alone, which is all that the bench types.
 */

declare global {
  interface Window {
    openText(text: string): void;
  }
}

const frame = document.querySelector('iframe');
const page = frame?.contentDocument;
const parent = document.querySelector<HTMLElement>('#text');
if (!page || !parent) throw new Error('no place for text and page');

const style = page.createElement('style');
style.textContent = `
  body { max-width: 700px; margin: 0 auto; padding: 24px; font: 16px/1.9 sans-serif; }
  .group { display: flow-root; content-visibility: auto; contain-intrinsic-size: auto 2600px; }
`;
page.head.append(style);

let lengths: number[] = [];
let elements: HTMLElement[] = [];

/** Blocks with the empty lines after them. */
function blocksOf(text: string): string[] {
  return text.split(/(?<=\n\n)(?=[^\n])/);
}

function fill(text: string, into: Document): void {
  const blocks = blocksOf(text);
  lengths = blocks.map((block) => block.length);
  elements = blocks.map((block) => {
    const element = into.createElement('div');
    element.innerHTML = marked.parse(block, { async: false });
    return element;
  });
  into.body.replaceChildren();
  for (let from = 0; from < elements.length; from += 40) {
    const group = into.createElement('div');
    group.className = 'group';
    group.append(...elements.slice(from, from + 40));
    into.body.append(group);
  }
}

function follow({ docChanged, changes, state }: ViewUpdate): void {
  if (!docChanged) return;
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    let start = 0;
    let index = 0;
    while (index < lengths.length - 1 && start + (lengths[index] ?? 0) <= from) {
      start += lengths[index] ?? 0;
      index += 1;
    }
    const length = (lengths[index] ?? 0) + inserted.length - (to - from);
    lengths[index] = length;
    const element = elements[index];
    if (element) element.innerHTML = marked.parse(state.sliceDoc(start, start + length), { async: false });
  });
}

const look = EditorView.theme({ '&': { height: '100%', fontSize: '17px' }, '.cm-scroller': { lineHeight: '1.9', fontFamily: 'sans-serif' } });
const extensions = [
  history(),
  keymap.of(defaultKeymap),
  markdown(),
  syntaxHighlighting(defaultHighlightStyle),
  EditorView.lineWrapping,
  look,
  EditorView.updateListener.of(follow),
];
const view = new EditorView({ parent, extensions });

window.openText = (text) => {
  view.setState(EditorState.create({ doc: text, extensions }));
  fill(text, page);
};
/** The page shows the paragraph that is written on, as the product's does. */
window.addEventListener('mouseup', () => {
  const at = view.state.selection.main.head;
  let start = 0;
  const index = lengths.findIndex((length) => {
    start += length;
    return start > at;
  });
  elements[index]?.scrollIntoView({ block: 'start' });
});
