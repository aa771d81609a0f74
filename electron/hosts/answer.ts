import { type Failure, type FailureCode, failureOf, type Reply } from '#contract/reply.ts';
import { emptyPolicy, securityHeaders } from './csp.ts';

/** An answer of either host before it becomes an HTTP response or a `Response` of the app protocol. */
export interface Answer {
  /** An HTTP status. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A reply as JSON, with every security header. */
export function jsonAnswer(status: number, reply: Reply, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { ...securityHeaders, 'Content-Security-Policy': emptyPolicy, 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(reply),
  };
}

/** What a host itself refuses, in the same form as a refusal of the newsroom. */
export function refusedAnswer(status: number, failure: Omit<Failure, 'stage'>, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonAnswer(status, { ok: false, failure: { stage: 'request', ...failure } }, headers);
}

const statusOf: Partial<Record<FailureCode, number>> = {
  'bad-message': 400,
  'bad-token': 404,
  'not-found': 404,
  'not-allowed': 403,
  'too-large': 413,
  'disk-full': 507,
};

/** An exception as an answer. One that nobody coded is reported, and its text stays out of the answer. */
export function failedAnswer(error: unknown, thing: string, report: (error: unknown, where: string) => void): Answer {
  const failure = failureOf(error);
  if (failure) return jsonAnswer(statusOf[failure.code] ?? 500, { ok: false, failure });
  report(error, thing);
  return refusedAnswer(500, { code: 'internal', thing, message: 'something went wrong inside Copydesk' });
}
