import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { backupStore } from '../../electron/library/backup/store.ts';
import { textChecksum } from '../../electron/library/ledger.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { hastyDisk } from './hastyDisk.ts';

/**
 * What a test knows of a library by what it was told. A claim names one thing (`article <id>`, `portal <key>`) and the state
 * it gets. From its beginning on that state may be found, once it is acknowledged it must be, until the next claim of the same
 * thing begins.
 */
export interface Witness {
  /** Awaited before the action begins, and after it was acknowledged. */
  begin(key: string, state: string): void | Promise<void>;
  done(key: string): void | Promise<void>;
}

/** Does what brings a thing into a state, under the eyes of a witness. When it fails, either state may be found. */
export async function claim<T>(witness: Witness, key: string, state: string, action: () => Promise<T>): Promise<T> {
  await witness.begin(key, state);
  const result = await action();
  await witness.done(key);
  return result;
}

interface Claimed {
  readonly state: string;
  readonly begun: number;
  done: number;
}

export interface Claims extends Witness {
  readonly keys: () => readonly string[];
  /** The states a thing may be in after the first `moment` steps of whatever the moments count. */
  allowed(key: string, moment?: number): readonly string[];
  /** Each thing is in the state it was found in, and in no other that it might have been in. */
  settle(found: ReadonlyMap<string, string>): void;
  /** What contradicts the claims, a sentence each. */
  contradictions(found: ReadonlyMap<string, string>, moment?: number): readonly string[];
}

export const absent = 'absent';
export const trashed = 'in the trash';

/** @param now counts the steps that were taken; by default all claims are looked at as they stand at last */
export function makeClaims(now: () => number = () => 0): Claims {
  const all = new Map<string, Claimed[]>();
  const claims: Claims = {
    begin: (key, state) => {
      const before = all.get(key) ?? [{ state: key === 'settings' ? 'plain' : absent, begun: 0, done: 0 }];
      all.set(key, [...before, { state, begun: now(), done: Number.POSITIVE_INFINITY }]);
    },
    done: (key) => {
      const last = all.get(key)?.at(-1);
      if (last) last.done = now();
    },
    keys: () => [...all.keys()],
    allowed: (key, moment = Number.MAX_SAFE_INTEGER) => {
      const claimed = all.get(key) ?? [];
      const acknowledged = claimed.findLastIndex(({ done }) => done <= moment);
      return claimed.slice(Math.max(acknowledged, 0)).flatMap(({ state, begun }, index) => (index === 0 || begun <= moment ? [state] : []));
    },
    settle: (found) => {
      for (const [key, state] of found) all.set(key, [{ state, begun: 0, done: 0 }]);
    },
    contradictions: (found, moment) =>
      [...found].flatMap(([key, state]) => {
        const allowed = claims.allowed(key, moment);
        return allowed.includes(state) ? [] : [`${key} is ${state}, and not ${allowed.join(' or ')}`];
      }),
  };
  return claims;
}

/** How the state of an article is told: its revision and its text. */
export function articleState(article: Article): string {
  return `revision ${article.revision}, ${textState(article)}`;
}

export function textState(article: Article): string {
  return `text ${textChecksum(article).slice(0, 12)}`;
}

type Observer = (library: Library, id: string, rest: string) => Promise<string>;

/** By the first word of a key. To claim a new kind of thing, add a line. */
const observers: Readonly<Record<string, Observer>> = {
  article: async (library, id) => articleState((await library.read(id)).article),
  media: async (library, id, file) => ((await library.readMedia(id, file)) ? 'whole' : absent),
  import: async (library, id, file) => {
    await library.read(id);
    if ((await observe(library, `media ${id} ${file}`)) !== 'whole') return 'without its picture';
    if (Buffer.compare(await library.readOriginal(id), await library.readMedia(id, file)) !== 0) return 'without its original';
    return Object.keys((await library.review(id)).suggestions).length === 1 ? 'whole' : 'without its remarks';
  },
  rival: async (library, id, text) => ((await library.rivals(id)).some(({ article }) => textChecksum(article) === text) ? 'kept' : absent),
  portal: async (library, key) => (await library.portal(key))?.name ?? absent,
  template: async (library, name) => (await library.template(name))?.html ?? absent,
  words: async (library) => (await library.words()).entries[0]?.word ?? absent,
  person: async (library, id) => (await library.people()).get(id)?.name ?? absent,
  decision: async (library, id) => {
    if (Object.keys((await library.review(id)).decisions).length === 0) return absent;
    const { article } = await library.read(id);
    const kept = (await library.snapshots(id)).filter(({ reason }) => reason !== 'typing');
    const texts = await Promise.all(kept.map(async ({ number }) => (await library.readSnapshot(id, number)).body));
    return texts.includes(article.body) ? 'with its text' : 'without its text';
  },
  acceptance: async (library, id) => {
    const isAccepted = Object.values((await library.review(id)).suggestions).some(({ decision }) => decision === 'accepted');
    if (!isAccepted) return absent;
    return (await library.read(id)).article.body.startsWith('雨情') ? 'in the text' : 'without its text';
  },
  snapshot: async (library, id, name) => {
    const kept = (await library.snapshots(id)).find((one) => one.name === name);
    return kept ? textState(await library.readSnapshot(id, kept.number)) : absent;
  },
  backup: async (library, number) => {
    const top = dirname(library.path);
    const folder = join(top, `restored-${number}`);
    const { articles } = await backupStore(hastyDisk()).restore(join(top, 'backups', `${number}.zip`), folder, {});
    await rm(folder, { recursive: true });
    return articles > 0 ? 'whole' : 'empty';
  },
  settings: async (library) => (await library.settings()).portal,
};

/** What a library shows of one thing; `refused: <code>` when it cannot. */
export async function observe(library: Library, key: string): Promise<string> {
  const [kind = '', id = '', rest = ''] = key.split(' ');
  const observer = observers[kind];
  if (!observer) throw new Error(`nobody looks at ${key}`);
  try {
    return await observer(library, id, rest);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (failure.code === 'trashed') return trashed;
    return failure.code === 'not-found' ? absent : `refused: ${failure.code}`;
  }
}

/** What there is to see of so many things. What belongs to an article that lies in the trash cannot be seen there. */
export async function observeAll(library: Library, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of keys) if (key.startsWith('article ')) found.set(key, await observe(library, key));
  for (const key of keys) {
    const article = `article ${key.split(' ')[1]}`;
    const isHidden = partsOfArticle.test(key) && (found.get(article) ?? (await observe(library, article))) === trashed;
    if (!isHidden && !found.has(key)) found.set(key, await observe(library, key));
  }
  return found;
}

const partsOfArticle = /^(media|rival|snapshot) /;
