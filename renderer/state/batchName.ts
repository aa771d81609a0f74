import { daysIn } from '#domain/days.ts';

/** What the zip of a batch is called, so that those of several days or portals lie side by side: `云溪日报-plain-20260305`. */

export interface BatchNaming {
  /** The library's name; may be empty. */
  readonly library: string;
  /** The portal's key; null where each article goes to its own. */
  readonly portal: string | null;
  /** When the articles changed, as far as the list knows: ISO 8601. */
  readonly changed: readonly string[];
  readonly timeZone: string;
  /** In ms since 1970. */
  readonly now: number;
}

/** The day of the articles where it is one and the same, today's otherwise. Without an ending. */
export function batchName({ library, portal, changed, timeZone, now }: BatchNaming): string {
  const days = daysIn(timeZone);
  const [day, ...others] = new Set(changed.map((time) => days.of(Date.parse(time))));
  const shown = day !== undefined && others.length === 0 ? day : days.of(now);
  return [library || 'Copydesk', ...(portal === null ? [] : [portal]), shown.replaceAll('-', '')].join('-');
}
