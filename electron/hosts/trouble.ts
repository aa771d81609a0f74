import { failureOf } from '#contract/reply.ts';

/**
 * An exception for a log: its kind, its code and its way through the program, never its message. A message may quote what
 * was being read, and an article's text belongs in no log.
 */
export function describeTrouble(error: unknown): string {
  if (!(error instanceof Error)) return `not an error but ${typeof error}`;
  const failure = failureOf(error);
  const { code } = error as NodeJS.ErrnoException;
  const way = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const known = [failure && `${failure.stage} ${failure.code}`, code].filter((each) => typeof each === 'string');
  return [[error.name, ...known].join(' '), ...way].join('\n');
}
