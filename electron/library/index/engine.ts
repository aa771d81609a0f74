import { setTimeout as pause } from 'node:timers/promises';
import { ZodError } from 'zod';
import type { Article } from '#domain/article.ts';
import { sourceWords } from '#domain/markdown/sourceWords.ts';
import { nearFirstHit, snippetOf } from '#domain/search/snippet.ts';
import type { ListPage, ListQuery } from '../../newsroom/ports.ts';
import { articleFile, articleFolder } from '../places.ts';
import { type Database, isBroken, isPlaceAtFault, memoryDatabase, openDatabase, removeDatabase } from './database.ts';
import { putEntry, removeEntry, type Seen, searchedFields } from './entry.ts';
import { lookAt, peekAtArticle, readArticleFile } from './look.ts';
import type { AskName, Asks, IndexStart, Told } from './messages.ts';
import { type Found, facetsOf, find, findIds } from './query.ts';
import { makeTexts } from './recentTexts.ts';
import { type Scan, startScan } from './scan.ts';
import { findSimilar } from './similar.ts';

/**
 * The index at work: takes what was saved, answers lists, and in small slices between them compares the articles' files with
 * what it knows. Runs in a thread of its own; where none can be started, in the library's.
 */
export interface Engine {
  note(article: Article, seen: Seen): void;
  forget(id: string): void;
  ask<N extends AskName>(name: N, input: Asks[N]['input']): Promise<Asks[N]['output']>;
}

/** How long one slice of background work may take, in ms: a search that comes meanwhile waits no longer than that. */
const slice = 4;
/** Texts that are being typed are put in when the typing pauses, or when somebody searches. In ms. */
const quiet = 400;
/** A list of what is not complete waits so long, in ms: a small library is there by then. */
const patience = 150;
/** UTF-16 units of the texts that are kept for snippets: some two thousand articles, 6 MB. */
const textsKept = 3_000_000;
/** The files are compared again after this time, in ms, but never so often that it takes more than a hundredth of the time. */
const shortestPause = 5000;
/** From a start after a good end to the first comparison, in ms. */
const startPause = 1500;
const pauseFactor = 100;
/** While somebody keeps asking (no longer than this since the last question), a comparison that nobody waits for steps back. In ms. */
const askedLately = 250;
/** … so long between two slices, in ms. */
const stepBack = 60;

export function startEngine(start: IndexStart, tell: (told: Told) => void): Engine {
  return new Indexer(start, tell);
}

/** A class for once: one thing with a life, whose parts all change together. Only `startEngine` makes it. */
class Indexer implements Engine {
  private readonly start: IndexStart;
  private readonly tell: (told: Told) => void;
  private database: Database;
  /** What was saved and is not in the tables yet, by id. */
  private readonly pending = new Map<string, { readonly article: Article; readonly seen: Seen }>();
  /** Files that could not be read, and their stamps then. */
  private readonly troubles = new Map<string, string | undefined>();
  private readonly texts = makeTexts(textsKept);
  private scan: Scan | undefined;
  private readonly waiting: (() => void)[] = [];
  /** Everything that was there when the library was opened is in the tables. */
  private complete: boolean;
  /** The disk takes no index: it is held in memory, and what stands on the disk is out of order. */
  private inMemory = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flushTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  /** When somebody last asked, in ms of `performance.now()`. */
  private asked = Number.NEGATIVE_INFINITY;

  constructor(start: IndexStart, tell: (told: Told) => void) {
    this.start = start;
    this.tell = tell;
    this.database = this.openOnDisk();
    this.complete = start.clean && !this.database.isNew;
    // After a good end nobody waits for the first look: the window's own first questions come before it.
    if (this.complete) this.beginScanIn(startPause);
    else this.beginScan(!start.clean);
  }

  private openOnDisk(): Database {
    try {
      return openDatabase(this.start.file);
    } catch (error) {
      this.report(error, 'it cannot be kept on the disk');
      this.inMemory = true;
      return memoryDatabase();
    }
  }

  note(article: Article, seen: Seen): void {
    this.pending.set(article.id, { article, seen });
    const file = articleFile(article.id);
    if (this.troubles.delete(file)) this.tell({ type: 'healed', id: article.id, file });
    this.flushTimer ??= setTimeout(() => this.flush(), quiet);
  }

  forget(id: string): void {
    this.pending.delete(id);
    this.attempt('forget', () => removeEntry(this.database, id));
  }

  async ask<N extends AskName>(name: N, input: Asks[N]['input']): Promise<Asks[N]['output']> {
    this.asked = performance.now();
    const answers: { [K in AskName]: (given: never) => Promise<Asks[K]['output']> | Asks[K]['output'] } = {
      list: (query: ListQuery) => this.list(query),
      ids: (query: ListQuery) => this.read((database) => findIds(database, query)),
      facets: () => this.read(facetsOf),
      similar: (wanted: Asks['similar']['input']) => this.read((database) => findSimilar(database, wanted)),
      look: async () => {
        await this.nextScan();
        return null;
      },
      hurry: () => this.hurry(),
      close: () => this.close(),
    };
    return answers[name](input as never) as Promise<Asks[N]['output']>;
  }

  private async list(query: ListQuery): Promise<ListPage> {
    if (query.settled) await this.nextScan();
    else if (!this.complete) await Promise.race([this.nextScan(), pause(patience)]);
    const { total, groups, articles, terms }: Found = this.checked(query);
    const sought = terms.long.length + terms.short.length > 0;
    return {
      total,
      groups,
      articles: sought ? articles.map((article) => ({ ...article, ...this.snippet(article.id, terms) })) : articles,
      complete: this.complete && this.pending.size === 0,
    };
  }

  /** What is shown is looked at: nothing that another program has taken away, or changed, since the last scan. */
  private checked(query: ListQuery): Found {
    const found = this.read((database) => find(database, query));
    const changed = found.articles.map(({ id }) => id).filter((id) => !this.isAsOnDisk(id));
    if (changed.length === 0) return found;
    const tidied = changed.filter((id) => this.attempt('look', () => this.readAgain(id)));
    this.tell({ type: 'changed', ids: tidied.slice(0, 100) });
    return this.read((database) => find(database, query));
  }

  private stampOf(id: string): string | undefined {
    return this.database.row('SELECT stamp FROM article WHERE id = ?', id)?.[0] as string | undefined;
  }

  private isAsOnDisk(id: string): boolean {
    const stamp = this.stampOf(id);
    try {
      return lookAt(this.start.root, articleFile(id)) === stamp;
    } catch (error) {
      this.report(error, `article ${id}`);
      return true;
    }
  }

  /** An article whose file is another, or gone. One that cannot be read is told by the next scan. */
  private readAgain(id: string): void {
    const reading = readArticleFile(this.start.root, articleFolder(id, 'read'), id);
    if (reading !== 'unborn' && 'article' in reading) putEntry(this.database, reading.article, reading.seen);
    else removeEntry(this.database, id);
  }

  /** Nobody waits any more: the library is being closed. */
  private hurry(): null {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.scan?.finish();
    this.scan = undefined;
    for (const resolve of this.waiting.splice(0)) resolve();
    return null;
  }

  /** The piece of an article around the first hit: from the file, since the index holds no texts. */
  private snippet(id: string, terms: Found['terms']) {
    const article = this.texts.get(id, this.stampOf(id) ?? '', () => peekAtArticle(this.start.root, articleFile(id)));
    if (!article) return {};
    const near = snippetOf(sourceWords(nearFirstHit(article.body, terms)), terms);
    if (near) return { snippet: near };
    const { body, people, title } = searchedFields(article);
    // What is in the title is marked there; a piece of the text says more.
    const snippet = snippetOf(body, terms) ?? snippetOf(people, terms) ?? snippetOf(title, terms);
    return snippet ? { snippet } : {};
  }

  /** Reads from the tables, with everything in them that was saved. A broken file is thrown away and built again. */
  private read<T>(reading: (database: Database) => T): T {
    this.flush();
    try {
      return reading(this.database);
    } catch (error) {
      if (!this.mend(error)) throw error;
      return reading(this.database);
    }
  }

  private flush(): void {
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    for (const [id, { article, seen }] of this.pending) {
      if (this.attempt('save', () => putEntry(this.database, article, seen))) this.pending.delete(id);
    }
    // A full disk: tried again, and until then lists say that they may be incomplete.
    if (this.pending.size > 0 && !this.closed) this.flushTimer = setTimeout(() => this.flush(), shortestPause);
  }

  /** One change of the tables, whole or not at all. False when it failed. */
  private attempt(what: string, change: () => void): boolean {
    try {
      // What a scan has written so far stands by itself: a failure here must not take it along.
      if (this.database.inTransaction) this.database.commit();
      this.database.begin();
      try {
        change();
        this.database.commit();
      } catch (error) {
        this.database.rollback();
        throw error;
      }
      return true;
    } catch (error) {
      if (!this.mend(error)) this.report(error, what);
      return false;
    }
  }

  /** A broken file is thrown away; where the disk takes none, the index goes on in memory. False when it is neither. */
  private mend(error: unknown): boolean {
    const refused = isPlaceAtFault(error) && !this.inMemory;
    // Rows that are not what was written are as bad as a broken file.
    const isNonsense = error instanceof SyntaxError || error instanceof ZodError;
    if (!refused && !isNonsense && !isBroken(error)) return false;
    this.report(error, refused ? 'it cannot be kept on the disk' : 'it is broken and built again');
    this.scan = undefined;
    this.database.close();
    this.inMemory ||= refused;
    if (!this.inMemory) removeDatabase(this.start.file);
    this.database = this.inMemory ? memoryDatabase() : this.openOnDisk();
    this.complete = false;
    this.beginScan(false);
    return true;
  }

  private report(error: unknown, what: string): void {
    this.tell({ type: 'report', what: `index: ${what}`, message: error instanceof Error ? error.message : String(error) });
  }

  /** Resolves when a scan that began after now, or whose end is still to come for the first time, is over. */
  private nextScan(): Promise<void> {
    const done = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.complete || !this.scan) this.beginScan(false);
    return done;
  }

  private beginScan(thorough: boolean): void {
    clearTimeout(this.timer);
    const { root, session } = this.start;
    this.scan?.finish();
    // First what was saved, so that the scan compares the files with it.
    this.flush();
    this.scan = startScan({
      root,
      session,
      thorough,
      building: !this.complete,
      troubles: this.troubles,
      database: () => this.database,
      pending: this.pending,
      tell: this.tell,
      report: (error, what) => this.report(error, what),
    });
    this.timer = setTimeout(() => this.work(), 0);
  }

  /** A slice of the scan; the next one follows after whoever has asked meanwhile. */
  private work(): void {
    const scan = this.scan;
    if (this.closed || !scan) return;
    const until = performance.now() + slice;
    try {
      while (performance.now() < until) {
        if (scan.step()) continue;
        this.scanned(scan);
        return;
      }
    } catch (error) {
      if (!this.mend(error)) {
        this.report(error, 'look');
        this.scanned(scan, true);
      }
      return;
    }
    const isInTheWay = this.complete && this.waiting.length === 0 && performance.now() - this.asked < askedLately;
    if (isInTheWay) this.timer = setTimeout(() => this.work(), stepBack);
    else setImmediate(() => this.work());
  }

  private scanned(scan: Scan, failed = false): void {
    this.scan = undefined;
    let taken = 0;
    try {
      taken = scan.finish();
      this.complete ||= !failed;
    } catch (error) {
      this.report(error, 'look');
      if (this.database.inTransaction) this.database.rollback();
    }
    for (const resolve of this.waiting.splice(0)) resolve();
    this.beginScanIn(Math.max(shortestPause, taken * pauseFactor));
  }

  private beginScanIn(wait: number): void {
    this.timer = setTimeout(() => this.beginScan(false), wait);
    this.timer.unref?.();
  }

  private async close(): Promise<boolean> {
    this.flush();
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.flushTimer);
    for (const resolve of this.waiting.splice(0)) resolve();
    this.scan?.finish();
    const inOrder = this.complete && this.pending.size === 0 && !this.inMemory;
    this.database.close();
    return inOrder;
  }
}
