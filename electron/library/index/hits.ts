import type { Database, SqlValue } from './database.ts';

/** The articles of which a text fits, and pages of them in any order. */
export interface Hits {
  readonly count: number;
  has(key: number): boolean;
  /** The keys as a JSON list. */
  json(): string;
}

/** Above so many hits it is quicker to go through all articles in their order than to look each hit up and sort. */
const many = 500;
/** Articles that are gone through at first, where an index gives the order; then always twice as many. */
const firstStretch = 1000;

const comma = 44;
const zero = 48;

/**
 * Asks the index of texts once. As one string of numbers: a row a hit would be an object each, and SQLite's own set of tens of
 * thousands costs twice the search itself.
 */
export function hitsOf(database: Database, table: 'text' | 'head', match: string): Hits {
  const [joined] = database.row(`SELECT group_concat(rowid) FROM ${table} WHERE ${table} MATCH ?`, match) ?? [];
  return hitsIn(typeof joined === 'string' ? joined : '');
}

function hitsIn(joined: string): Hits {
  if (joined === '') return { count: 0, has: () => false, json: () => '[]' };
  const keys = numbersIn(joined);
  // FTS5 gives the keys in their order.
  const marked = new Uint8Array((keys.at(-1) ?? 0) + 1);
  for (const key of keys) marked[key] = 1;
  return { count: keys.length, has: (key) => marked[key] === 1, json: () => `[${joined}]` };
}

/** The hits that are not among others, all of which are among the hits. */
export function without(hits: Hits, others: Hits): Hits {
  if (others.count === 0) return hits;
  const has = (key: number) => hits.has(key) && !others.has(key);
  const json = () => JSON.stringify((JSON.parse(hits.json()) as number[]).filter((key) => !others.has(key)));
  return { count: hits.count - others.count, has, json };
}

/** What else is asked of the articles, in SQL over `article a`, and their order. */
export interface Ordered {
  readonly where: readonly string[];
  readonly values: readonly SqlValue[];
  readonly order: string;
  /** An index of the tables gives this order. */
  readonly byIndex: boolean;
}

/** Keys of the hits for which everything else is true too, in order. */
export function keysInOrder(database: Database, hits: Hits, ordered: Ordered, from: number, limit: number): readonly number[] {
  if (hits.count === 0 || limit <= 0) return [];
  return hits.count > many ? goThrough(database, hits, ordered, from, limit) : lookUp(database, hits, ordered, from, limit);
}

function lookUp(database: Database, hits: Hits, { where, values, order }: Ordered, from: number, limit: number): readonly number[] {
  const conditions = ['a.key IN (SELECT value FROM json_each(?))', ...where].join(' AND ');
  return joinedKeys(database, `WHERE ${conditions} ORDER BY ${order}`, [hits.json(), ...values], limit, from);
}

function goThrough(database: Database, hits: Hits, { where, values, order, byIndex }: Ordered, from: number, limit: number): readonly number[] {
  const rest = `${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY ${order}`;
  const found: number[] = [];
  let [start, passed] = [0, 0];
  for (let stretch = byIndex ? firstStretch : -1; ; stretch *= 2) {
    const keys = joinedKeys(database, rest, values, stretch, start);
    for (const key of keys) {
      if (!hits.has(key) || passed++ < from) continue;
      found.push(key);
      if (found.length === limit) return found;
    }
    if (stretch < 0 || keys.length < stretch) return found;
    start += stretch;
  }
}

function joinedKeys(database: Database, rest: string, values: readonly SqlValue[], limit: number, offset: number): readonly number[] {
  const sql = `SELECT group_concat(key) FROM (SELECT a.key AS key FROM article a ${rest} LIMIT ? OFFSET ?)`;
  const [joined] = database.row(sql, ...values, limit, offset) ?? [];
  return typeof joined === 'string' ? numbersIn(joined) : [];
}

/** Whole numbers with commas between them. */
function numbersIn(joined: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (let at = 0; at < joined.length; at++) {
    const unit = joined.charCodeAt(at);
    if (unit === comma) {
      numbers.push(number);
      number = 0;
    } else number = number * 10 + unit - zero;
  }
  numbers.push(number);
  return numbers;
}
