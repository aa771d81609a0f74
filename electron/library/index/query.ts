import type { ArticleSummary } from '#domain/article.ts';
import { type Days, daysIn } from '#domain/days.ts';
import type { ListFilter, ListOrder } from '#domain/query.ts';
import { isEmpty, pairs, readTerms, type Terms } from '#domain/search/terms.ts';
import type { Facets, ListQuery } from '../../newsroom/ports.ts';
import type { Database, SqlValue } from './database.ts';
import { summaryColumns, summaryOf } from './entry.ts';
import { type Hits, hitsOf, keysInOrder, type Ordered, without } from './hits.ts';

/** Lists out of the index. */

/** What a query asks for. */
interface Asked {
  /** In SQL, but for the texts. */
  readonly conditions: readonly Condition[];
  readonly terms: Terms;
  /** What the index of texts is asked, where there is a text. */
  readonly match?: string;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

type Query = Omit<ListQuery, 'settled'>;

export interface Found {
  readonly total: number;
  readonly groups: readonly { readonly key: string; readonly count: number }[];
  readonly articles: readonly ArticleSummary[];
  readonly terms: Terms;
}

export function find(database: Database, query: Query): Found {
  const days = daysOf(query.timeZone);
  const asked = ask(query.filter, days);
  if (!asked) return { total: 0, groups: [], articles: [], terms: { long: [], short: [] } };
  const hits = asked.match === undefined ? undefined : hitsOf(database, 'text', asked.match);
  const rows = query.limit === 0 ? [] : pageOf(database, query, asked, hits, summaryColumns);
  return { total: countOf(database, asked, hits), groups: groupsOf(database, query, asked, days), articles: rows.map(summaryOf), terms: asked.terms };
}

export function findIds(database: Database, query: Query): readonly string[] {
  const asked = ask(query.filter, daysOf(query.timeZone));
  if (!asked) return [];
  const hits = asked.match === undefined ? undefined : hitsOf(database, 'text', asked.match);
  return pageOf(database, query, asked, hits, 'a.id').map(([id]) => id as string);
}

function countOf(database: Database, asked: Asked, hits: Hits | undefined): number {
  if (hits && (asked.conditions.length === 0 || hits.count === 0)) return hits.count;
  const conditions = allOf(asked);
  return database.row(`SELECT count(*) FROM article a ${whereOf(conditions)}`, ...valuesOf(conditions))?.[0] as number;
}

/** The conditions, and the texts as one more of them. */
function allOf({ conditions, match }: Asked): readonly Condition[] {
  return match === undefined ? conditions : [{ sql: 'a.key IN (SELECT rowid FROM text WHERE text MATCH ?)', values: [match] }, ...conditions];
}

type Rows = readonly (readonly unknown[])[];

function pageOf(database: Database, query: Query, asked: Asked, hits: Hits | undefined, columns: string): Rows {
  const { conditions, match } = asked;
  if (!hits || match === undefined) {
    const sql = `SELECT ${columns} FROM article a ${whereOf(conditions)} ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`;
    return database.rows(sql, ...valuesOf(conditions), query.limit, query.from);
  }
  const ordered: Ordered = {
    where: conditions.map(({ sql }) => sql),
    values: valuesOf(conditions),
    order: orderOf(query),
    byIndex: query.group !== 'channel' && ['changed', 'best'].includes(query.order),
  };
  const keys =
    query.order === 'best' && query.group !== 'day'
      ? bestFirst(database, query, match, hits, ordered)
      : keysInOrder(database, hits, ordered, query.from, query.limit);
  return rowsOf(database, keys, columns);
}

/** Tier by tier: titles first, then names and keywords, then texts; each in its own order, so that none is sorted as a whole. */
function bestFirst(database: Database, query: Query, match: string, hits: Hits, ordered: Ordered): readonly number[] {
  const titles = hitsOf(database, 'head', `{title} : (${match})`);
  const heads = hitsOf(database, 'head', match);
  // Every hit above a text is a hit of the text's table too.
  const tiers = [titles, without(heads, titles), without(hits, heads)];
  const keys: number[] = [];
  let skip = query.from;
  for (const tier of tiers) {
    keys.push(...keysInOrder(database, tier, ordered, skip, query.limit - keys.length));
    if (keys.length >= query.limit) break;
    // With nothing of this tier on the page, all of it stood before it.
    skip = keys.length > 0 ? 0 : skip - sizeOf(database, tier, ordered);
  }
  return keys;
}

/** How many articles of a tier there are for which everything else is true too. */
function sizeOf(database: Database, tier: Hits, { where, values }: Ordered): number {
  if (where.length === 0 || tier.count === 0) return tier.count;
  const sql = `SELECT count(*) FROM article a WHERE a.key IN (SELECT value FROM json_each(?)) AND ${where.join(' AND ')}`;
  return database.row(sql, tier.json(), ...values)?.[0] as number;
}

function rowsOf(database: Database, keys: readonly number[], columns: string): Rows {
  const sql = `SELECT a.key, ${columns} FROM article a WHERE a.key IN (SELECT value FROM json_each(?))`;
  const rows = new Map(database.rows(sql, JSON.stringify(keys)).map(([key, ...row]) => [key as number, row]));
  return keys.flatMap((key) => {
    const row = rows.get(key);
    return row ? [row] : [];
  });
}

function whereOf(conditions: readonly Condition[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` : '';
}

function valuesOf(conditions: readonly Condition[]): readonly SqlValue[] {
  return conditions.flatMap(({ values }) => values);
}

export function facetsOf(database: Database): Facets {
  const counted = (sql: string) => database.rows(sql).map(([key, count]) => ({ key: key as string, count: count as number }));
  return {
    channels: counted('SELECT channel, count(*) AS n FROM article GROUP BY channel ORDER BY n DESC, channel'),
    states: counted('SELECT state, count(*) AS n FROM article GROUP BY state ORDER BY n DESC, state') as unknown as Facets['states'],
    authors: counted('SELECT name, count(*) AS n FROM author GROUP BY name ORDER BY n DESC, name LIMIT 500'),
  };
}

const zones = new Map<string, Days>();

function daysOf(timeZone: string): Days {
  const days = zones.get(timeZone) ?? daysIn(timeZone);
  zones.set(timeZone, days);
  return days;
}

/** Undefined when nothing can fit: words without a single sign that is searched for. */
function ask(filter: ListFilter, days: Days): Asked | undefined {
  const conditions: Condition[] = [];
  const add = (sql: string, ...values: SqlValue[]) => void conditions.push({ sql, values });
  const text = filter.text?.trim() ?? '';
  const terms = readTerms(text);
  if (text !== '' && isEmpty(terms)) return undefined;
  for (const sign of terms.short) add('instr(a.foldedTitle, ?) > 0', sign);
  if (filter.channel !== undefined) add('a.channel = ?', filter.channel);
  if (filter.state !== undefined) add('a.state = ?', filter.state);
  if (filter.author !== undefined) add('a.key IN (SELECT article FROM author WHERE name = ?)', filter.author);
  if (filter.from !== undefined) add('a.updated >= ?', days.bounds(filter.from).start);
  if (filter.to !== undefined) add('a.updated < ?', days.bounds(filter.to).end);
  return { conditions, terms, ...(terms.long.length > 0 ? { match: matchAll(terms.long) } : {}) };
}

/** All terms, each anywhere: FTS5 phrases of pairs. No pair holds a double quote: folding passes over it. */
function matchAll(terms: readonly string[]): string {
  return terms.map((term) => `"${pairs(term)}"`).join(' AND ');
}

const orders: Record<Exclude<ListOrder, 'best'>, string> = {
  changed: 'a.updated',
  title: 'a.titleOrder',
  channel: 'a.channel',
  author: 'a.authorOrder',
  state: 'a.state',
  han: 'a.han',
};

function orderOf({ order, descending, group }: Query): string {
  const way = descending ? 'DESC' : 'ASC';
  // Days are groups of the time of change, whichever way the articles within are asked for.
  if (group === 'day') return `a.updated ${order === 'changed' ? way : 'DESC'}, a.key ${order === 'changed' ? way : 'DESC'}`;
  const grouped = group === 'channel' ? 'a.channel ASC, ' : '';
  if (order === 'best') return `${grouped}a.updated DESC, a.key DESC`;
  const tie = order === 'changed' ? `a.key ${way}` : 'a.updated DESC, a.key DESC';
  return `${grouped}${orders[order]} ${way}, ${tie}`;
}

/** Groups of lists asked for since the tables last changed: who scrolls asks for the same ones with every page. */
interface KnownGroups {
  changes: unknown;
  readonly groups: Map<string, Found['groups']>;
}
const knownGroups = new WeakMap<Database, KnownGroups>();

function groupsOf(database: Database, query: Query, asked: Asked, days: Days): Found['groups'] {
  if (query.group === 'none') return [];
  const changes = database.row('SELECT total_changes()')?.[0];
  const before = knownGroups.get(database);
  const known: KnownGroups = before !== undefined && before.changes === changes ? before : { changes, groups: new Map() };
  if (known !== before) knownGroups.set(database, known);
  const key = JSON.stringify([query.group, query.order, query.descending, query.timeZone, query.filter]);
  const groups = known.groups.get(key) ?? countGroups(database, query, asked, days);
  known.groups.set(key, groups);
  return groups;
}

function countGroups(database: Database, { group, order, descending }: Query, asked: Asked, days: Days): Found['groups'] {
  const conditions = allOf(asked);
  const [where, values] = [whereOf(conditions), valuesOf(conditions)];
  if (group === 'channel') {
    const rows = database.rows(`SELECT a.channel, count(*) FROM article a ${where} GROUP BY a.channel ORDER BY a.channel`, ...values);
    return rows.map(([key, count]) => ({ key: key as string, count: count as number }));
  }
  const way = order === 'changed' && !descending ? 'ASC' : 'DESC';
  // One text instead of a row an article: of 50,000 rows each would be an object.
  const joined = database.row(
    `SELECT group_concat(updated) FROM (SELECT a.updated AS updated FROM article a ${where} ORDER BY a.updated ${way})`,
    ...values,
  );
  const instants = typeof joined?.[0] === 'string' ? joined[0].split(',') : [];
  const groups: { key: string; count: number }[] = [];
  for (const instant of instants) {
    const key = days.of(Number(instant));
    const last = groups.at(-1);
    if (last?.key === key) last.count++;
    else groups.push({ key, count: 1 });
  }
  return groups;
}
