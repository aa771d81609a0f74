import { expect, test } from 'vitest';
import { readTables } from '#domain/markdown/tables.ts';

const first = '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 | 3 |\n| 一\\|二 |';
const second = '甲 | 乙\n--- | ---\n1 | 2\n尾';

test.each(['\n', '\r\n', '\r'])('the lines of every table stand where they are written, line ends %j', (lineEnd) => {
  const body = `正文。\n\n${first}\n\n\n\`\`\`\n| 甲 |\n| --- |\n\`\`\`\n\n${second}\n`.replaceAll('\n', lineEnd);
  const tables = readTables(body);
  expect(tables.map(({ head, rows }) => [head.cells, ...rows.map(({ cells }) => cells)])).toEqual([
    [2, 3, 1],
    [2, 2, 1],
  ]);
  for (const { head, rows } of tables) for (const line of [head, ...rows]) expect(body.slice(line.start, line.end)).toBe(line.text);
  expect(tables[0]?.rows.map(({ text }) => text)).toEqual(['| 1 | 2 | 3 |', '| 一\\|二 |']);
});

test('a body without tables has none', () => {
  expect(readTables('甲 | 乙\n\n正文。')).toEqual([]);
});
