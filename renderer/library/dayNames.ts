/** How days and times of the list are said, in the newsroom's time zone. */
export interface DayNames {
  /** `2026-03-05` as a person says it. */
  day(key: string): string;
  /** The time of day: under a day's head it is enough. */
  clock(instant: string): string;
  /** As short as it can be: a time of today, a date of this year, a date. */
  short(instant: string): string;
  /** Date and time. */
  full(instant: string): string;
}

export interface DayWords {
  readonly timeZone: string;
  readonly language: string;
  /** The day it is, `2026-03-05`, in the time zone. */
  readonly now: string;
  readonly today: string;
  readonly yesterday: string;
}

export function dayNames({ timeZone, language, now, today, yesterday }: DayWords): DayNames {
  const key = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const spoken = new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
  const date = new Intl.DateTimeFormat(language, { timeZone, month: 'short', day: 'numeric' });
  // By the calendar: where clocks change, a day ago may be the day before yesterday, or still today.
  const before = new Date(Date.parse(`${now}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const at = (instant: string) => clock.format(new Date(instant));
  return {
    day: (day) => (day === now ? today : day === before ? yesterday : spoken.format(new Date(`${day}T12:00:00Z`))),
    clock: at,
    short: (instant) => {
      const when = new Date(instant);
      const day = key.format(when);
      if (day === now) return at(instant);
      return day.slice(0, 4) === now.slice(0, 4) ? date.format(when) : day;
    },
    full: (instant) => `${key.format(new Date(instant))} ${at(instant)}`,
  };
}

/** The day it is in a time zone, `2026-03-05`. */
export function dayOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
