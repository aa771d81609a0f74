import type { ArticleSummary } from '#domain/article.ts';
import { type Days, daysIn } from '#domain/days.ts';
import type { ListFilter, ListOrder } from '#domain/query.ts';
import { isEmpty, pairs, readTerms, type Terms } from '#domain/search/terms.ts';
import type { Facets, ListQuery } from '../../newsroom/ports.ts';
import type { Database, SqlValue } from './database.ts';
import { summaryColumns, summaryOf } from './entry.ts';

/** Lists out of the index. */

/** What a query asks for, in SQL. */
interface Asked {
  readonly conditions: readonly Condition[];
  readonly terms: Terms;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** What the index of texts says. */
  readonly isText?: boolean;
  /** Counts the same without a look at the articles. */
  readonly counted?: string;
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
  const total = countOf(database, asked);
  const rows = query.limit === 0 ? [] : pageOf(database, query, asked, total, summaryColumns);
  return { total, groups: groupsOf(database, query, asked, days), articles: rows.map(summaryOf), terms: asked.terms };
}

export function findIds(database: Database, query: Query): readonly string[] {
  const asked = ask(query.filter, daysOf(query.timeZone));
  return asked ? pageOf(database, query, asked, countOf(database, asked), 'a.id').map(([id]) => id as string) : [];
}

/** Above so many hits it is quicker to go through all articles in their order than to look each hit up and sort. */
const many = 2000;

function countOf(database: Database, { conditions }: Pick<Asked, 'conditions'>): number {
  const [only] = conditions.length === 1 ? conditions : [];
  const sql = only?.counted ?? `SELECT count(*) FROM article a ${whereOf(conditions)}`;
  return database.row(sql, ...valuesOf(conditions))?.[0] as number;
}

function pageOf(database: Database, query: Query, asked: Asked, total: number, columns: string): readonly (readonly unknown[])[] {
  const { terms } = asked;
  if (query.order !== 'best' || query.group === 'day' || terms.long.length === 0) {
    return rowsOf(database, asked.conditions, total, `${columns}`, orderOf(query), query.limit, query.from);
  }
  // Tier by tier: titles first, then names and keywords, then texts; each in its own order, so that none is sorted as a whole.
  const all = matchAll(terms.long);
  const rest = asked.conditions.filter(({ isText }) => !isText);
  const tiers = [matching('head', `{title} : (${all})`), matching('head', all), matching('text', all)];
  const rows: (readonly unknown[])[] = [];
  let [before, passed]: [Condition | undefined, number] = [undefined, 0];
  for (const [index, tier] of tiers.entries()) {
    const upTo = index === tiers.length - 1 ? total : countOf(database, { conditions: [tier, ...rest] });
    const size = upTo - passed;
    const conditions = [tier, ...(before && passed > 0 ? [excluding(before)] : []), ...rest];
    const skip = Math.max(0, query.from - passed);
    if (skip < size) rows.push(...rowsOf(database, conditions, size, columns, orderOf(query), query.limit - rows.length, skip));
    if (rows.length >= query.limit) break;
    [before, passed] = [tier, upTo];
  }
  return rows;
}

/** Articles of which the texts, or what stands above them, fit. */
function matching(table: 'text' | 'head', match: string): Condition {
  return {
    sql: `a.key IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`,
    values: [match],
    counted: `SELECT count(*) FROM ${table} WHERE ${table} MATCH ?`,
  };
}

function excluding({ sql, values }: Condition): Condition {
  return { sql: sql.replace(' IN ', ' NOT IN '), values };
}

function rowsOf(
  database: Database,
  conditions: readonly Condition[],
  total: number,
  columns: string,
  order: string,
  limit: number,
  from: number,
): readonly (readonly unknown[])[] {
  // The plus keeps SQLite from looking up each hit; it goes through the order's own index instead.
  const where = whereOf(conditions.map(({ sql, ...rest }) => ({ ...rest, sql: total > many && sql.startsWith('a.key IN') ? `+${sql}` : sql })));
  return database.rows(`SELECT ${columns} FROM article a ${where} ORDER BY ${order} LIMIT ? OFFSET ?`, ...valuesOf(conditions), limit, from);
}

function whereOf(conditions: readonly Pick<Condition, 'sql'>[]): string {
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
  if (terms.long.length > 0) {
    conditions.push({ ...matching('text', matchAll(terms.long)), isText: true });
  }
  for (const sign of terms.short) add('instr(a.foldedTitle, ?) > 0', sign);
  if (filter.channel !== undefined) add('a.channel = ?', filter.channel);
  if (filter.state !== undefined) add('a.state = ?', filter.state);
  if (filter.author !== undefined) add('a.key IN (SELECT article FROM author WHERE name = ?)', filter.author);
  if (filter.from !== undefined) add('a.updated >= ?', days.bounds(filter.from).start);
  if (filter.to !== undefined) add('a.updated < ?', days.bounds(filter.to).end);
  return { conditions, terms };
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

function countGroups(database: Database, { group, order, descending }: Query, { conditions }: Asked, days: Days): Found['groups'] {
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
