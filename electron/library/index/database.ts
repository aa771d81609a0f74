import { rmSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/**
 * The file of the derived index. Never the truth: whenever it is missing, of another form or damaged it is thrown away and
 * made anew from the articles.
 */

/** Grows with every change of the tables or of what is put into them: an index of another form is built again. */
const form = 2;

const tables = `
  CREATE TABLE article(
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- Of article.json as it was read: another stamp means that it has to be read again.
    stamp TEXT NOT NULL,
    checksum TEXT NOT NULL,
    title TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    authors TEXT NOT NULL,
    han INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    updatedAt TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    revision INTEGER NOT NULL,
    -- Folded title, for one sign and for likeness; folded beginning.
    foldedTitle TEXT NOT NULL,
    lead TEXT NOT NULL,
    titleOrder TEXT NOT NULL,
    authorOrder TEXT NOT NULL
  );
  CREATE INDEX byChange ON article(updated DESC, key DESC);
  CREATE INDEX byChannel ON article(channel, updated DESC, key DESC);
  CREATE INDEX byState ON article(state, updated DESC, key DESC);
  CREATE INDEX byTitle ON article(titleOrder, key);
  CREATE INDEX byAuthor ON article(authorOrder, key);
  CREATE INDEX byHan ON article(han, key);
  CREATE TABLE author(name TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(name, article)) WITHOUT ROWID;
  CREATE INDEX authorsOf ON author(article);
  -- Every two neighbouring signs as one word; the texts themselves stay in their files.
  CREATE VIRTUAL TABLE text USING fts5(title, people, body, content='', contentless_delete=1, tokenize='ascii', detail=full);
  -- Once more what stands above the text: of few words, so that the best hits are found without looking through all texts.
  CREATE VIRTUAL TABLE head USING fts5(title, people, content='', contentless_delete=1, tokenize='ascii', detail=full);
  CREATE TABLE likeness(band INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(band, article)) WITHOUT ROWID;
  CREATE INDEX likenessOf ON likeness(article);
`;

export type SqlValue = SQLInputValue;

export interface Database {
  readonly isNew: boolean;
  /** A prepared statement, kept. Rows come as arrays. */
  prepare(sql: string): StatementSync;
  run(sql: string, ...values: readonly SqlValue[]): number;
  rows(sql: string, ...values: readonly SqlValue[]): readonly (readonly unknown[])[];
  row(sql: string, ...values: readonly SqlValue[]): readonly unknown[] | undefined;
  begin(): void;
  commit(): void;
  /** Nothing when SQLite has rolled back by itself. */
  rollback(): void;
  readonly inTransaction: boolean;
  close(): void;
}

/** Opens the index, or makes a new one when there is none that can be used. @throws SQLite's error when none can be made */
export function openDatabase(file: string): Database {
  try {
    return opened(file, false);
  } catch {
    removeDatabase(file);
    return opened(file, true);
  }
}

export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

/** True when SQLite says that the file is no database, or a broken one. */
export function isBroken(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && [11, 26].includes(code & 0xff);
}

/** True when SQLite says that the place is at fault: full, read-only, failing, not to be opened. */
export function isPlaceAtFault(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && [8, 10, 13, 14].includes(code & 0xff);
}

/** An index that no disk can refuse, gone with the process. */
export function memoryDatabase(): Database {
  return opened(':memory:', true);
}

function opened(file: string, fresh: boolean): Database {
  const database = new DatabaseSync(file, { timeout: 1000 });
  try {
    // NORMAL cannot break the file at a power cut; it may lose the last changes, which the next look finds again.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY');
    const version = Number(Object.values(database.prepare('PRAGMA user_version').get() ?? {})[0]);
    const isNew = database.prepare('SELECT 1 FROM sqlite_master').get() === undefined;
    if (!isNew && version !== form) throw new Error('an index of another form');
    if (isNew) database.exec(`BEGIN; ${tables}; PRAGMA user_version = ${form}; COMMIT`);
    return around(database, isNew || fresh);
  } catch (error) {
    database.close();
    throw error;
  }
}

function around(database: DatabaseSync, isNew: boolean): Database {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    statements.set(sql, statement);
    return statement;
  };
  return {
    isNew,
    prepare,
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    rows: (sql, ...values) => prepare(sql).all(...values) as unknown as readonly (readonly unknown[])[],
    row: (sql, ...values) => prepare(sql).get(...values) as unknown as readonly unknown[] | undefined,
    begin: () => database.exec('BEGIN'),
    commit: () => database.exec('COMMIT'),
    rollback: () => {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
    get inTransaction() {
      return database.isTransaction;
    },
    close: () => database.close(),
  };
}
