import { findAnchor } from './anchors.ts';
import type { Article, ArticleChanges } from './article.ts';
import type { Anchor, Suggestion } from './review.ts';
import { laySuggestions } from './suggesting/lay.ts';
import { proposalsIn, wordsOf } from './suggesting/proposals.ts';
import { settleTracked } from './suggesting/settle.ts';
import type { Tracked } from './suggesting/tracked.ts';

/** What accepting suggestions makes of an article's fields, and of the suggestions that stay open. */

type Suggestions = Readonly<Record<string, Suggestion>>;

export type Accepted =
  | {
      readonly ok: true;
      readonly changes: ArticleChanges;
      /** Open ones as they read in the new text; a new id where one is in two pieces now. */
      readonly open: Suggestions;
      /** Open ones of which nothing is left: what they wanted away went with the accepted ones. */
      readonly along: readonly string[];
    }
  /** What one of them (`id`) is about no longer stands there. */
  | { readonly ok: false; readonly why: 'gone'; readonly id: string };

/**
 * @param chosen those to be accepted, by id
 * @param others the open ones beside them, by id
 * @param nextId a new suggestion's id
 */
export function acceptSuggestions(article: Article, chosen: Suggestions, others: Suggestions, nextId: () => string): Accepted {
  const changes: Partial<Record<Anchor['field'], string>> = {};
  const open: Record<string, Suggestion> = {};
  const along: string[] = [];
  for (const field of new Set(Object.values(chosen).map(({ anchor }) => anchor.field))) {
    const [own, rest] = [within(chosen, field), within(others, field)];
    const standing = Object.entries(own).filter(([, suggestion]) => !isDone(suggestion, article[field]));
    const laid = laySuggestions(article[field], field, { ...rest, ...Object.fromEntries(standing) }, new Set(Object.keys(own)));
    const gone = laid.orphans.find((id) => Object.hasOwn(own, id));
    if (gone !== undefined) return { ok: false, why: 'gone', id: gone };
    const text = textWith(laid.tracked, article[field], own);
    changes[field] = text;
    const settle = (tracked: Tracked) => left(tracked, own, rest, field, text, nextId);
    const shortened = shortenedIn(laid.tracked, rest).filter((id) => !laid.orphans.includes(id));
    Object.assign(open, Object.fromEntries(Object.entries(settle(laid.tracked)).filter(([id]) => !shortened.includes(id))));
    // What it shares with others that stay open it still wants away: it is looked at as if it were the only one.
    for (const id of shortened) {
      const alone = laySuggestions(article[field], field, { ...own, ...pick(rest, id) }, new Set(Object.keys(own)));
      const stays = settle(alone.tracked);
      Object.assign(open, stays);
      if (Object.keys(stays).length === 0) along.push(id);
    }
  }
  return { ok: true, changes, open, along };
}

function within(suggestions: Suggestions, field: Anchor['field']): Suggestions {
  return Object.fromEntries(Object.entries(suggestions).filter(([, { anchor }]) => anchor.field === field));
}

function pick(suggestions: Suggestions, id: string): Suggestions {
  const suggestion = suggestions[id];
  return suggestion ? { [id]: suggestion } : {};
}

/** Those that others share words with. */
function shortenedIn(tracked: Tracked, suggestions: Suggestions): readonly string[] {
  const lengths = new Map<string, number>();
  for (const segment of tracked) if (segment.kind === 'delete') lengths.set(segment.id, (lengths.get(segment.id) ?? 0) + segment.text.length);
  return Object.entries(suggestions)
    .filter(([id, { kind, length }]) => kind !== 'insert' && (lengths.get(id) ?? 0) < length)
    .map(([id]) => id);
}

/** The field with the accepted ones in it, and without the others. */
function textWith(tracked: Tracked, base: string, accepted: Suggestions): string {
  let [text, at] = ['', 0];
  for (const segment of tracked) {
    const isAccepted = segment.kind !== 'keep' && Object.hasOwn(accepted, segment.id);
    const end = at + (segment.kind === 'keep' ? segment.length : segment.kind === 'delete' ? segment.text.length : 0);
    if (segment.kind === 'insert') text += isAccepted ? segment.text : '';
    else if (!isAccepted) text += base.slice(at, end);
    at = end;
  }
  return text;
}

/** The open ones where they stand in the new text. */
function left(tracked: Tracked, accepted: Suggestions, rest: Suggestions, field: Anchor['field'], text: string, nextId: () => string): Suggestions {
  const origins = new Map<string, string>();
  const settled = settleTracked(tracked, new Set(Object.keys(accepted)), 'accepted', (of = '') => {
    const id = nextId();
    origins.set(id, origins.get(of) ?? of);
    return id;
  });
  const found = proposalsIn(settled).flatMap((proposal): [string, Suggestion][] => {
    const { rank: _rank, ...before } = rest[origins.get(proposal.id) ?? proposal.id] ?? {};
    return 'by' in before ? [[proposal.id, { ...(before as Suggestion), ...wordsOf(proposal, field, text) }]] : [];
  });
  return Object.fromEntries(found);
}

/** The text has it already, because whoever accepted it was stopped before they could note it down. */
function isDone({ kind, anchor, length, text: put }: Suggestion, text: string): boolean {
  const found = findAnchor(anchor, text, kind === 'insert' ? 0 : length);
  if (found.how === 'there') return false;
  // What stood around it has closed up.
  if (kind === 'delete') return findAnchor({ ...anchor, quote: '' }, text, 0).how === 'there';
  return put !== '' && text.startsWith(put, found.start);
}
