import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import { body, followBody, openBody } from './body.ts';
import { useCopy } from './copy.ts';
import { shown, theHost } from './session.ts';

/** Whether the library already has an article like the one being written. */
export type SimilarArticle = CallOutput<'article.similar'>[number];

export const useSimilar = create<{ readonly found: SimilarArticle | null }>(() => ({ found: null }));

/** In ms: quiet time after the last change, and the shortest time between two questions. */
const pace = { quiet: 2000, apart: 5000 } as const;
/** What is compared is the title and how the text begins, UTF-16 code units. */
const longestLead = 4000;

/** Articles for which somebody does not want to know, until the window closes. */
const dismissed = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastAsked = Number.NEGATIVE_INFINITY;
let turn = 0;

/** Follows the writing until the returned function is called. */
export function startSimilar(): () => void {
  lastAsked = Number.NEGATIVE_INFINITY;
  const stops = [
    followBody((event) => {
      if (event.type === 'changed' && event.origin === 'writer') touch();
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.opened !== before.opened || copy.id !== before.id) forget();
      else if (copy.fields?.title !== before.fields?.title) touch();
    }),
    forget,
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Says no more about the open article. */
export function dismissSimilar(): void {
  const { id } = useCopy.getState();
  if (id) dismissed.add(id);
  forget();
}

function forget(): void {
  turn += 1;
  clearTimeout(timer);
  if (useSimilar.getState().found) useSimilar.setState({ found: null });
}

function touch(): void {
  const { id } = useCopy.getState();
  if (!id || dismissed.has(id)) return;
  clearTimeout(timer);
  timer = setTimeout(() => void look(), Math.max(pace.quiet, lastAsked + pace.apart - performance.now()));
}

async function look(): Promise<void> {
  const { id, fields } = useCopy.getState();
  if (!id || !fields || openBody() !== id) return;
  turn += 1;
  const mine = turn;
  lastAsked = performance.now();
  try {
    const text = body()?.text().slice(0, longestLead) ?? '';
    const [found] = await theHost().call('article.similar', { id, title: fields.title, body: text });
    if (mine === turn) useSimilar.setState({ found: found ?? null });
  } catch (error) {
    // A hint that does not come hinders nobody; saving says it when the program is gone.
    console.warn('similar:', shown(error).message);
  }
}
