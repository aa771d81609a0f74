import { type Article, type ArticleSummary, summarySchema } from '#domain/article.ts';
import { countHan } from '#domain/count.ts';
import { sourceWords } from '#domain/markdown/sourceWords.ts';
import { foldText } from '#domain/search/fold.ts';
import { bandsOf, likenessOf } from '#domain/search/likeness.ts';
import { orderKey } from '#domain/search/orderKey.ts';
import { pairs } from '#domain/search/terms.ts';
import type { Database } from './database.ts';

/** One article in the tables of the index. */

/** What identifies the file an article was read from. */
export interface Seen {
  readonly stamp: string;
  readonly checksum: string;
}

const columns =
  'id, stamp, checksum, title, channel, state, authors, han, updated, updatedAt, createdAt, revision, foldedTitle, lead, titleOrder, authorOrder';

/** Puts an article in, or in the place of what is known of it. To be called within a transaction or alone. */
export function putEntry(database: Database, article: Article, seen: Seen): void {
  const words = sourceWords(article.body);
  const likeness = likenessOf(article.title, words);
  const names = article.authors.map(({ name }) => name);
  const values = [
    article.id,
    seen.stamp,
    seen.checksum,
    article.title,
    article.channel,
    article.state,
    JSON.stringify(names),
    countHan(words),
    Date.parse(article.updatedAt),
    article.updatedAt,
    article.createdAt,
    article.revision,
    fold(article.title),
    likeness.lead,
    orderKey(article.title),
    orderKey(names[0] ?? ''),
  ];
  const key = keyOf(database, article.id);
  if (key !== undefined) removeDetails(database, key);
  database.run(
    `INSERT OR REPLACE INTO article(key, ${columns}) VALUES (${key === undefined ? 'NULL' : '?'}, ${values.map(() => '?').join(', ')})`,
    ...(key === undefined ? values : [key, ...values]),
  );
  putDetails(database, key ?? keyOf(database, article.id) ?? 0, article, words, bandsOf(likeness));
}

function putDetails(database: Database, key: number, article: Article, words: string, bands: readonly number[]): void {
  const fields = searchedFields(article, words);
  const [title, people] = [pairsOf(fields.title), pairsOf(fields.people)];
  database.run('INSERT INTO text(rowid, title, people, body) VALUES (?, ?, ?, ?)', key, title, people, pairsOf(fields.body));
  database.run('INSERT INTO head(rowid, title, people) VALUES (?, ?, ?)', key, title, people);
  for (const name of new Set(article.authors.map((author) => author.name))) {
    // Two that differ in half a surrogate pair alone are one name to the database.
    if (name !== '') database.run('INSERT OR IGNORE INTO author(name, article) VALUES (?, ?)', name, key);
  }
  for (const band of new Set(bands)) database.run('INSERT INTO likeness(band, article) VALUES (?, ?)', band, key);
}

/** What is searched, as texts of lines: nothing is found across two of them. */
export function searchedFields(article: Article, words: string = sourceWords(article.body)) {
  const { title, subtitle, kicker, shortTitle, source, authors, editor, keywords, summary, media } = article;
  const captions = Object.values(media)
    .filter(({ deletedAt }) => deletedAt === undefined)
    .flatMap(({ caption, credit }) => [caption, credit]);
  return {
    title: lines([title, subtitle, kicker, shortTitle]),
    people: lines([source.name, source.originalTitle, ...authors.map(({ name }) => name), editor, ...keywords]),
    body: lines([summary, words, ...captions]),
  };
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function pairsOf(text: string): string {
  return pairs(fold(text));
}

function fold(text: string): string {
  return foldText(text.normalize('NFC')).text;
}

export function removeEntry(database: Database, id: string): boolean {
  const key = keyOf(database, id);
  if (key === undefined) return false;
  removeDetails(database, key);
  database.run('DELETE FROM article WHERE key = ?', key);
  return true;
}

function removeDetails(database: Database, key: number): void {
  database.run('DELETE FROM text WHERE rowid = ?', key);
  database.run('DELETE FROM head WHERE rowid = ?', key);
  database.run('DELETE FROM author WHERE article = ?', key);
  database.run('DELETE FROM likeness WHERE article = ?', key);
}

function keyOf(database: Database, id: string): number | undefined {
  return database.row('SELECT key FROM article WHERE id = ?', id)?.[0] as number | undefined;
}

/** The columns of a summary, in the order `summaryOf` reads them. */
export const summaryColumns = 'a.id, a.title, a.channel, a.state, a.authors, a.han, a.updatedAt, a.createdAt, a.revision';

/** @throws when the row is not what this program wrote: then the index is broken */
export function summaryOf(row: readonly unknown[]): ArticleSummary {
  const [id, title, channel, state, authors, han, updatedAt, createdAt, revision] = row;
  return summarySchema.parse({
    id,
    title,
    channel,
    state,
    authors: JSON.parse(authors as string) as string[],
    han,
    updatedAt,
    createdAt,
    revision,
  });
}
