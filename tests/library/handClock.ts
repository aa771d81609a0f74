import type { Clock } from '../../electron/newsroom/ports.ts';

export interface HandClock extends Clock {
  /** Goes on by so many minutes; back, when they are negative. */
  pass(minutes: number): void;
}

/** A clock that stands until it is moved. */
export function handClock(start = '2026-07-15T08:00:00.000Z'): HandClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time).toISOString(),
    pass: (minutes) => {
      time += minutes * 60_000;
    },
  };
}
