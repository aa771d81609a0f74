import type { TFunction } from 'i18next';
import type { Finding } from '#domain/checks/finding.ts';

/**
 * What a finding says, in the person's language. The domain writes in the newsroom's Chinese, with the very words of the
 * text; other languages say it by rule.
 */
export function findingText(t: TFunction, language: string, { rule, message, detail }: Finding): string {
  return language === 'zh-CN' ? message : t(`rule.${rule}`, { defaultValue: message, ...detail });
}
