/** Calendar days in a time zone, of instants in ms since 1970. */

export interface Days {
  /** The day an instant falls on, `2026-03-05`. Cheap for instants near the one asked before. */
  of(instant: number): string;
  /** When a day begins, and when the next one does. */
  bounds(day: string): { readonly start: number; readonly end: number };
}

const dayLength = 86_400_000;

/** @param timeZone IANA name @throws RangeError for a zone that does not exist */
export function daysIn(timeZone: string): Days {
  // Swedish writes dates as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const dayOf = (instant: number) => format.format(instant);
  /** The beginning of the day found last: another day mostly begins whole days before or after it. */
  let anchor = 0;
  /** The first instant of a day; `within` is in it, or less than a day after it. */
  const startOf = (day: string, within: number): number => {
    const guess = within - ((((within - anchor) % dayLength) + dayLength) % dayLength);
    for (const start of [guess, guess - dayLength]) if (dayOf(start) === day && dayOf(start - 1) < day) return remember(start);
    let [before, inside] = [within - 3 * dayLength, within];
    while (inside - before > 1) {
      const middle = Math.floor((before + inside) / 2);
      if (dayOf(middle) < day) before = middle;
      else inside = middle;
    }
    return remember(inside);
  };
  const remember = (start: number) => {
    anchor = start;
    return start;
  };
  const nextStart = (start: number) => startOf(dayOf(start + 1.5 * dayLength), start + 1.5 * dayLength);
  interface Known {
    readonly day: string;
    readonly start: number;
    readonly end: number;
  }
  let last: Known = { day: '', start: 1, end: 0 };
  const known = new Map<number, Known>();
  let origin: number | undefined;
  return {
    of: (instant) => {
      if (instant >= last.start && instant < last.end) return last.day;
      const number = Math.floor((instant - (origin ?? instant)) / dayLength);
      const before = known.get(number);
      if (before && instant >= before.start && instant < before.end) last = before;
      else {
        const day = dayOf(instant);
        const start = startOf(day, instant);
        last = { day, start, end: nextStart(start) };
        origin ??= start;
        known.set(Math.floor((instant - origin) / dayLength), last);
      }
      return last.day;
    },
    bounds: (day) => {
      // No zone is further than 14 hours from Greenwich: this instant is past the day's beginning everywhere.
      const start = startOf(day, Date.parse(`${day}T12:00:00Z`) + dayLength);
      return { start, end: nextStart(start) };
    },
  };
}
