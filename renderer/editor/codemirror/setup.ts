import { history } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { dropCursor, EditorView, highlightActiveLine, highlightSpecialChars, placeholder } from '@codemirror/view';
import { typingInCells } from './cellText.ts';
import { bodyLanguage } from './dialect.ts';
import { doubleClickWords } from './doubleClick.ts';
import { findingLook, findingMarks } from './findingMarks.ts';
import { type BodyLabels, labelsOf } from './labels.ts';
import { lineLook } from './lineLook.ts';
import { bodyLook } from './look.ts';
import { fromOutside } from './outsideText.ts';
import { remarkLook, remarkMarks } from './remarkMarks.ts';
import { offerLook } from './remarkOffer.ts';
import { findPanel } from './searchPanel.ts';
import { suggestionLook, suggestionMarks } from './suggestionMarks.ts';
import { trackedText } from './trackedText.ts';

/** Parts of the set-up that change while the editor lives. One pair serves every article's state. */
export interface Changeable {
  readonly labels: Compartment;
  readonly readOnly: Compartment;
}

export function changeable(): Changeable {
  return { labels: new Compartment(), readOnly: new Compartment() };
}

/** @param own what this editor adds: keys, paste, listeners */
export function bodySetup(parts: Changeable, labels: BodyLabels, readOnly: boolean, nonce: string | undefined, own: Extension): Extension {
  return [
    nonce ? EditorView.cspNonce.of(nonce) : [],
    EditorState.tabSize.of(2),
    history({ minDepth: 300 }),
    own,
    typingInCells,
    bodyLanguage,
    bodyLook,
    lineLook,
    findPanel,
    doubleClickWords,
    trackedText,
    suggestionMarks,
    suggestionLook,
    findingMarks,
    findingLook,
    remarkMarks,
    remarkLook,
    offerLook,
    EditorView.lineWrapping,
    // The browser's own caret and selection: drawSelection blinks by an endless animation, and while anything on the page is
    // animated every key waits for the next tick of the screen instead of being painted at once (9 ms at the median).
    dropCursor(),
    highlightActiveLine(),
    highlightSpecialChars(),
    EditorView.scrollMargins.of(() => ({ top: 24, bottom: 48 })),
    parts.labels.of(labelled(labels)),
    parts.readOnly.of(writable(!readOnly)),
  ];
}

/** Whether the writer may change the text. What comes from outside always may. */
export function writable(may: boolean): Extension {
  if (may) return [];
  return [
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorState.changeFilter.of((transaction) => transaction.annotation(fromOutside) === true),
  ];
}

/** Everything that speaks. */
export function labelled(labels: BodyLabels): Extension {
  return [
    labelsOf.of(labels),
    EditorState.phrases.of({ 'Control character': labels.controlCharacter, 'Selection deleted': labels.selectionDeleted }),
    placeholder(labels.placeholder),
    EditorView.contentAttributes.of({
      'aria-label': labels.editor,
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      lang: 'zh-CN',
      tabindex: '0',
    }),
  ];
}
