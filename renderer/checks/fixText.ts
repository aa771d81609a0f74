import type { TFunction } from 'i18next';
import type { Finding } from '#domain/checks/finding.ts';
import { quotedMarks } from '#domain/checks/quotedMarks.ts';

/** What a finding's fix does, for its button; a long one is cut. */
export function fixText(t: TFunction, { fix = '' }: Finding): string {
  if (fix === '') return t('checks.takeOut');
  const words = fix.length > 16 ? `${fix.slice(0, 15)}…` : fix;
  return quotedMarks(t('checks.fix', { fix: words }), { words });
}
