import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import type { DeskEvent } from '#contract/events.ts';
import { refusal } from '#contract/reply.ts';
import { emptyArticle } from '#domain/article.ts';
import { initialSettings } from '#domain/settings.ts';
import type { Host } from '../../../renderer/bridge/host.ts';

/** A host over articles in memory, with the newsroom's answers in small; a test decides when each comes. */

export type FakeArticle = CallOutput<'article.list'>['articles'][number];

export interface Asked {
  readonly call: CallName;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface FakeHost {
  readonly host: Host;
  /** What has been asked, oldest first. */
  readonly asked: Asked[];
  /** In the order a list has them. */
  articles: FakeArticle[];
  /** Ids in the trash. */
  readonly trash: Map<string, FakeArticle>;
  complete: boolean;
  /** What is like anything that is asked about. */
  similar: CallOutput<'article.similar'>;
  imports: CallOutput<'import.files'>;
  problems: CallOutput<'library.problems'>;
  /** How many articles a batch exports before it is stopped. */
  batchEnds: number;
  /** Answers wait for `answer` as long as this is set. */
  held: boolean;
  /** Every call is refused. */
  broken: boolean;
  /** How many calls wait for their answers. */
  readonly waiting: number;
  /** Lets the oldest waiting call go. */
  answer(): Promise<void>;
  announce(event: DeskEvent): void;
}

/** Promises that are ready have gone through, whatever the clock says. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Counts downwards from the newest; `number` 0 is the last one changed. */
export function fakeArticle(number: number, changes: Partial<FakeArticle> = {}): FakeArticle {
  const id = `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const updatedAt = new Date(Date.UTC(2026, 2, 5, 4) - number * 3_600_000).toISOString();
  const channel = ['news', 'education', ''][number % 3] ?? '';
  return {
    id,
    title: `第${number}篇`,
    channel,
    state: 'draft',
    authors: ['林知夏'],
    han: 500,
    updatedAt,
    createdAt: updatedAt,
    revision: 1,
    ...changes,
  };
}

export function makeFakeHost(count = 0): FakeHost {
  const listeners = new Set<(event: DeskEvent) => void>();
  const gates: (() => void)[] = [];
  const fake: FakeHost = {
    host: {
      kind: 'browser',
      client: 'this-window',
      call: async <N extends CallName>(name: N, input: CallInput<N>) => {
        fake.asked.push({ call: name, input: input as Asked['input'] });
        if (fake.held) await new Promise<void>((go) => gates.push(go));
        if (fake.broken) throw refusal('unreachable', 'Copydesk', 'request', 'nobody answers');
        return structuredClone(answers(fake, name, input)) as CallOutput<N>;
      },
      farewell: () => undefined,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      picture: async () => '',
      choose: async () => [],
      chooseIncoming: async () => ({ files: [] }),
      handed: async () => [],
      choosePictures: async () => [],
      clipboardPictures: async () => new Map(),
      offer: async ({ name }) => ({ token: 'a'.repeat(16), name }),
      printPage: async () => null,
      chooseTarget: async (_kind, name) => ({ token: 'b'.repeat(16), name, finish: async () => undefined }),
    },
    asked: [],
    articles: Array.from({ length: count }, (_, number) => fakeArticle(number)),
    trash: new Map(),
    complete: true,
    similar: [],
    imports: [],
    problems: [],
    batchEnds: Number.POSITIVE_INFINITY,
    held: false,
    broken: false,
    get waiting() {
      return gates.length;
    },
    answer: async () => {
      gates.shift()?.();
      await settled();
    },
    announce: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  return fake;
}

function answers(fake: FakeHost, name: CallName, input: unknown): unknown {
  switch (name) {
    case 'library.open':
      return { name: '云溪', path: '/', isNew: false, settings: initialSettings, risks: [], version: '0' };
    case 'article.read':
      return read(fake, (input as CallInput<'article.read'>).id);
    case 'article.create': {
      const made = fakeArticle(fake.articles.length + 1000, { title: '' });
      fake.articles.unshift(made);
      return { id: made.id };
    }
    case 'import.files':
      return fake.imports;
    case 'library.problems':
      return fake.problems;
    case 'article.list':
      return listed(fake, input as CallInput<'article.list'>);
    case 'article.ids': {
      const { filter = {}, from = 0, limit = 100_000 } = input as CallInput<'article.ids'>;
      return fitting(fake, filter)
        .slice(from, from + limit)
        .map(({ id }) => id);
    }
    case 'article.facets':
      return facetsOf(fake);
    case 'article.trash': {
      const { ids } = input as CallInput<'article.trash'>;
      for (const one of fake.articles) if (ids.includes(one.id)) fake.trash.set(one.id, one);
      fake.articles = fake.articles.filter(({ id }) => !ids.includes(id));
      const trashed = ids.filter((id) => fake.trash.has(id));
      return { trashed, refused: ids.filter((id) => !fake.trash.has(id)).map((id) => ({ id, failure: missing(id) })) };
    }
    case 'trash.restore': {
      const { keys } = input as CallInput<'trash.restore'>;
      const back = keys.flatMap((key) => fake.trash.get(key) ?? []);
      for (const { id } of back) fake.trash.delete(id);
      fake.articles = [...fake.articles, ...back].sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
      return { restored: back.map(({ id }) => id), refused: [] };
    }
    case 'article.move': {
      const { ids, channel } = input as CallInput<'article.move'>;
      const moved = fake.articles.filter((one) => ids.includes(one.id)).map((one) => ({ id: one.id, from: one.channel }));
      fake.articles = fake.articles.map((one) => (ids.includes(one.id) ? { ...one, channel, revision: one.revision + 1 } : one));
      return { moved, refused: [] };
    }
    case 'package.batch':
      return exported(fake, input as CallInput<'package.batch'>);
    case 'article.similar':
      return fake.similar;
    case 'portal.list':
    case 'article.check':
      return [];
    default:
      return {};
  }
}

/** An article without a title is blocked; from `batchEnds` on none is begun. */
function exported(fake: FakeHost, { ids = [], portal = 'plain', resume = false }: CallInput<'package.batch'>): CallOutput<'package.batch'> {
  const failed = (id: string, code: 'blocked' | 'cancelled') => ({ code, thing: `article ${id}`, stage: 'export' as const, message: 'no title' });
  const results = ids.map((id, at) => {
    const title = fake.articles.find((one) => one.id === id)?.title ?? '';
    const failure = at >= fake.batchEnds ? failed(id, 'cancelled') : title === '' ? failed(id, 'blocked') : null;
    return {
      id,
      portal,
      title,
      path: failure ? null : `/${id}`,
      files: 9,
      findings: [],
      warnings: [],
      failure,
      skipped: failure === null && resume && at === 0,
    };
  });
  const stopped = ids.length > fake.batchEnds ? failed('', 'cancelled') : null;
  return { results, index: results.some(({ failure }) => failure === null) ? '/index.html' : null, stopped };
}

function fitting({ articles }: FakeHost, { text, channel, state, author }: NonNullable<CallInput<'article.list'>['filter']>): FakeArticle[] {
  return articles.filter(
    (one) =>
      (text === undefined || one.title.includes(text)) &&
      (channel === undefined || one.channel === channel) &&
      (state === undefined || one.state === state) &&
      (author === undefined || one.authors.includes(author)),
  );
}

function listed(fake: FakeHost, { filter = {}, group = 'none', from = 0, limit = 200 }: CallInput<'article.list'>): CallOutput<'article.list'> {
  const keyOf = (one: FakeArticle) => (group === 'day' ? one.updatedAt.slice(0, 10) : one.channel);
  const fit = fitting(fake, filter);
  if (group === 'channel') fit.sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
  const counts = new Map<string, number>();
  if (group !== 'none') for (const one of fit) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const groups = [...counts].map(([key, count]) => ({ key, count }));
  return { total: fit.length, groups, articles: fit.slice(from, from + limit), complete: fake.complete };
}

function facetsOf({ articles }: FakeHost): CallOutput<'article.facets'> {
  const count = <T extends string>(keys: readonly T[]) => [...new Set(keys)].map((key) => ({ key, count: keys.filter((one) => one === key).length }));
  return {
    channels: count(articles.map(({ channel }) => channel)),
    states: count(articles.map(({ state }) => state)),
    authors: count(articles.flatMap(({ authors }) => authors)),
  };
}

function read({ articles }: FakeHost, id: string): CallOutput<'article.read'> {
  const found = articles.find((one) => one.id === id);
  if (!found) throw refusal('not-found', id, 'read', 'it is not there');
  const { title, channel, revision, updatedAt } = found;
  return { article: { ...emptyArticle(id, updatedAt), title, channel, revision }, changedOutside: false, rivals: [], recovery: null };
}

function missing(id: string) {
  return { code: 'not-found' as const, thing: `article ${id}`, stage: 'read' as const, message: 'it is not there' };
}
