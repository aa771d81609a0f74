import type { DoctorReport } from '../state/backups.ts';

export interface Verdict {
  readonly good: boolean;
  /** Key under `doctor` in the translations, with its count. */
  readonly words: 'ok' | 'repaired' | 'settled' | 'bad';
  readonly count: number;
}

/** What a check or a repair has come to. A library that is sound may still have a list: of what was put right. */
export function verdict({ ok, articles, problems }: DoctorReport, work: 'check' | 'repair'): Verdict {
  if (problems.length === 0) return { good: true, words: 'ok', count: articles };
  if (!ok) return { good: false, words: 'bad', count: problems.length };
  return { good: true, words: work === 'repair' ? 'repaired' : 'settled', count: problems.length };
}
