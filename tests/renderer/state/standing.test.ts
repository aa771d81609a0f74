import { expect, test } from 'vitest';
import type { Failure } from '#domain/result.ts';
import { standingFailure } from '../../../renderer/state/standing.ts';

const failure: Failure = { code: 'unreachable', thing: 'Copydesk', stage: 'request', message: 'nobody answers' };

test('a failure stands while it is tried again, until a save succeeds', () => {
  const failed = standingFailure(null, { kind: 'failed', failure });
  expect(failed).toBe(failure);
  const trying = standingFailure(failed, { kind: 'saving' });
  expect(trying).toBe(failure);
  expect(standingFailure(trying, { kind: 'saved' })).toBeNull();
  expect(standingFailure(null, { kind: 'saving' })).toBeNull();
});
