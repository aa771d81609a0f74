import type { State } from '../workflow.ts';
import type { Finding } from './finding.ts';

/**
 * In a house that exports only what was approved. No rule of the text: it looks at the review, and it cannot be ignored, only
 * overridden with a reason at the export.
 */
export function notApproved(state: State): readonly Finding[] {
  if (state === 'approved' || state === 'exported') return [];
  const message = '稿件没有签发，或签发后又改过。';
  return [{ rule: notApprovedRule, level: 'error', message, field: 'state', start: 0, end: 0 }];
}

export const notApprovedRule = 'not-approved';
