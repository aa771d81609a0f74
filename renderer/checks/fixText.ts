import type { TFunction } from 'i18next';
import type { Finding } from '#domain/checks/finding.ts';

/** What a finding's fix does, for its button; a long one is cut. */
export function fixText(t: TFunction, { fix = '' }: Finding): string {
  return fix === '' ? t('checks.takeOut') : t('checks.fix', { fix: fix.length > 16 ? `${fix.slice(0, 15)}…` : fix });
}
