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

/** The day of a time in the newsroom's zone, for a file's name: `20260305`. */
export function dayDigits(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant)).replaceAll('-', '');
}
