import { isRealTime, type LocalTime } from '#domain/intake/zone.ts';
import { formatInstant } from '#domain/portal/dates.ts';

/** Lists and times as a person types them in one line. */

export function keywordsText(keywords: readonly string[]): string {
  return keywords.join('，');
}

export function parseKeywords(text: string): string[] {
  return [...new Set(split(text, /[,，;；、\s]+/))].slice(0, 50).map((word) => word.slice(0, 100));
}

function split(text: string, at: RegExp): string[] {
  return text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** An instant as the newsroom writes it, by the clocks of its zone: `2017-09-07 10:23:27`. */
export function localTimeText(instant: string | null, timeZone: string): string {
  return instant ? formatInstant(instant, timeZone, 'yyyy-MM-dd HH:mm:ss') : '';
}

const dateForm = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;
const clockForm = /^(\d{1,2})(?:[:：时点](\d{1,2})?分?(?:[:：]?(\d{1,2})秒?)?)$/;

/**
 * Reads `2017-09-07 10:23:27`, also with / or . or 年月日 and 时分秒, without seconds, with one digit, as `20170907`, and
 * a day alone, which begins at midnight. Undefined for anything else.
 */
export function parseLocalTime(text: string): LocalTime | undefined {
  const [day = '', ...rest] = text
    .trim()
    .replace(/(日|\d)[T\s]+(?=\d)/, '$1 ')
    .replace(/日(?=\d)/, '日 ')
    .split(' ');
  const date = dateForm.exec(day);
  const clock = rest.length === 0 ? [] : clockForm.exec(rest.join(''));
  if (!date || !clock) return undefined;
  const number = (part: string | undefined) => Number(part ?? 0);
  const time = {
    year: number(date[1]),
    month: number(date[2] ?? date[4]),
    day: number(date[3] ?? date[5]),
    hour: number(clock[1]),
    minute: number(clock[2]),
    second: number(clock[3]),
  };
  return isRealTime(time) ? time : undefined;
}
