import type { Problem, ProblemKind } from '#domain/problems.ts';
import type { Failure, FailureCode } from '#domain/result.ts';
import type { Room } from './room.ts';

/** What is wrong in the library, as far as it has been noticed: kept by file, told with the library's problems. */

const kindOfCode: Partial<Record<FailureCode, ProblemKind>> = { 'newer-format': 'newer', 'not-found': 'missing', disk: 'unreadable' };

/** The kind of problem that a refused reading means. */
export function kindOf(failure: Failure): ProblemKind {
  return kindOfCode[failure.code] ?? 'damaged';
}

export function problemOf(article: string, file: string, failure: Failure, action = ''): Problem {
  return { article, kind: kindOf(failure), file, message: failure.message, action };
}

export function noteProblem(room: Pick<Room, 'problems'>, article: string, file: string, failure: Failure): void {
  room.problems.set(file, problemOf(article, file, failure));
}
