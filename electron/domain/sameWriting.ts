import type { Article } from './article.ts';
import { canonicalJson } from './canonical.ts';

/**
 * Whether two articles hold the same writing: every field a person edits, as canonical text. What the house notes beside it
 * (revision, state, times) may differ.
 */
export function isSameWriting(one: Article, other: Article): boolean {
  return writingOf(one) === writingOf(other);
}

function writingOf({
  schema: _schema,
  state: _state,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  revision: _revision,
  ...writing
}: Article): string {
  return canonicalJson(writing);
}
