import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { calls } from '#contract/calls.ts';
import { type Dispatch, type Handlers, makeDispatch } from '#contract/dispatch.ts';
import type { DeskEvent } from '#contract/events.ts';
import { refusal } from '#contract/reply.ts';
import { type Article, emptyArticle } from '#domain/article.ts';
import { type ChosenTable, makeChosenFiles } from '../../electron/hosts/chosen.ts';
import type { ReadMedia } from '../../electron/hosts/site.ts';

/** A newsroom of a few real handlers in memory, for tests of the hosts alone. */
export interface SmallNewsroom {
  readonly dispatch: Dispatch;
  readonly files: ChosenTable;
  /** What nobody coded, as it was reported. */
  readonly reported: { readonly error: unknown; readonly where: string }[];
  readonly report: (error: unknown, where: string) => void;
  readonly readMedia: ReadMedia;
  subscribe(listener: (event: DeskEvent) => void): () => void;
  announce(event: DeskEvent): void;
}

export function makeSmallNewsroom(): SmallNewsroom {
  const listeners = new Set<(event: DeskEvent) => void>();
  const announce = (event: DeskEvent) => {
    for (const listener of listeners) listener(event);
  };
  const reported: { error: unknown; where: string }[] = [];
  const report = (error: unknown, where: string) => void reported.push({ error, where });
  const files = makeChosenFiles();
  const articles = new Map<string, Article>();
  const pictures = new Map<string, Uint8Array>();

  const absent = (name: string) => async () => {
    throw refusal('not-allowed', name, 'request', 'the small newsroom has no such desk');
  };
  const handlers: Handlers = {
    ...(Object.fromEntries(Object.keys(calls).map((name) => [name, absent(name)])) as unknown as Handlers),
    'article.create': async ({ fields }, { client }) => {
      if (fields.title === 'explode') throw new Error('the secret inside');
      const article = { ...emptyArticle(randomUUID(), '2026-01-02T03:04:05.678Z'), ...fields, revision: 1 };
      articles.set(article.id, article);
      announce({ type: 'article.created', id: article.id, by: client });
      return article;
    },
    'article.read': async ({ id }) => {
      const article = articles.get(id);
      if (!article) throw refusal('not-found', `article ${id}`, 'read', 'there is no such article');
      return { article, changedOutside: false, rivals: [], recovery: null };
    },
    'media.add': async ({ article, data }) => {
      const bytes = Buffer.from(data, 'base64');
      const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      pictures.set(`${article}/${id}.png`, bytes);
      return { id, medium: { file: `${id}.png`, type: 'image/png', width: 1, height: 1, bytes: bytes.length, caption: '', credit: '', alt: '' } };
    },
    'import.files': async ({ files: tokens }) =>
      Promise.all(
        tokens.map(async (token) => {
          const { path, name } = files.toRead(token);
          return { file: name, imported: { id: randomUUID(), title: await readFile(path, 'utf8'), warnings: [], similar: [] } };
        }),
      ),
    'package.export': async ({ target }) => {
      const { path } = files.toWrite(target);
      await writeFile(path, 'a package');
      return { path, files: 1, findings: [], warnings: [], similar: [] };
    },
  };

  return {
    dispatch: makeDispatch(handlers, report),
    files,
    reported,
    report,
    announce,
    readMedia: async (article, file) => {
      const bytes = pictures.get(`${article}/${file}`);
      if (!bytes) throw refusal('not-found', file, 'read', 'there is no such picture');
      return { type: 'image/png', bytes };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The smallest picture: one transparent pixel, PNG, base64. */
export const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
