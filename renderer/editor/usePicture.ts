import { useEffect, useState } from 'react';
import { useCopy } from '../state/copy.ts';
import { theHost } from '../state/session.ts';

/** An address this window can show a picture of the open article by; undefined until it is there, and where it cannot be had. */
export function usePicture(file: string): string | undefined {
  const article = useCopy((copy) => copy.id);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let current = true;
    if (article) {
      theHost()
        .picture(article, file)
        .then(
          (found) => current && setUrl(found),
          () => current && setUrl(undefined),
        );
    }
    return () => {
      current = false;
    };
  }, [article, file]);
  return url;
}
