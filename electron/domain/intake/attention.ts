import type { IntakeCode } from './codes.ts';

/** What happened to a text that only a person can settle: something is lost, in doubt or to be decided. All else was tidied. */
const open: ReadonlySet<string> = new Set<IntakeCode>([
  'meta-line-kept',
  'field-conflict',
  'invalid-time',
  'no-title',
  'unclear-headline',
  'above-title',
  'broken-characters',
  'invisible-characters',
  'web-remote-pictures',
  'web-missing-pictures',
  'docx-suggestions',
  'docx-comments',
  'docx-row-changes',
  'docx-dropped-hidden',
  'docx-dropped-pictures',
  'docx-dropped-objects',
  'docx-cropped-pictures',
  'review-unread',
  'front-matter-unread',
  'pictures-not-imported',
  'pictures-unreadable',
  'original-not-kept',
]);

export function needsAttention(code: string): boolean {
  return open.has(code);
}
