import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters that need no escape in a URL. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing, whatever the lengths: both sides are hashed first. */
export function sameToken(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
