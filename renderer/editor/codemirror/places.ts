import type { ChangeDesc } from '@codemirror/state';

/** A spot in an article's body that moves with the text around it, while a picture is being stored, say. */
export interface Place {
  /** The article it lies in, the key given to `open`. */
  readonly key: string;
  /** Where it is now, in UTF-16 code units; right even while another article is open. */
  offset(): number;
  /** It is no longer needed. */
  release(): void;
}

export interface Places {
  track(key: string, offset: number): Place;
  map(key: string, changes: ChangeDesc): void;
  forget(key: string): void;
}

export function trackPlaces(): Places {
  const places = new Map<string, Set<{ offset: number }>>();
  return {
    track: (key, offset) => {
      const spot = { offset };
      const known = places.get(key) ?? new Set();
      places.set(key, known.add(spot));
      return { key, offset: () => spot.offset, release: () => known.delete(spot) };
    },
    map: (key, changes) => {
      for (const spot of places.get(key) ?? []) spot.offset = changes.mapPos(spot.offset, 1);
    },
    forget: (key) => places.delete(key),
  };
}
