import type { Author } from '#domain/suggesting/tidy.ts';
import type { Tracked } from '#domain/suggesting/tracked.ts';
import type { Box } from './body.ts';

/**
 * The suggestions in the open text as the rest of the window sees them. The editor owns what is proposed in it while somebody
 * proposes, and attaches itself here.
 */

export interface SuggestionSource {
  /** Into suggestion mode, with what is proposed in the base. */
  suggest(tracked: Tracked, author: Author): void;
  stopSuggesting(): void;
  /** In the mode: another base, or other suggestions in it. */
  layAnew(tracked: Tracked, base: string, author: Author): void;
  writtenBy(author: Author): void;
  /** What is proposed now; undefined outside the mode. */
  tracked(): Tracked | undefined;
  /** The text with everything that is proposed in it; undefined outside the mode. */
  shownText(): string | undefined;
  /** Outside the mode: the suggestions of the present text. */
  show(tracked: () => Tracked): void;
  colour(colours: (by: string) => string): void;
  /** Runs at once, or when the input method is done with its word. */
  whenCalm(run: () => void): void;
  boxOf(id: string): Box | undefined;
  /** Brings one into sight. False when it is not in the text. */
  reveal(id: string): boolean;
  /** Those at the cursor or in what is chosen, the innermost first. */
  here(): readonly string[];
}

export type SuggestionEvent =
  /** The writer changed what is proposed. */
  | { readonly type: 'suggested' }
  /** In the mode: a base came from outside, and waits to have the suggestions laid into it. */
  | { readonly type: 'base'; readonly text: string }
  /** Somebody clicked on one. */
  | { readonly type: 'pressed'; readonly id: string; readonly box: Box };

const listeners = new Set<(event: SuggestionEvent) => void>();
let source: SuggestionSource | undefined;

export function attachSuggestions(attached: SuggestionSource): () => void {
  source = attached;
  return () => {
    if (source === attached) source = undefined;
  };
}

/** The mounted editor's, if there is one. */
export function suggestionsInText(): SuggestionSource | undefined {
  return source;
}

export function followSuggestions(listener: (event: SuggestionEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For the editor alone. */
export function announceSuggestion(event: SuggestionEvent): void {
  for (const listener of listeners) listener(event);
}
