/**
 * What goes wrong, as data. Inside a room a failure travels as an exception made by {@link refusal}; across a wall
 * it travels as the {@link Failure} itself. A failure names the thing it is about and the stage at which it came up.
 */

/** Every code that may cross a wall. The window translates by code; the command line prints `message`. */
export const failureCodes = [
  // what was asked
  'bad-message',
  'unknown-call',
  'too-large',
  'too-many',
  'not-allowed',
  'not-found',
  'bad-token',
  // text that comes in
  'empty',
  'not-text',
  'bad-encoding',
  'unsupported',
  'bad-picture',
  'bad-profile',
  'bad-template',
  // packages
  'bad-package',
  'bad-checksum',
  'unsafe-name',
  // the library
  'no-library',
  'locked',
  'read-only',
  'disk-full',
  'disk',
  'damaged',
  'newer-format',
  'invalid',
  'stale',
  'trashed',
  'replaced',
  // the review
  'unknown-person',
  'wrong-state',
  'wrong-role',
  'same-person',
  'own-text',
  'opinion-missing',
  'already-approved',
  // leaving the house
  'blocked',
  'no-portal',
  'target-exists',
  'cancelled',
  // the window's way to the newsroom
  'unreachable',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Where in the way of an article it happened. */
export const stages = [
  'request',
  'open',
  'read',
  'write',
  'import',
  'check',
  'render',
  'picture',
  'export',
  'verify',
  'search',
  'trash',
  'restore',
  'backup',
  'repair',
] as const;
export type Stage = (typeof stages)[number];

export interface Failure {
  readonly code: FailureCode;
  /** The thing it is about, for a person: `article 0198…`, `photo.jpg`, `portals/plain.json`. */
  readonly thing: string;
  readonly stage: Stage;
  /** One plain English sentence, without the thing and the stage. */
  readonly message: string;
  /** Values a translated message may need: sizes in bytes, names, counts. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

const carried = Symbol('failure');

/** An exception that carries a failure. Thrown inside a room, turned into a value by {@link failureOf} at its wall. */
export function refusal(
  code: FailureCode,
  thing: string,
  stage: Stage,
  message: string,
  detail?: Readonly<Record<string, string | number>>,
  cause?: unknown,
): Error {
  const failure: Failure = { code, thing, stage, message, ...(detail ? { detail } : {}) };
  const error = new Error(describeFailure(failure), cause === undefined ? undefined : { cause });
  return Object.assign(error, { [carried]: failure });
}

/** The failure an exception carries, or undefined for an exception nobody coded. */
export function failureOf(error: unknown): Failure | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return (error as { [carried]?: Failure })[carried];
}

/** One line for a log or a terminal: `photo.jpg: picture: it is not a picture [bad-picture]`. */
export function describeFailure(failure: Failure): string {
  return `${failure.thing}: ${failure.stage}: ${failure.message} [${failure.code}]`;
}

/** Closes a switch over a union: a new member that nobody handles fails to compile. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what}: not handled: ${JSON.stringify(value)}`);
}
