import { selectAll } from '@codemirror/commands';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { comparisonLook } from './comparisonLook.ts';
import { shieldedChanges } from './shieldedChanges.ts';

/** Two texts and what differs between them, to be read and copied from. This file and what it needs is loaded when it is wanted. */

export interface ComparisonWords {
  readonly before: string;
  readonly after: string;
  /** `$` stands for a number of lines. */
  readonly unchanged: string;
}

export interface ComparisonOptions {
  readonly parent: HTMLElement;
  readonly before: string;
  readonly after: string;
  readonly how: 'beside' | 'inline';
  /** The page's Content-Security-Policy nonce for style elements. */
  readonly nonce: string | undefined;
  readonly words: ComparisonWords;
}

/** Long stretches without a change fold, to be opened with a click. */
const folding = { collapseUnchanged: { margin: 2, minSize: 6 } };
const diffConfig = { override: shieldedChanges };

/** @returns takes it away again */
export function mountComparison({ parent, before, after, how, nonce, words }: ComparisonOptions): () => void {
  // Where nothing differs the text itself is what somebody wants to see.
  const folded = before === after ? {} : folding;
  const reading = readOnly(nonce, words.unchanged);
  if (how === 'inline') {
    const unified = unifiedMergeView({ original: before, mergeControls: false, allowInlineDiffs: true, gutter: true, ...folded, diffConfig });
    const view = new EditorView({ parent, doc: after, extensions: [reading, named(words.after), unified] });
    return () => view.destroy();
  }
  const view = new MergeView({
    parent,
    a: { doc: before, extensions: [reading, named(words.before)] },
    b: { doc: after, extensions: [reading, named(words.after)] },
    gutter: true,
    ...folded,
    diffConfig,
  });
  return () => view.destroy();
}

function readOnly(nonce: string | undefined, unchanged: string): Extension {
  return [
    nonce ? EditorView.cspNonce.of(nonce) : [],
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorState.phrases.of({ '$ unchanged lines': unchanged }),
    keymap.of([{ key: 'Mod-a', run: selectAll }]),
    comparisonLook,
  ];
}

function named(name: string): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': name, lang: 'zh-CN', tabindex: '0' });
}
