import { acceptSuggestions } from '#domain/acceptance.ts';
import { type Article, emptyArticle } from '#domain/article.ts';
import type { Suggestion } from '#domain/review.ts';
import { editTracked } from '#domain/suggesting/edit.ts';
import { laySuggestions } from '#domain/suggesting/lay.ts';
import { proposalsIn, wordsOf } from '#domain/suggesting/proposals.ts';
import { baseOf, proposedOf, type Tracked } from '#domain/suggesting/tracked.ts';

/** Two people and one text, in memory: what the window and the newsroom do, without either. */

let last = 0;
export const nextId = () => `0197a1c0-0000-7000-8000-${String(++last).padStart(12, '0')}`;

export type Suggestions = Readonly<Record<string, Suggestion>>;

export interface Desk {
  readonly base: string;
  readonly suggestions: Suggestions;
}

export function articleOf(body: string): Article {
  return { ...emptyArticle(nextId(), '2026-06-01T00:00:00.000Z'), body };
}

export const openOnes = (suggestions: Suggestions): Suggestions =>
  Object.fromEntries(Object.entries(suggestions).filter(([, { decision }]) => !decision));

export function edit(tracked: Tracked, text: string, from: number, to: number, insert: string, by: string): Tracked {
  return editTracked(tracked, { from, to, insert }, { by, nextId }, (start, end) => text.slice(start, end), text.length);
}

/** What the newsroom writes when somebody saves their suggestions. */
export function saved({ base, suggestions }: Desk, tracked: Tracked, by: string): Desk {
  const now = proposalsIn(tracked);
  const before = proposalsIn(laySuggestions(base, 'body', openOnes(suggestions)).tracked);
  const next: Record<string, Suggestion> = { ...suggestions };
  for (const proposal of now) {
    const own = { by: proposal.by, createdAt: null };
    next[proposal.id] = { ...own, ...wordsOf(proposal, 'body', base) };
  }
  for (const { id } of before) {
    const gone = next[id];
    if (gone && !now.some((each) => each.id === id)) next[id] = { ...gone, decision: gone.by === by ? 'withdrawn' : 'rejected' };
  }
  return { base, suggestions: next };
}

export function accepted({ base, suggestions }: Desk, ids: readonly string[]): Desk {
  const open = openOnes(suggestions);
  const chosen = Object.fromEntries(Object.entries(open).filter(([id]) => ids.includes(id)));
  const others = Object.fromEntries(Object.entries(open).filter(([id]) => !ids.includes(id)));
  const outcome = acceptSuggestions(articleOf(base), chosen, others, nextId);
  if (!outcome.ok) throw new Error(`${outcome.why} ${outcome.id}`);
  const next: Record<string, Suggestion> = { ...suggestions, ...outcome.open };
  for (const id of [...Object.keys(chosen), ...outcome.along]) next[id] = { ...(next[id] as Suggestion), decision: 'accepted' };
  return { base: outcome.changes.body ?? base, suggestions: next };
}

export function rejected({ base, suggestions }: Desk, ids: readonly string[]): Desk {
  const next: Record<string, Suggestion> = { ...suggestions };
  for (const id of ids) next[id] = { ...(next[id] as Suggestion), decision: 'rejected' };
  return { base, suggestions: next };
}

export function proposal({ base, suggestions }: Desk): string {
  return proposedOf(laySuggestions(base, 'body', openOnes(suggestions)).tracked, base);
}

/** `[-gone:who][+come:who]` in the text. */
export function shown(tracked: Tracked, text: string): string {
  let [out, at] = ['', 0];
  for (const segment of tracked) {
    if (segment.kind === 'delete') out += `[-${segment.text}:${segment.by}]`;
    else {
      const end = at + (segment.kind === 'keep' ? segment.length : segment.text.length);
      out += segment.kind === 'keep' ? text.slice(at, end) : `[+${text.slice(at, end)}:${segment.by}]`;
      at = end;
    }
  }
  return out;
}

export const baseOfText = (tracked: Tracked, text: string) => baseOf(tracked, (from, to) => text.slice(from, to));
