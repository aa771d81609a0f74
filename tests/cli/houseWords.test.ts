import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../newsroom/desk.ts';
import { answer, copydesk } from './copydesk.ts';

test('words come in from a table, are counted, listed, and go out again', async () => {
  const folder = await tempFolder();
  const [library, file, out] = ['稿库', '用词.csv', '用词 二.csv'].map((name) => join(folder, name)) as [string, string, string];
  const table = '词,类型,改为,理由\r\n座落,改用,坐落,\r\n老赖,禁用,,法律用语\r\n';
  await writeFile(file, table);
  expect(await answer('words', 'import', file, '--library', library)).toEqual({
    ...{ version: 1, added: 2, changed: 0, same: 0, removed: 0 },
    refused: [],
  });
  await writeFile(file, `${table.replace('老赖,禁用,,法律用语', '村霸,禁止')}`);
  const bad = await copydesk('words', 'import', file, '--library', library, '--replace', '--json');
  expect(bad.code).toBe(1);
  expect(JSON.parse(bad.stdout)).toEqual({
    ...{ version: 2, added: 0, changed: 0, same: 1, removed: 1 },
    refused: [{ code: 'unknown-kind', line: 3, column: 2, text: '禁止' }],
  });
  expect(await answer('words', 'list', '--library', library)).toMatchObject({ version: 2, entries: [{ word: '座落', replacement: '坐落' }] });
  expect(await answer('words', 'export', '--library', library, '--out', out)).toMatchObject({ path: out });
  expect(await readFile(out, 'utf8')).toBe('\ufeff词,类型,改为,理由,例外,栏目,位置\r\n座落,改用,坐落,,,,\r\n');
});

test.each([
  ['an export into another kind of file', ['export', '--out', '用词.txt']],
  ['a verb that does not exist', ['sing']],
  ['an import of nothing', ['import']],
])('%s is a mistake in the command', async (_what, words) => {
  expect((await copydesk('words', ...words, '--library', join(await tempFolder(), '稿库'))).code).toBe(2);
});
