import { sourceWords } from '#domain/markdown/sourceWords.ts';
import { boundary } from '#domain/search/fold.ts';
import { bandsOf, compareLikeness, likenessOf } from '#domain/search/likeness.ts';
import type { Similar } from '../../newsroom/ports.ts';
import type { Database } from './database.ts';

/** More candidates than this share a band only where very many articles begin alike; the newest of them are compared. */
const mostCandidates = 2000;
const most = 10;

/** Articles with the same or a very similar title or beginning, most alike first. */
export function findSimilar(
  database: Database,
  wanted: { readonly title: string; readonly body: string; readonly except?: string },
): readonly Similar[] {
  const likeness = likenessOf(wanted.title, sourceWords(wanted.body.slice(0, 4000)));
  const bands = [...new Set(bandsOf(likeness))];
  if (bands.length === 0) return [];
  const rows = database.rows(
    `SELECT id, title, updatedAt, foldedTitle, lead FROM article
     WHERE key IN (SELECT article FROM likeness WHERE band IN (${bands.map(() => '?').join(', ')}))
     ORDER BY updated DESC LIMIT ?`,
    ...bands,
    mostCandidates,
  );
  return rows
    .flatMap(([id, title, updatedAt, foldedTitle, lead]) => {
      if (id === wanted.except) return [];
      const other = { title: (foldedTitle as string).replaceAll(boundary, ''), lead: lead as string };
      const found = compareLikeness(likeness, other);
      return found ? [{ id: id as string, title: title as string, updatedAt: updatedAt as string, ...found }] : [];
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ id, title, updatedAt, like, same }) => ({ id, title, updatedAt, like, same }));
}
