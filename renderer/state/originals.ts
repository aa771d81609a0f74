import { useEffect, useState } from 'react';
import type { CallOutput } from '#contract/calls.ts';
import { attempt } from './actions.ts';
import { theHost } from './session.ts';

/** The file an article was imported from, where it was kept. */
export type Original = NonNullable<CallOutput<'original.read'>['original']>;

/** Of the open article; null while it is not known, and where there is none. */
export function useOriginal(id: string | null): Original | null {
  const [found, setFound] = useState<{ readonly id: string; readonly original: Original | null } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    const look = async () => {
      const { original } = await theHost().call('original.read', { id });
      if (wanted) setFound({ id, original });
    };
    // What cannot be read is told when somebody looks at the library's health; here it is as good as none.
    look().catch((error: unknown) => console.warn('original:', error));
    return () => {
      wanted = false;
    };
  }, [id]);
  return found?.id === id ? found.original : null;
}

/** Saves it out again as it came. */
export async function saveOriginal(id: string, { name }: Original): Promise<void> {
  await attempt('notice.originalFailed', async () => {
    const target = await theHost().chooseTarget('original', name);
    if (!target) return;
    await theHost().call('original.save', { id, target: target.token });
    await target.finish();
  });
}
