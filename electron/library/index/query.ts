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
  readonly from: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
  readonly terms: Terms;
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
  const total = database.row(`SELECT count(*) ${asked.from} ${asked.where}`, ...asked.values)?.[0] as number;
  const rows =
    query.limit === 0
      ? []
      : database.rows(
          `SELECT ${summaryColumns} ${asked.from} ${asked.where} ORDER BY ${orderOf(query, asked.terms)} LIMIT ? OFFSET ?`,
          ...asked.values,
          ...orderValues(query, asked.terms),
          query.limit,
          query.from,
        );
  return { total, groups: groupsOf(database, query, asked, days), articles: rows.map(summaryOf), terms: asked.terms };
}

export function findIds(database: Database, query: Query): readonly string[] {
  const asked = ask(query.filter, daysOf(query.timeZone));
  if (!asked) return [];
  const sql = `SELECT a.id ${asked.from} ${asked.where} ORDER BY ${orderOf(query, asked.terms)} LIMIT ? OFFSET ?`;
  return database.rows(sql, ...asked.values, ...orderValues(query, asked.terms), query.limit, query.from).map(([id]) => id as string);
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
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, ...given: SqlValue[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  const text = filter.text?.trim() ?? '';
  const terms = readTerms(text);
  if (text !== '' && isEmpty(terms)) return undefined;
  if (terms.long.length > 0) add('text MATCH ?', matchAll(terms.long));
  for (const sign of terms.short) add('instr(a.foldedTitle, ?) > 0', sign);
  if (filter.channel !== undefined) add('a.channel = ?', filter.channel);
  if (filter.state !== undefined) add('a.state = ?', filter.state);
  if (filter.author !== undefined) add('a.key IN (SELECT article FROM author WHERE name = ?)', filter.author);
  if (filter.from !== undefined) add('a.updated >= ?', days.bounds(filter.from).start);
  if (filter.to !== undefined) add('a.updated < ?', days.bounds(filter.to).end);
  const from = terms.long.length > 0 ? 'FROM text JOIN article a ON a.key = text.rowid' : 'FROM article a';
  return { from, where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values, terms };
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

function orderOf({ order, descending, group }: Query, { long }: Terms): string {
  const way = descending ? 'DESC' : 'ASC';
  // Days are groups of the time of change, whichever way the articles within are asked for.
  const grouped = group === 'channel' ? 'a.channel ASC, ' : '';
  if (group === 'day') return `a.updated ${order === 'changed' ? way : 'DESC'}, a.key ${order === 'changed' ? way : 'DESC'}`;
  if (order === 'best') {
    const ranks =
      long.length > 0
        ? '(CASE WHEN a.key IN (SELECT rowid FROM text WHERE text MATCH ?) THEN 0 WHEN a.key IN (SELECT rowid FROM text WHERE text MATCH ?) THEN 1 ELSE 2 END), '
        : '';
    return `${grouped}${ranks}a.updated DESC, a.key DESC`;
  }
  const tie = order === 'changed' ? `a.key ${way}` : 'a.updated DESC, a.key DESC';
  return `${grouped}${orders[order]} ${way}, ${tie}`;
}

/** Titles first, then names and keywords. */
function orderValues({ order, group }: Query, { long }: Terms): readonly SqlValue[] {
  if (order !== 'best' || group === 'day' || long.length === 0) return [];
  const all = matchAll(long);
  return [`{title} : (${all})`, `{title people} : (${all})`];
}

function groupsOf(database: Database, { group, order, descending }: Query, { from, where, values }: Asked, days: Days): Found['groups'] {
  if (group === 'none') return [];
  if (group === 'channel') {
    const rows = database.rows(`SELECT a.channel, count(*) ${from} ${where} GROUP BY a.channel ORDER BY a.channel`, ...values);
    return rows.map(([key, count]) => ({ key: key as string, count: count as number }));
  }
  const way = order === 'changed' && !descending ? 'ASC' : 'DESC';
  // One text instead of a row an article: of 50,000 rows each would be an object.
  const joined = database.row(
    `SELECT group_concat(updated) FROM (SELECT a.updated AS updated ${from} ${where} ORDER BY a.updated ${way})`,
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
