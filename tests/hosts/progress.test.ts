import { expect, test } from 'vitest';
import { progressText } from '../../electron/hosts/terminal/progress.ts';

const event = (done: number, by = 'terminal') => ({ type: 'work.progress', work: 'export', done, total: 30, by }) as const;

test.each([
  ['under way', event(7), '\r\u001b[Kexport 7/30'],
  ['done: the line is empty again', event(30), '\r\u001b[K'],
  ['an import', { type: 'import.progress', done: 2, total: 9, file: '来稿/一.txt', by: 'terminal' } as const, '\r\u001b[Kimport 2/9'],
  ['the work of a window', event(7, 'window-1'), ''],
  ['something else', { type: 'backup.changed' } as const, ''],
])('%s', (_, told, text) => {
  expect(progressText(told)).toBe(text);
});
