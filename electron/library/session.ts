import type { Review } from '#domain/review.ts';
import type { Room } from './room.ts';

/** What this session knows of snapshots, so that saving and reading need not look at them again. The files are the truth. */
export interface Session {
  /** By article id: its newest good snapshot, or null when there is none. */
  readonly newest: Remembered<Newest | null>;
  /** By article id: the revision that was looked at when it was opened. */
  readonly opened: Remembered<string>;
  /** By article id: when its snapshots were last thinned. */
  readonly thinned: Remembered<string>;
  /** By file: the stamp of a text that was what it is named after. */
  readonly verified: Remembered<string>;
  /** By article id: its review.json as it was last seen. */
  readonly reviews: Remembered<{ readonly stamp: string; readonly review: Review }>;
  /** By article and two bodies: 字 that came and went between them. */
  readonly changes: Remembered<{ readonly added: number; readonly removed: number }>;
}

export interface Newest {
  readonly number: number;
  readonly at: string;
  /** What its text is told apart by. */
  readonly mark: string;
}

/** A map that forgets what was put in first when it grows too large. */
export interface Remembered<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

const sessions = new WeakMap<Room, Session>();

export function sessionOf(room: Room): Session {
  const known = sessions.get(room);
  if (known) return known;
  const session: Session = {
    newest: remember(500),
    opened: remember(20_000),
    thinned: remember(500),
    verified: remember(5000),
    reviews: remember(50),
    changes: remember(5000),
  };
  sessions.set(room, session);
  return session;
}

function remember<T>(most: number): Remembered<T> {
  const map = new Map<string, T>();
  return {
    get: (key) => map.get(key),
    set: (key, value) => {
      map.delete(key);
      map.set(key, value);
      for (const first of map.keys()) {
        if (map.size <= most) break;
        map.delete(first);
      }
    },
    delete: (key) => void map.delete(key),
  };
}

/** Forgets what is known of an article's snapshots, when its folder goes or something failed half-way. */
export function forgetSnapshots(room: Room, id: string): void {
  const session = sessionOf(room);
  session.newest.delete(id);
  session.opened.delete(id);
}
