import type { ArticleSummary } from '#domain/article.ts';

/** Rows of the list: articles under the day of their last change, in the newsroom's time zone. */
export type Row =
  | { readonly kind: 'day'; readonly id: string; readonly name: string }
  | { readonly kind: 'article'; readonly id: string; readonly article: ArticleSummary; readonly time: string };

export interface DayNames {
  readonly timeZone: string;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly language: string;
  readonly today: string;
  readonly yesterday: string;
}

interface Stamped {
  readonly timeZone: string;
  readonly day: string;
  readonly row: Row;
}

/** A summary that did not change keeps its row: no date is formatted again, and the list draws nothing anew. */
const known = new WeakMap<ArticleSummary, Stamped>();

/** @param articles newest change first; that order is kept */
export function dayGroups(articles: readonly ArticleSummary[], names: DayNames): readonly Row[] {
  const { timeZone, language } = names;
  const key = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const spoken = new Intl.DateTimeFormat(language, { timeZone, year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
  const now = new Date(names.now);
  const today = key.format(now);
  // By the calendar: where clocks change, a day ago may be the day before yesterday, or still today.
  const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const stamped = (article: ArticleSummary): Stamped => {
    const before = known.get(article);
    if (before?.timeZone === timeZone) return before;
    const at = new Date(article.updatedAt);
    const made: Stamped = { timeZone, day: key.format(at), row: { kind: 'article', id: article.id, article, time: clock.format(at) } };
    known.set(article, made);
    return made;
  };
  const rows: Row[] = [];
  let current = '';
  for (const article of articles) {
    const { day, row } = stamped(article);
    if (day !== current) {
      const name = day === today ? names.today : day === yesterday ? names.yesterday : spoken.format(new Date(article.updatedAt));
      rows.push({ kind: 'day', id: `day-${rows.length}-${day}`, name });
      current = day;
    }
    rows.push(row);
  }
  return rows;
}
