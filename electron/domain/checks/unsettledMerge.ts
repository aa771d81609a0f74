import type { Article } from '../article.ts';
import { type Conflicts, type Pending, placeOf } from '../handoff/conflicts.ts';
import type { Finding } from './finding.ts';
import { byPlace } from './place.ts';

/**
 * Places where two desks wrote differently and nobody has chosen: what stands there is only ours, for the time being. No rule of the
 * text: it goes away when a person has settled them.
 */
export function unsettledMerge(article: Article, conflicts: Conflicts): readonly Finding[] {
  return Object.values(conflicts)
    .map((conflict) => findingOf(article, conflict))
    .sort(byPlace);
}

export const unsettledMergeRule = 'merge-unsettled';

function findingOf(article: Article, conflict: Pending): Finding {
  const { field, anchor, by } = conflict;
  const at = anchor && (anchor.field === 'body' || anchor.field === 'summary') ? placeOf(conflict, article[anchor.field]) : { start: 0, end: 0 };
  const message = `合并冲突没有处理，暂用我方文字${by ? `；对方：${by}` : ''}。`;
  return { rule: unsettledMergeRule, level: 'error', message, field, start: at.start, end: at.end, detail: { who: by } };
}
