/**
 * The open text as the rest of the window sees it. The editor owns it and attaches itself here; preview and autosave
 * follow it through here, so that no pane knows another. Offsets are UTF-16 code units.
 */

export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A box in the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ScrollPlace {
  readonly offset: number;
  readonly fraction: number;
}

/** What the editor offers while it is mounted. */
export interface BodySource {
  text(): string;
  /** A piece of it, without building the whole. */
  slice(from: number, to: number): string;
  /** Of the text; costs nothing. */
  length(): number;
  /** What is chosen; both the same for a cursor. */
  selection(): { readonly from: number; readonly to: number };
  /** What a remark made now is about: what is chosen, or what the cursor is in. */
  remarkable(): { readonly from: number; readonly to: number };
  focus(): void;
  /** Where a stretch stands in the window, in CSS pixels; undefined when it is out of sight. */
  boxOf(from: number, to: number): Box | undefined;
  /** Puts a text from outside in place with the smallest change, keeping cursor and scroll. */
  replaceFromOutside(text: string): void;
  /** The whole new text, or changed places of it (ascending, not overlapping): one undo step of the writer's. */
  rewrite(to: string | readonly TextChange[]): void;
  select(from: number, to: number): void;
  /** The line at the top of the visible text, and how much of its height is above, 0 to 1. */
  top(): ScrollPlace;
  scrollTo(place: ScrollPlace): void;
}

export type BodyEvent =
  | { readonly type: 'opened'; readonly id: string; readonly text: string }
  /** Changes in coordinates before the change, ascending, not overlapping. `outside`: nobody here wrote it. */
  | { readonly type: 'changed'; readonly changes: readonly TextChange[]; readonly length: number; readonly origin: 'writer' | 'outside' }
  | { readonly type: 'scrolled' };

const listeners = new Set<(event: BodyEvent) => void>();
let source: BodySource | undefined;
let openId: string | undefined;

export function attachBody(attached: BodySource): () => void {
  source = attached;
  return () => {
    if (source === attached) source = undefined;
  };
}

/** The mounted editor, if there is one. */
export function body(): BodySource | undefined {
  return source;
}

/** The id of the article whose text the editor holds. */
export function openBody(): string | undefined {
  return openId;
}

export function followBody(listener: (event: BodyEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For the editor alone: says what happened to its text. */
export function announceBody(event: BodyEvent): void {
  if (event.type === 'opened') openId = event.id;
  for (const listener of listeners) listener(event);
}
