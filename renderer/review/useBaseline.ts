import { useEffect, useState } from 'react';
import { attempt } from '../state/actions.ts';
import { type Baseline, readBaseline, type Since } from '../state/changes.ts';
import { useCopy } from '../state/copy.ts';
import { useLooks } from '../state/looks.ts';
import { useReview } from '../state/review.ts';

/** Undefined until the answer is there; null where there is nothing to compare with. Asked for again after a decision and a look. */
export function useBaseline(since: Since): Baseline | null | undefined {
  const id = useCopy((copy) => copy.id);
  const decided = useReview(({ sheet }) => sheet?.history.length);
  const looked = useLooks(({ last }) => last?.at);
  const [found, setFound] = useState<{ readonly of: string; readonly baseline: Baseline | null } | null>(null);
  const wanted = `${id} ${since}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: decisions and looks move the baseline
  useEffect(() => {
    let current = true;
    if (id !== null) {
      void attempt('changes.failed', async () => {
        const baseline = await readBaseline(id, since);
        if (current) setFound({ of: wanted, baseline });
      });
    }
    return () => {
      current = false;
    };
  }, [wanted, decided, looked]);
  return found?.of === wanted ? found.baseline : undefined;
}
