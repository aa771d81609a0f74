import { type Effort, findAnchor, freshEffort } from '../anchors.ts';
import type { Article } from '../article.ts';
import { isOpenSuggestion } from '../remarks.ts';
import type { Review, Suggestion } from '../review.ts';
import type { Finding } from './finding.ts';
import { byPlace } from './place.ts';

/**
 * Suggestions that nobody has accepted or rejected: the article goes out without them. No rule of the text, like a missing
 * approval: it looks at the review, and goes away when they are settled.
 */
export function openSuggestions(article: Article, { suggestions }: Review): readonly Finding[] {
  const open = Object.values(suggestions).filter(isOpenSuggestion);
  const effort = freshEffort();
  const found = open.map((suggestion) => findingOf(article, suggestion, effort)).sort(byPlace);
  if (found.length <= mostNamed) return found;
  const rest = found.slice(mostNamed);
  const message = `另有 ${rest.length} 处修订没有采纳，也没有拒绝。`;
  const [first] = rest;
  return [...found.slice(0, mostNamed), { ...(first as Finding), message, detail: { who: '', words: `+${rest.length}` } }];
}

export const openSuggestionRule = 'open-suggestion';

/** So many are named; the rest is counted. */
const mostNamed = 20;
/** So much of each is told, in UTF-16 code units. */
const longest = 40;

function findingOf(article: Article, { kind, anchor, length, text, by }: Suggestion, effort: Effort): Finding {
  const { field, quote } = anchor;
  const { start, end } = findAnchor(anchor, article[field], kind === 'insert' ? 0 : length, effort);
  const words = kind === 'insert' ? `+${cut(text)}` : kind === 'delete' ? `-${cut(quote)}` : `${cut(quote)}→${cut(text)}`;
  const message = `${by}的修订没有采纳，也没有拒绝：${words}`;
  return { rule: openSuggestionRule, level: 'warning', message, field, start, end, detail: { who: by, words } };
}

function cut(text: string): string {
  const line = text.replaceAll('\n', '↵');
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}
