import type { EditorView } from '@codemirror/view';
import type { Author } from '#domain/suggesting/tidy.ts';
import type { Tracked } from '#domain/suggesting/tracked.ts';
import type { AppCommand, BodyCommand } from './commandTable.ts';
import type { FindingMark } from './findingMarks.ts';
import type { BodyPicture } from './insertions.ts';
import type { BodyLabels } from './labels.ts';
import type { TextChange } from './outsideChange.ts';
import type { PasteHooks } from './paste.ts';
import type { Place } from './places.ts';
import type { RemarkMark } from './remarkMarks.ts';
import type { ScrollPlace } from './scrolling.ts';

/**
 * What the window gives the body editor and what it gets. All offsets are UTF-16 code units; line breaks are LF. They are of the
 * base, the text without open suggestions, unless it says `shown`: in suggestion mode the text that is shown has them in it.
 */

export interface BodyEditorOptions extends PasteHooks {
  readonly parent: HTMLElement;
  /** The page's Content-Security-Policy nonce for style elements. */
  readonly nonce?: string | undefined;
  readonly labels: BodyLabels;
  readonly readOnly?: boolean | undefined;
  /** Once for each transaction that changes the text, at once, during a composition too. Not told of `open`. */
  readonly onChange: (change: BodyChange) => void;
  readonly onSelection?: ((selection: BodySelection) => void) | undefined;
  /** The viewport moved, but not by `scrollTo`. */
  readonly onScroll?: (() => void) | undefined;
  /** A pointer rests on the mark of a finding, whose box in the window comes along; null when it has left. */
  readonly onFinding?: ((mark: { readonly key: string; readonly box: DOMRect } | null) => void) | undefined;
  /** Somebody clicked on a suggestion, whose box in the window comes along. */
  readonly onSuggestion?: ((id: string, box: DOMRect) => void) | undefined;
  /** The writer changed what is proposed. */
  readonly onSuggested?: (() => void) | undefined;
  /** In suggestion mode a text came from outside: it is not shown until what is proposed has been laid into it. */
  readonly onBase?: ((text: string) => void) | undefined;
  /** Somebody clicked on the words of a remark; null: they want to make one about what they have just chosen. */
  readonly onRemark?: ((key: string | null) => void) | undefined;
  /** A command that is the window's: the picture dialog, the tidy rules. */
  readonly onCommand?: ((command: AppCommand) => void) | undefined;
}

export interface BodyChange {
  /** In offsets of the text before the change, sorted, apart from each other. */
  readonly changes: readonly TextChange[];
  /** The text after the change; builds a string of the whole body, so ask only when it is needed. */
  readonly text: () => string;
  readonly length: number;
  /** `outside`: it came through `replaceFromOutside`; nobody here wrote it. */
  readonly origin: 'writer' | 'outside';
}

export interface BodySelection {
  readonly from: number;
  readonly to: number;
  readonly selectedText: () => string;
}

export interface BodyEditor {
  readonly view: EditorView;
  /**
   * Shows an article's body. The last twenty keep undo history, selection and scroll by key; a text that differs from
   * what was left is taken over as a change from outside. For the article already open: the same as
   * `replaceFromOutside`.
   */
  open(key: string, text: string): void;
  /** Takes a text over from outside: smallest change, nothing jumps, not undoable, waits for a composition to end. */
  replaceFromOutside(text: string): void;
  /**
   * Rewrites the text as the writer's own doing (tidying, a finding's fix): one undo step, cursor and scroll keep their
   * place. Takes the whole new text, or changes in offsets of the present one, sorted and apart from each other.
   */
  rewrite(to: string | readonly TextChange[]): void;
  run(command: BodyCommand): void;
  /** Puts a picture in a paragraph of its own at the cursor or near `at`, in the text as it is shown. So do the two that follow. */
  insertPicture(picture: BodyPicture, at?: number): void;
  insertAt(text: string, at: number): void;
  /** Puts Markdown in place of a stretch, as one undo step; what is more than a phrase gets blank lines around it. */
  paste(text: string, from: number, to: number): void;
  /** A spot in the open article, as it is shown, that moves with its text, also while another article is open. */
  track(offset: number): Place;
  /** Whether a spot is in what is shown now. */
  isHere(place: Place): boolean;
  position(): ScrollPlace;
  scrollTo(offset: number, fraction: number): void;
  select(from: number, to: number): void;
  /** Lines under what was found in the present text. */
  showFindings(marks: readonly FindingMark[]): void;
  /** Into suggestion mode: what is proposed in the base is the text now, and further writing is proposed by `author`. */
  suggest(tracked: Tracked, author: Author): void;
  /** Out of it: the base is the text again. */
  stopSuggesting(): void;
  /** In the mode: another base, or other suggestions in it. */
  layAnew(tracked: Tracked, base: string, author: Author): void;
  writtenBy(author: Author): void;
  /** What is proposed in the mode; undefined outside of it. */
  tracked(): Tracked | undefined;
  /** The open suggestions of the present text, outside the mode. Asked for when they can be shown. */
  showSuggestions(tracked: () => Tracked): void;
  /** @param colours the class of a person's colour */
  colourSuggestions(colours: (by: string) => string): void;
  suggestionBox(id: string): DOMRect | undefined;
  /** Brings a suggestion into sight and chooses it. False when it is not in the text. */
  showSuggestion(id: string): boolean;
  /** Suggestions at the cursor or in what is chosen, the innermost first. */
  suggestionsHere(): readonly string[];
  /** A soft ground under words with remarks. Asked for when it can be shown, not before. */
  showRemarks(marks: () => readonly RemarkMark[]): void;
  /** The remark that somebody looks at, asked for in the same way. */
  showCurrentRemark(mark: () => RemarkMark | null): void;
  /** What a remark made now is about. */
  remarkable(): { readonly from: number; readonly to: number };
  /** Where a stretch stands in the window, as far as it is on one line; undefined when it is out of sight. */
  boxOf(from: number, to: number): DOMRect | undefined;
  focus(): void;
  text(): string;
  slice(from: number, to: number): string;
  length(): number;
  selection(): { readonly from: number; readonly to: number };
  isComposing(): boolean;
  whenNotComposing(run: () => void): void;
  setReadOnly(readOnly: boolean): void;
  setLabels(labels: BodyLabels): void;
  destroy(): void;
}
