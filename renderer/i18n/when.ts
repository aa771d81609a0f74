const formats = new Map<string, Intl.DateTimeFormat>();

/** A time for a person, to the minute, in the newsroom's zone: `2026年3月5日 10:23`. @param instant ISO 8601 */
export function whenText(instant: string, timeZone: string, language: string): string {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language, {
      timeZone,
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(key, format);
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : format.format(time);
}

/**
 * The same as short as it can be: without the year in this year, without the day today. @param now in ms of the epoch
 */
export function shortWhenText(instant: string, timeZone: string, language: string, now: number): string {
  const [day, today] = [dayDigits(instant, timeZone), dayDigits(new Date(now).toISOString(), timeZone)];
  if (day.slice(0, 4) !== today.slice(0, 4)) return whenText(instant, timeZone, language);
  const date = day === today ? {} : ({ month: language === 'zh-CN' ? 'long' : 'short', day: 'numeric' } as const);
  const key = `${language} ${timeZone} ${day === today}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { timeZone, ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(key, format);
  return format.format(new Date(instant));
}

/** The day of a time in the newsroom's zone, for a file's name: `20260305`. */
export function dayDigits(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant)).replaceAll('-', '');
}
