import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import { type Article, emptyArticle } from '#domain/article.ts';
import { refusal } from '#domain/result.ts';
import type { Host } from '../../../renderer/bridge/host.ts';

type Answers = { [N in CallName]?: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>> };

export interface FakeHost extends Host {
  /** What was asked, in order: the call and what went in. Farewells are among them. */
  readonly asked: (readonly [CallName, unknown])[];
  /** Calls of one name. */
  askedFor<N extends CallName>(name: N): CallInput<N>[];
}

/** A host that answers what the test says, and refuses the rest as unreachable. */
export function fakeHost(answers: Answers, more: Partial<Host> = {}): FakeHost {
  const asked: (readonly [CallName, unknown])[] = [];
  const nothing = () => Promise.reject(new Error('not in this test'));
  return {
    kind: 'desktop',
    client: 'this-window',
    call: async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
      asked.push([name, input]);
      const answer = answers[name] as ((input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>) | undefined;
      if (!answer) throw refusal('unreachable', name, 'request', 'nobody answers');
      return answer(input);
    },
    farewell: (name, input) => void asked.push([name, input]),
    subscribe: () => () => undefined,
    picture: nothing,
    choose: nothing,
    chooseIncoming: nothing,
    choosePictures: nothing,
    handed: async () => [],
    clipboardPictures: async () => new Map(),
    offer: nothing,
    chooseTarget: nothing,
    printPage: nothing,
    ...more,
    asked,
    askedFor: <N extends CallName>(name: N) => asked.filter(([call]) => call === name).map(([, input]) => input as CallInput<N>),
  };
}

export const [one, two] = ['0198c0de-0000-7000-8000-00000000000a', '0198c0de-0000-7000-8000-00000000000b'] as const;

export function articleOf(id: string, changes: Partial<Article> = {}): Article {
  return { ...emptyArticle(id, '2026-03-05T02:00:00.000Z'), title: '新桥通车', body: '原文。', revision: 3, ...changes };
}

/** What `article.read` says of an article without anything special. */
export function readOf(article: Article): CallOutput<'article.read'> {
  return { article, changedOutside: false, rivals: [], recovery: null };
}
