import type { TFunction } from 'i18next';
import type { Failure } from '#domain/result.ts';
import { failureText } from '../i18n/failure.ts';
import type { MergedRow, MergeReport, RefusedRow } from '../state/handoff.ts';

/** One article of a hand-off, as a person reads it. */
export interface MergeWords {
  readonly key: string;
  readonly outcome: 'new' | 'merged' | 'same' | 'refused';
  readonly title: string;
  /** Undefined for a file that was refused as a whole. */
  readonly id: string | undefined;
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
  /** That wait for a person. */
  readonly conflicts: number;
  /** It lies in the trash, and can be got out of it. */
  readonly trashed: RefusedRow | undefined;
}

export function wordsOfMerge(t: TFunction, language: string, report: MergeReport): readonly MergeWords[] {
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
  const plain = { lines: [], warnings: [], conflicts: 0, trashed: undefined };
  if (report.failure) {
    return [{ ...plain, key: report.file, id: undefined, outcome: 'refused', title: report.file, warnings: whyRefused(t, report.failure) }];
  }
  const refused = report.refused.map((row, at): MergeWords => {
    const trashed = row.failure.code === 'trashed' && report.token !== null ? row : undefined;
    const title = row.title || t('library.untitled');
    return { ...plain, key: `refused ${at}`, id: row.id, outcome: 'refused', title, warnings: whyRefused(t, row.failure), trashed };
  });
  return [...report.results.map((row) => wordsOf(t, list, row)), ...refused];
}

function wordsOf(t: TFunction, list: Intl.ListFormat, row: MergedRow): MergeWords {
  const { id, title, text, comments, suggestions, decisions, conflicts, merged } = row;
  const brought = [
    ...(text === 'merged' ? [t('handoff.brought.text')] : []),
    ...(comments > 0 ? [t('handoff.brought.comments', { count: comments })] : []),
    ...(suggestions > 0 ? [t('handoff.brought.suggestions', { count: suggestions })] : []),
    ...(decisions.length > 0 ? [t('handoff.brought.decisions', { count: decisions.length })] : []),
  ];
  const strangers = [...new Set(decisions.filter(({ foreign }) => foreign).map(({ by }) => by.name))];
  return {
    key: id,
    id,
    title: title || t('library.untitled'),
    outcome: text === 'new' ? 'new' : merged ? 'merged' : 'same',
    lines: [...(brought.length > 0 ? [list.format(brought)] : []), ...decisions.map((decision) => decisionWords(t, decision))],
    warnings: strangers.length > 0 ? [t('handoff.strangers', { names: list.format(strangers) })] : [],
    conflicts: conflicts.length,
    trashed: undefined,
  };
}

function decisionWords(t: TFunction, { action, step, by, valid, foreign }: MergedRow['decisions'][number]): string {
  const what = action === 'approve' && step ? t('handoff.approved', { step: t(`review.step.${step}`) }) : t(`review.action.${action}`);
  const line = t('handoff.decision', { name: by.name, role: t(`role.${by.role}`), what });
  const isReading = action === 'approve' || action === 'proofread';
  return isReading && !valid && !foreign ? `${line}${t('handoff.invalid')}` : line;
}

/** The reason, and what to do about it. */
function whyRefused(t: TFunction, failure: Failure): readonly string[] {
  const { code, detail } = failure;
  if (detail?.kind === 'twice') return [t('handoff.refused.twice')];
  switch (code) {
    case 'trashed':
      return [t('handoff.refused.trashed')];
    case 'newer-format':
      return [t('handoff.refused.newer')];
    case 'bad-package':
    case 'unsupported':
      return [t('handoff.refused.noHandoff')];
    case 'bad-checksum':
      return [t('handoff.refused.damaged')];
    default:
      return [failureText(t, { ...failure, thing: '' })];
  }
}
