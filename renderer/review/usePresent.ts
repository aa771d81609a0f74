import { useEffect, useState } from 'react';
import type { EditableFields } from '#domain/article.ts';
import { followBody } from '../state/body.ts';
import { useCopy } from '../state/copy.ts';
import { presentText } from '../state/history.ts';

/** How long nobody may have typed, in ms, before the text is compared anew. */
const quiet = 400;

/** The open article as it stands in the window, when typing last paused. */
export function usePresent(): EditableFields | null {
  const [present, setPresent] = useState(presentText);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setPresent(presentText()), quiet);
    };
    const stops = [
      followBody(({ type }) => {
        if (type === 'opened') setPresent(presentText());
        else if (type === 'changed') take();
      }),
      useCopy.subscribe((copy, before) => copy.fields !== before.fields && take()),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
  return present;
}
