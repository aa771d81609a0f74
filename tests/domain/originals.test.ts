import { expect, test } from 'vitest';
import { isOriginalFile, originalFileName } from '#domain/originals.ts';

test.each([
  ['通稿.docx', '通稿.docx'],
  ['../../etc/passwd', '__._etc_passwd'],
  ['a/b\\c:d.txt', 'a_b_c_d.txt'],
  ['CON.docx', '_CON.docx'],
  ['original.json', '_original.json'],
  ['ORIGINAL.JSON', '_ORIGINAL.JSON'],
  ['desktop.ini', '_desktop.ini'],
  ['.隐藏.txt', '_隐藏.txt'],
  ['发票\u202egpj.exe', '发票_gpj.exe'],
  ['尾巴. . ', '尾巴'],
  ['', 'file'],
  [`${'长'.repeat(300)}.docx`, `${'长'.repeat(80)}.docx`],
  ['半个\ud800.txt', '半个_.txt'],
])('%j is kept as %j', (name, file) => {
  expect(originalFileName(name)).toBe(file);
});

test('whatever it is called, the name is safe, short and never the record’s', () => {
  const signs = ['.', ' ', '/', '\\', ':', '\0', '长', 'a', '😀', '\ud800', 'CON', 'original.json', '\u0301'];
  for (let number = 0; number < 2000; number += 1) {
    const name = Array.from({ length: number % 9 }, (_, at) => signs[(number * 7 + at * at * 3 + Math.floor(number / 13)) % signs.length]).join('');
    const file = originalFileName(name);
    expect([name, isOriginalFile(file), file.length <= 100]).toEqual([name, true, true]);
  }
});
