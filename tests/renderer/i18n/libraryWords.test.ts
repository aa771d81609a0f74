import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { libraryText } from '../../../renderer/i18n/libraryWords.ts';

const library = fileURLToPath(new URL('../../../electron/library/', import.meta.url));

/** What the doctor advises and does, as it stands in its sources, whole sentences without values. */
function adviceInSources(): string[] {
  const files = [...readdirSync(join(library, 'doctor')).map((name) => join('doctor', name)), 'recovery.ts'];
  return files.flatMap((file) => {
    const text = readFileSync(join(library, file), 'utf8');
    return [...text.matchAll(/(?:advice|action)(?::| =) '([A-Z][^']+)'/g)].map(([, sentence = '']) => sentence);
  });
}

test('there is advice to look for', () => expect(adviceInSources().length).toBeGreaterThan(15));

test.each(adviceInSources())('the Chinese window says in Chinese: %s', (sentence) => {
  expect(libraryText('zh-CN', sentence)).toMatch(/^[^a-z]*(?:damaged\/[^a-z]*)?$/i);
});

test.each([
  [
    'several sentences',
    'It stands again as a draft, from its snapshot 7. The damaged bytes are in damaged/x.json.',
    '已从第 7 版恢复为草稿。损坏的原件在 damaged/x.json。',
  ],
  ['a message with values', 'it could not be read (EIO)', '磁盘读不出来（EIO）'],
  ['what nobody foresaw', 'Something new happened.', 'Something new happened.'],
  ['nothing', '', ''],
])('%s', (_, english, chinese) => {
  expect(libraryText('zh-CN', english)).toBe(chinese);
  expect(libraryText('en', english)).toBe(english);
});
