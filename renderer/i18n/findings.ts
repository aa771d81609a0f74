import type { TFunction } from 'i18next';
import type { Finding } from '#domain/checks/finding.ts';
import { quotedMarks } from '#domain/checks/quotedMarks.ts';

/**
 * What a finding says, in the person's language. The domain writes in the newsroom's Chinese, with the very words of the
 * text; other languages say it by rule.
 */
export function findingText(t: TFunction, language: string, { rule, message, detail }: Finding): string {
  return language === 'zh-CN' ? message : quotedMarks(t(`rule.${rule}`, { defaultValue: message, ...detail }), detail ?? {});
}

/** What several findings of one rule have to say in common: their words, with … in the place of what differs. */
export function ruleText(t: TFunction, language: string, findings: readonly Finding[]): string {
  const [first] = findings;
  if (!first) return '';
  const said = findings.map((finding) => findingText(t, language, finding));
  if (said.every((words) => words === said[0])) return said[0] ?? '';
  const values = Object.values(first.detail ?? {}).map(String);
  // The longest first: one may stand inside another.
  return values
    .sort((one, other) => other.length - one.length)
    .reduce((words, value) => words.replaceAll(`“${value}”`, '“…”').replaceAll(`「${value}」`, '“…”'), said[0] ?? '');
}
