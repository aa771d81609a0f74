import { isolateHistory } from '@codemirror/commands';
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { hasStructure } from '#domain/intake/html/structure.ts';
import { cellText } from './cellText.ts';
import { enclosingCode } from './insertions.ts';
import { pastedLink } from './links.ts';

/** What comes in by paste and drop: pictures, files, addresses, plain text to be cleaned. */

export interface PasteHooks {
  /** Pictures pasted or dropped; `at` is where, in UTF-16 code units of the body. */
  readonly onPictures: (files: readonly File[], at: number) => void;
  /** Other files dropped on the body: a press release to import, say. Without it they are ignored. */
  readonly onFiles?: ((files: readonly File[], transfer: DataTransfer | null) => void) | undefined;
  /** HTML that says more than its plain text: the window reads it and puts it in. Without it the plain text is pasted. */
  readonly onHtml?: ((pasted: PastedHtml) => void) | undefined;
  /** Cleans a pasted plain text; undefined leaves it as it is. `note` is read out to a screen reader. */
  readonly onPaste?: ((text: string) => CleanedPaste | undefined) | undefined;
}

export interface PastedHtml {
  readonly html: string;
  readonly text: string;
  /** What it takes the place of, in UTF-16 code units of the body. */
  readonly from: number;
  readonly to: number;
}

export interface CleanedPaste {
  readonly text: string;
  readonly note?: string;
}

/** On the clipboard beside text copied from a body, so that it is known again in any window of ours. */
const ownText = 'application/x-copydesk-body';
/** So long after Shift+Mod+V the paste event may come, in ms. */
const plainPasteDelay = 1000;

export function pasteAndDrop(hooks: PasteHooks): Extension {
  let plainPasteAt = Number.NEGATIVE_INFINITY;
  return [
    EditorView.domEventHandlers({
      keydown: (event) => {
        if (event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyV') plainPasteAt = event.timeStamp;
        return false;
      },
      paste: (event, view) => {
        const untouched = event.timeStamp - plainPasteAt < plainPasteDelay;
        plainPasteAt = Number.NEGATIVE_INFINITY;
        return event.clipboardData ? takePaste(view, event.clipboardData, untouched, hooks) : false;
      },
      dragover: (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return false;
        event.dataTransfer.dropEffect = 'copy';
        return true;
      },
      drop: (event, view) => (event.dataTransfer?.files.length ? takeFiles(view, event, [...event.dataTransfer.files], hooks) : false),
    }),
  ];
}

/** Marks what is copied from the view as ours. It listens outside the content, where CodeMirror has already written. */
export function markOwnCopies(view: EditorView): void {
  const mark = (event: ClipboardEvent) => {
    if (event.defaultPrevented && view.contentDOM.contains(event.target as Node | null)) event.clipboardData?.setData(ownText, '1');
  };
  view.dom.addEventListener('copy', mark);
  view.dom.addEventListener('cut', mark);
}

function takePaste(view: EditorView, data: DataTransfer, untouched: boolean, hooks: PasteHooks): boolean {
  if (view.state.readOnly) return true;
  const text = data.getData('text/plain').replace(/\r\n?/g, '\n');
  const pictures = [...data.files].filter(isPicture);
  const isFileName = [...data.files].some((file) => file.name === text.trim());
  // Word processors put a picture of the text beside the text: the text is what was meant.
  if (pictures.length > 0 && (text.trim() === '' || isFileName)) {
    hooks.onPictures(pictures, view.state.selection.main.head);
    return true;
  }
  const { from, to } = view.state.selection.main;
  const inCell = (pasted: string) => cellText(view.state, from, to, pasted);
  const html = hooks.onHtml && !untouched ? data.getData('text/html') : '';
  if (text === '' && html === '') return false;
  if (data.types.includes(ownText)) {
    const own = inCell(text);
    return own === undefined ? false : dispatchPaste(view, insertion(view.state, own));
  }
  const link = untouched ? undefined : pastedLink(view.state, text);
  if (link) return dispatchPaste(view, link);
  const inCode = enclosingCode(view.state, from);
  if (html !== '' && !inCode && inCell(text) === undefined && hasStructure(html)) {
    hooks.onHtml?.({ html, text, from, to });
    return true;
  }
  if (text === '') return false;
  const cleaned = untouched || inCode ? undefined : hooks.onPaste?.(text);
  const plain = cleaned?.text ?? text;
  return dispatchPaste(view, insertion(view.state, inCell(plain) ?? plain), cleaned?.note);
}

function insertion(state: EditorState, text: string): TransactionSpec {
  const { from, to } = state.selection.main;
  const lines = state.toText(text);
  return { changes: { from, to, insert: lines }, selection: { anchor: from + lines.length } };
}

function dispatchPaste(view: EditorView, spec: TransactionSpec, note?: string): true {
  const effects = note ? [EditorView.announce.of(note)] : [];
  view.dispatch(spec, { effects, userEvent: 'input.paste', scrollIntoView: true, annotations: isolateHistory.of('full') });
  return true;
}

function takeFiles(view: EditorView, event: DragEvent, files: readonly File[], hooks: PasteHooks): true {
  event.preventDefault();
  if (view.state.readOnly) return true;
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
  if (pictures.length > 0) hooks.onPictures(pictures, at);
  if (others.length > 0) hooks.onFiles?.(others, event.dataTransfer);
  return true;
}

/** By type, or by name where the desktop gives no type. What it really is the newsroom finds out. */
function isPicture(file: File): boolean {
  return file.type.startsWith('image/') || (file.type === '' && /\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic)$/i.test(file.name));
}
