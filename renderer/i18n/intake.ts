import type { TFunction } from 'i18next';
import type { IntakeWarning } from '#domain/intake/draft.ts';

/** How many pieces of what a warning is about are quoted, and how long each, in characters. */
const most = 3;
const longest = 40;

/**
 * What was done to something that came in, in the person's language. The domain writes in the newsroom's Chinese; other
 * languages say it by code, and quote the same pieces.
 */
export function warningText(t: TFunction, language: string, { code, message, count, dropped = [] }: IntakeWarning): string {
  if (language === 'zh-CN') return message;
  const quoted = dropped.slice(0, most).map((text) => `“${[...text].length > longest ? `${[...text].slice(0, longest).join('')}…` : text}”`);
  const texts = quoted.length === 0 ? '' : `: ${quoted.join(', ')}${dropped.length > most ? ' …' : ''}`;
  return t(`warning.${code}`, { defaultValue: message, count, texts });
}
