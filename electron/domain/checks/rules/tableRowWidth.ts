import { readTables, type TableLine } from '../../markdown/tables.ts';
import type { Remark, Rule } from '../rule.ts';

/** A row's cells beyond its head's last one vanish from the page (GFM); a bar in a cell's text makes one more, unless written `\|`. */
export const tableRowWidth: Rule = {
  id: 'table-row-width',
  level: 'warning',
  check({ article, blocks }) {
    if (!blocks.some((block) => block.type === 'table')) return [];
    return readTables(article.body).flatMap(({ head, rows }) => rows.flatMap((row, index) => compare(row, head.cells, index + 1)));
  },
  examples: {
    bad: [
      { article: { body: '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 1 | 2 | 3 |' } },
      { article: { body: '| 甲 | 乙 |\n| --- | --- |\n| 1 |' } },
      { article: { body: '甲 | 乙\n--- | ---\n1 | 2\n表格下没有空行的一段。' } },
    ],
    good: [
      { article: { body: '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 一\\|二 | |' } },
      { article: { body: '甲 | 乙\n--- | ---\n1 | 2\n\n甲 | 乙 | 丙' } },
      { article: { body: '```\n| 甲 |\n| --- |\n| 1 | 2 |\n```' } },
    ],
  },
};

/** `number` counts the rows under the head from 1. */
function compare(row: TableLine, width: number, number: number): readonly Remark[] {
  if (row.cells === width) return [];
  const message =
    row.cells > width
      ? `表格第 ${number} 行比表头多 ${row.cells - width} 格，多出的文字不会显示。`
      : `表格第 ${number} 行比表头少 ${width - row.cells} 格，页面上留空。`;
  return [{ field: 'body', message, start: row.start, end: row.end, detail: { row: number, cells: row.cells, width } }];
}
