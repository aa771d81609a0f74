import { findAnchor } from './anchors.ts';
import type { Article, ArticleChanges } from './article.ts';
import type { Anchor, Suggestion } from './review.ts';

/** What accepting suggestions makes of an article's fields. */

export type Accepted =
  | { readonly ok: true; readonly changes: ArticleChanges }
  /** `gone`: what it is about no longer stands there; `overlap`: two of them want the same stretch. `id` names one. */
  | { readonly ok: false; readonly why: 'gone' | 'overlap'; readonly id: string };

/** @param suggestions those to be accepted, by id */
export function acceptSuggestions(article: Article, suggestions: Readonly<Record<string, Suggestion>>): Accepted {
  const changes: Partial<Record<Anchor['field'], string>> = {};
  const fields = new Set(Object.values(suggestions).map(({ anchor }) => anchor.field));
  for (const field of fields) {
    const own = Object.entries(suggestions).filter(([, { anchor }]) => anchor.field === field);
    const accepted = acceptWithin(article[field], own);
    if (typeof accepted !== 'string') return accepted;
    changes[field] = accepted;
  }
  return { ok: true, changes };
}

interface Cut {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function acceptWithin(text: string, suggestions: readonly (readonly [string, Suggestion])[]): string | Extract<Accepted, { ok: false }> {
  const cuts: Cut[] = [];
  for (const [id, suggestion] of suggestions) {
    const place = placeOf(suggestion, text);
    if (place === 'gone') return { ok: false, why: 'gone', id };
    if (place !== 'done') cuts.push({ id, ...place, text: suggestion.kind === 'delete' ? '' : suggestion.text });
  }
  cuts.sort((one, other) => one.start - other.start || one.end - other.end);
  let result = '';
  let at = 0;
  for (const { id, start, end, text: put } of cuts) {
    if (start < at) return { ok: false, why: 'overlap', id };
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}

/** `done`: the text has it already, because whoever accepted it was stopped before they could note it down. */
function placeOf({ kind, anchor, length, text: put }: Suggestion, text: string): { readonly start: number; readonly end: number } | 'done' | 'gone' {
  const found = findAnchor(anchor, text, kind === 'insert' ? 0 : length);
  if (found.how === 'there') return { start: found.start, end: found.end };
  // What stood around it has closed up.
  if (kind === 'delete') return findAnchor({ ...anchor, quote: '' }, text, 0).how === 'there' ? 'done' : 'gone';
  return put !== '' && text.startsWith(put, found.start) ? 'done' : 'gone';
}
