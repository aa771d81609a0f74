import i18next from 'i18next';
import { expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';

test.each([
  [1, '1 problem in the library'],
  [2, '2 problems in the library'],
])('in English %i reads %j', async (count, words) => {
  const speaking = i18next.createInstance();
  await speaking.init({ lng: 'en', resources: { en: { translation: en } } });
  expect(speaking.t('library.damaged', { count })).toBe(words);
});
