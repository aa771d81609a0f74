import { useEffect, useState } from 'react';
import type { Limit } from '#domain/portal/limits.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { body, followBody } from '../state/body.ts';
import { type CopyFields, useCopy } from '../state/copy.ts';
import type { Answer, Question } from './bodyLength/protocol.ts';
import { useMeasuring } from './useLimits.ts';

/** How long nobody may have typed, in ms, before the body is measured. */
const quiet = 800;
const nothing: readonly Limit[] = [];
const noOutlets: CopyFields['outlets'] = {};

/** How far the body is into the limits of the portals, tightest first, as it was when typing last paused. */
export function useBodyLimits(): readonly Limit[] {
  const id = useCopy((copy) => copy.id);
  const outlets = useCopy((copy) => copy.fields?.outlets ?? noOutlets);
  const profiles = useMeasuring(outlets);
  const [limits, setLimits] = useState(nothing);
  useEffect(() => {
    setLimits(nothing);
    const limiting = profiles.filter(({ fields }) => fields.some(({ from, max }) => from === 'body' && max !== undefined));
    return id !== null && limiting.length > 0 ? followLength(id, limiting, setLimits) : undefined;
  }, [id, profiles]);
  return limits;
}

function followLength(id: string, profiles: readonly Profile[], tell: (limits: readonly Limit[]) => void): () => void {
  const worker = new Worker(new URL('./bodyLength/worker.ts', import.meta.url), { type: 'module' });
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if (data.turn === turn) tell(data.limits);
  };
  worker.onerror = (event) => console.error('body length:', event.message);
  const ask = () => {
    const text = body()?.text();
    const { fields } = useCopy.getState();
    if (text === undefined || !fields) return;
    worker.postMessage({ turn, article: articleWith(id, fields, text), profiles } satisfies Question);
  };
  const touch = () => {
    turn += 1;
    clearTimeout(timer);
    timer = setTimeout(() => requestIdleCallback(ask, { timeout: quiet }), quiet);
  };
  const stops = [
    followBody((event) => {
      if (event.type !== 'scrolled') touch();
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.fields?.media !== before.fields?.media) touch();
    }),
  ];
  touch();
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    worker.terminate();
  };
}

/** Times and revision do not show in a body. */
function articleWith(id: string, fields: CopyFields, text: string): Question['article'] {
  const never = '1970-01-01T00:00:00.000Z';
  return { schema: 1, id, ...fields, body: text, state: 'draft', createdAt: never, updatedAt: never, revision: 0 };
}
