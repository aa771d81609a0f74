import { expect, test } from 'vitest';
import { handoffLimits, refuseTooMuch } from '#domain/handoff/handoffFile.ts';
import { failureOf } from '#domain/result.ts';

const { entries, totalBytes } = handoffLimits;

test.each([
  // A thousand articles, the most that one call takes, with all their texts and some pictures.
  [1000 * (2 + 30 + 20), totalBytes, undefined],
  [entries, totalBytes, undefined],
  [entries + 1, 0, entries],
  [1, totalBytes + 1, totalBytes],
])('%i files of %i bytes together', (files, bytes, limit) => {
  const refused = (() => {
    try {
      refuseTooMuch(files, bytes);
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  })();
  expect(refused?.code).toBe(limit === undefined ? undefined : 'too-large');
  expect(refused?.detail?.limit).toBe(limit);
});
