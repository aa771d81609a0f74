import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { articleSwitch } from './articles.ts';
import { type CompositionGate, watchComposition } from './composition.ts';
import { findingHover, markFindings } from './findingMarks.ts';
import type { BodyEditor, BodyEditorOptions } from './handle.ts';
import { insertBlock, pastedBlocks, pictureMarkdown } from './insertions.ts';
import { bodyKeys, runCommand } from './keys.ts';
import { changesBetween, type TextChange } from './outsideChange.ts';
import { fromOutside, outsideText } from './outsideText.ts';
import { markOwnCopies, pasteAndDrop } from './paste.ts';
import { trackPlaces } from './places.ts';
import { markCurrentRemark, markRemarks, remarkClicks } from './remarkMarks.ts';
import { remarkOffer } from './remarkOffer.ts';
import { remarkStretch } from './remarkStretch.ts';
import { watchScrolling } from './scrolling.ts';
import { bodySetup, changeable, labelled, writable } from './setup.ts';
import { step } from './step.ts';
import { suggestionClicks } from './suggestionMarks.ts';
import { suggestionMode } from './suggestionMode.ts';
import { baseAt, baseStretch, baseText, baseTextLength, shownAt, shownStretch, type TextStretch, trackedOf } from './trackedText.ts';

export type { BodyEditor, BodyEditorOptions } from './handle.ts';

/** Builds the body editor in `parent` and hands out its handle. Knows nothing of React, articles or the preview. */
export function mountBodyEditor(options: BodyEditorOptions): BodyEditor {
  const parts = changeable();
  let { labels, readOnly = false } = options;
  const places = trackPlaces();
  const setup = () =>
    bodySetup(
      parts,
      labels,
      readOnly,
      options.nonce,
      own(options, (update) => follow(update)),
    );
  const view = new EditorView({ parent: options.parent, state: EditorState.create({ extensions: setup() }) });
  const gate = watchComposition(view);
  const outside = outsideText(view, gate);
  const scrolling = watchScrolling(view, () => options.onScroll?.());
  const articles = articleSwitch(view, places, setup, () => [
    parts.labels.reconfigure(labelled(labels)),
    parts.readOnly.reconfigure(writable(!readOnly)),
  ]);
  const follow = (update: ViewUpdate) => {
    outside.follow(update);
    if (update.docChanged) places.map(articles.key(), update.changes);
    report(update, options);
  };
  /** A mark where its stretch of the base is shown. */
  const shown = <T extends TextStretch>(mark: T): T => ({ ...mark, ...shownStretch(view.state, mark) });
  const track = (offset: number) => places.track(articles.key(), Math.min(Math.max(0, offset), view.state.doc.length));
  markOwnCopies(view);
  focusFromMargins(view);
  return {
    view,
    open: (key, text) => {
      const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
      if (key === articles.key()) outside.replace(lines);
      else {
        const hadFocus = view.hasFocus;
        gate.settle();
        articles.open(key, lines);
        if (hadFocus) view.focus();
      }
    },
    replaceFromOutside: (text) => {
      const lines = text.replace(/\r\n?/g, '\n');
      if (trackedOf(view.state)) options.onBase?.(lines);
      else outside.replace(lines);
    },
    ...suggestionMode(view, gate, articles, scrolling, options, (from, to) => boxOf(view, from, to)),
    ...writing(view, gate, track, options),
    track,
    isHere: ({ key }) => key === articles.key(),
    position: () => {
      const { offset, fraction } = scrolling.position();
      return { offset: baseAt(view.state, offset), fraction };
    },
    scrollTo: (offset, fraction) => scrolling.scrollTo(shownAt(view.state, offset), fraction),
    showFindings: (marks) => gate.whenNotComposing(() => view.dispatch({ effects: markFindings(marks.map(shown)) })),
    boxOf: (from, to) => {
      const stretch = shown({ from, to });
      return boxOf(view, stretch.from, stretch.to);
    },
    showRemarks: (marks) => gate.whenNotComposing(() => view.dispatch({ effects: markRemarks(marks().map(shown)) })),
    showCurrentRemark: (mark) =>
      gate.whenNotComposing(() => {
        const current = mark();
        view.dispatch({ effects: markCurrentRemark(current && shown(current)) });
      }),
    remarkable: () => baseStretch(view.state, remarkStretch(view.state)),
    focus: () => view.focus(),
    text: () => baseText(view.state),
    slice: (from, to) => (trackedOf(view.state) ? baseText(view.state).slice(from, to) : view.state.sliceDoc(from, to)),
    length: () => baseTextLength(view.state),
    selection: () => baseStretch(view.state, view.state.selection.main),
    isComposing: gate.isComposing,
    whenNotComposing: gate.whenNotComposing,
    setReadOnly: (value) => {
      if (value === readOnly) return;
      readOnly = value;
      gate.whenNotComposing(() => view.dispatch({ effects: parts.readOnly.reconfigure(writable(!readOnly)) }));
    },
    setLabels: (value) => {
      labels = value;
      gate.whenNotComposing(() => view.dispatch({ effects: parts.labels.reconfigure(labelled(labels)) }));
    },
    destroy: () => {
      gate.destroy();
      scrolling.destroy();
      view.destroy();
    },
  };
}

function own(options: BodyEditorOptions, follow: (update: ViewUpdate) => void): Extension {
  return [
    bodyKeys((command) => options.onCommand?.(command)),
    pasteAndDrop(options),
    findingHover((mark) => options.onFinding?.(mark)),
    suggestionClicks((id, box) => options.onSuggestion?.(id, box)),
    remarkClicks((key) => options.onRemark?.(key)),
    remarkOffer(() => options.onRemark?.(null)),
    EditorView.updateListener.of(follow),
  ];
}

/** What the window does to the text: each waits for a composition to end, and its place moves along meanwhile. */
function writing(view: EditorView, gate: CompositionGate, track: BodyEditor['track'], options: BodyEditorOptions) {
  const inBody = (offset: number) => Math.min(Math.max(0, offset), view.state.doc.length);
  return {
    rewrite: (to) =>
      gate.whenNotComposing(() => {
        const wanted = typeof to === 'string' ? changesBetween(baseText(view.state), to.replace(/\r\n?/g, '\n')) : to;
        const changes = view.state.changes(wanted.map((change) => ({ ...change, ...shownStretch(view.state, change) })));
        if (!changes.empty && !view.state.readOnly) view.dispatch(step(view.state, { changes }, 'input.tidy'));
      }),
    run: (command) => gate.whenNotComposing(() => void runCommand(command, view, (name) => options.onCommand?.(name))),
    insertPicture: (picture, at) => {
      const place = at === undefined ? undefined : track(at);
      gate.whenNotComposing(() => {
        const spec = insertBlock(view.state, place?.offset() ?? view.state.selection.main.head, pictureMarkdown(picture));
        place?.release();
        view.dispatch(step(view.state, spec, 'input.picture'));
      });
    },
    insertAt: (text, at) => {
      const place = track(at);
      gate.whenNotComposing(() => {
        const from = place.offset();
        place.release();
        const changes = view.state.changes({ from, insert: view.state.toText(text) });
        view.dispatch(step(view.state, { changes, selection: { anchor: changes.mapPos(from, 1) } }, 'input.insert'));
      });
    },
    paste: (text, from, to) => {
      const [start, end] = [track(from), track(to)];
      gate.whenNotComposing(() => {
        const spec = pastedBlocks(view.state, text, start.offset(), end.offset());
        start.release();
        end.release();
        if (!view.state.readOnly) view.dispatch(step(view.state, spec, 'input.paste'));
      });
    },
    select: (from, to) =>
      gate.whenNotComposing(() => {
        const shown = shownStretch(view.state, { from: Math.min(from, to), to: Math.max(from, to) });
        const [anchor, head] = from <= to ? [inBody(shown.from), inBody(shown.to)] : [inBody(shown.to), inBody(shown.from)];
        view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }), userEvent: 'select' });
      }),
  } satisfies Partial<BodyEditor>;
}

function boxOf(view: EditorView, from: number, to: number): DOMRect | undefined {
  const length = view.state.doc.length;
  const [start, end] = [view.coordsAtPos(Math.min(from, length), 1), view.coordsAtPos(Math.min(to, length), -1)];
  if (!start || !end) return undefined;
  const isOneLine = end.top < start.bottom;
  return new DOMRect(start.left, start.top, isOneLine ? Math.max(0, end.right - start.left) : 0, start.bottom - start.top);
}

function report(update: ViewUpdate, options: BodyEditorOptions): void {
  for (const transaction of update.transactions) {
    if (!transaction.docChanged) continue;
    if (trackedOf(transaction.startState)) {
      // The base is as it was; what else is told of a new one is told by whoever lays it.
      if (!transaction.annotation(fromOutside)) options.onSuggested?.();
      continue;
    }
    const changes: TextChange[] = [];
    transaction.changes.iterChanges((from, to, _fromB, _toB, inserted) => changes.push({ from, to, insert: inserted.toString() }));
    const { newDoc } = transaction;
    const origin = transaction.annotation(fromOutside) ? 'outside' : 'writer';
    options.onChange({ changes, text: () => newDoc.toString(), length: newDoc.length, origin });
  }
  if (!options.onSelection || !(update.selectionSet || update.docChanged)) return;
  const { state } = update;
  const { from, to } = state.selection.main;
  options.onSelection({ from, to, selectedText: () => state.sliceDoc(from, to) });
}

/** A click beside the measure puts the cursor into the nearest line, as on a sheet of paper. */
function focusFromMargins(view: EditorView): void {
  view.scrollDOM.addEventListener('mousedown', (event) => {
    if (event.target !== view.scrollDOM || event.button !== 0 || event.offsetX >= view.scrollDOM.clientWidth) return;
    event.preventDefault();
    view.focus();
    view.dispatch({ selection: { anchor: view.posAtCoords({ x: event.clientX, y: event.clientY }, false) }, userEvent: 'select.pointer' });
  });
}
