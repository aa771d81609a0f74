import type { TFunction } from 'i18next';
import type { Failure } from '#domain/result.ts';

/** A failure in the person's language: the thing, then the reason. What only a programmer reads stays in its message. */
export function failureText(t: TFunction, failure: Failure): string {
  const reason = t(`failure.${failure.code}` as 'failure.internal');
  return t('failure.at', { thing: failure.thing, reason });
}
