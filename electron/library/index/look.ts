import { lstatSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Article, uuid } from '#domain/article.ts';
import { type Failure, failureOf, refusal } from '#domain/result.ts';
import { decodeRecord, maxRecordBytes } from '../adapter.ts';
import { errorCode, stampOf } from '../disk.ts';
import { isForeignTemporary, isTemporary, readRefusal } from '../durable.ts';
import { articleForm } from '../forms.ts';
import { articleFolder, articlesFolder, comingReview } from '../places.ts';
import type { Seen } from './entry.ts';

/**
 * How the articles lie on disk, looked at by the index's own thread: without waiting between two calls, which for tens of
 * thousands of small looks costs a tenth of asking one by one.
 */

export interface MonthFolder {
  /** Relative to the library. */
  readonly folder: string;
  readonly ids: readonly string[];
}

export interface Places {
  readonly months: readonly MonthFolder[];
  /** What stands where a folder belongs and leads elsewhere. */
  readonly links: readonly string[];
}

/** Every month that holds articles, newest first, and the articles' ids in it. One step reads one folder. */
export function* readPlaces(root: string): Generator<void, Places> {
  const links: string[] = [];
  const below = (folder: string, isOurs: (name: string) => boolean): string[] => {
    const entries = entriesOf(join(root, folder)).filter(({ name }) => isOurs(name));
    for (const entry of entries) if (!entry.isDirectory() && !entry.isFile()) links.push(`${folder}/${entry.name}`);
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
      .reverse();
  };
  const months: MonthFolder[] = [];
  for (const year of below(articlesFolder, (name) => /^\d{4}$/.test(name))) {
    for (const month of below(`${articlesFolder}/${year}`, (name) => /^\d{2}$/.test(name))) {
      const folder = `${articlesFolder}/${year}/${month}`;
      months.push({ folder, ids: below(folder, (name) => uuid.safeParse(name).success) });
      yield;
    }
  }
  return { months, links };
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
    throw error;
  }
}

/** The stamp of an article's file; undefined when there is none. @throws Node's error for any other reason */
export function lookAt(root: string, file: string): string | undefined {
  const state = statSync(join(root, file), { bigint: true, throwIfNoEntry: false });
  return state && stampOf(state);
}

/** True when an article's folder and those above it are folders, and no links that lead elsewhere. */
export function isReal(root: string, folder: string): boolean {
  const parts = folder.split('/');
  return parts.every((_, at) => lstatSync(join(root, ...parts.slice(0, at + 1)), { throwIfNoEntry: false })?.isDirectory() === true);
}

/** An article's text for a snippet: unchecked, for it was checked when it went into the index. Undefined when it cannot be read. */
export function peekAtArticle(root: string, file: string): Article | undefined {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')) as Article;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) !== '') return undefined;
    throw error;
  }
}

export type Reading =
  | { readonly article: Article; readonly seen: Seen; readonly changedOutside: boolean }
  /** A folder whose article was never acknowledged. */
  | 'unborn'
  | { readonly failure: Failure };

/** Reads an article as the library does. */
export function readArticleFile(root: string, folder: string, id: string): Reading {
  const file = `${folder}/article.json`;
  try {
    if (articleFolder(id, 'read') !== folder) throw refusal('invalid', folder, 'read', `it belongs under ${articleFolder(id, 'read')}`);
    const path = join(root, file);
    const state = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!state) {
      if (entriesOf(join(root, folder)).every(({ name }) => name === 'media' || name === 'original' || name === comingReview || isTemporary(name)))
        return 'unborn';
      throw refusal('not-found', file, 'read', 'article.json is missing');
    }
    if (!state.isFile()) throw refusal('damaged', file, 'read', 'it is not a file');
    if (state.size > maxRecordBytes) throw refusal('damaged', file, 'read', 'it is far too large to be ours');
    const { value, checksum, changedOutside } = decodeRecord(readFileSync(path), file, articleForm);
    if (value.id !== id) throw refusal('invalid', file, 'read', `id: it is the text of article ${value.id}`, { field: 'id' });
    return { article: value, seen: { stamp: stampOf(state), checksum }, changedOutside };
  } catch (error) {
    const failure = failureOf(failureOf(error) ? error : readRefusal(error, file));
    if (!failure) throw error;
    return { failure };
  }
}

/** Removes the temp files of dead sessions from an article's folder and those below it. */
export function sweepArticle(root: string, folder: string, session: string, report: (error: unknown, what: string) => void): void {
  for (const entry of entriesOf(join(root, folder))) {
    if (entry.isDirectory()) sweepArticle(root, `${folder}/${entry.name}`, session, report);
    else if (isForeignTemporary(entry.name, session)) {
      try {
        unlinkSync(join(root, folder, entry.name));
      } catch (error) {
        report(error, `left-over ${folder}/${entry.name}`);
      }
    }
  }
}
