import { useEffect, useRef, useState } from 'react';
import type { Answer, Question } from './comparing/protocol.ts';

/** Null while they are being looked for the first time; a text that changes keeps the old ones until the new are there. */
export function usePlaces(before: string | undefined, after: string | undefined): Pick<Answer, 'places' | 'total'> | null {
  const [answer, setAnswer] = useState<Pick<Answer, 'places' | 'total'> | null>(null);
  const worker = useRef<Worker>(null);
  const turn = useRef(0);
  useEffect(() => {
    const started = new Worker(new URL('./comparing/worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.turn === turn.current) setAnswer({ places: data.places, total: data.total });
    };
    started.onerror = (event) => console.error('changes:', event.message);
    worker.current = started;
    return () => started.terminate();
  }, []);
  // Places of another baseline would lead elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew with each baseline
  useEffect(() => setAnswer(null), [before]);
  useEffect(() => {
    if (before === undefined || after === undefined) return;
    turn.current += 1;
    worker.current?.postMessage({ turn: turn.current, before, after } satisfies Question);
  }, [before, after]);
  return answer;
}
