import { z } from 'zod';
import { refusal } from '../../result.ts';
import type { TableCell } from './csv.ts';
import { identityOf } from './houseChange.ts';
import { type HouseEntry, houseEntry, houseFields, houseKinds, maxHouseEntries } from './houseList.ts';

/** What is wrong with a row. It is left out, the others are taken. */
export const houseProblemSchema = z.strictObject({
  code: z.enum([
    'no-word',
    'bad-word',
    'unknown-kind',
    'no-replacement',
    'too-long',
    'bad-exception',
    'bad-channel',
    'unknown-field',
    'twice',
    'formula',
  ]),
  /** From 1, as the spreadsheet counts them. */
  line: z.int().positive(),
  column: z.int().positive(),
  /** What stands there; of a long text its beginning. */
  text: z.string(),
});
export type HouseProblem = Readonly<z.infer<typeof houseProblemSchema>>;

/** What a table says, and what of it could not be taken. */
export interface ReadWords {
  readonly entries: readonly HouseEntry[];
  readonly problems: readonly HouseProblem[];
}

/** UTF-16 units of a cell that is told. */
const longestTold = 200;

type Column = 'word' | 'kind' | 'replacement' | 'reason' | 'exceptions' | 'channels' | 'fields';

/** The heads as they are written, and others that are understood. */
const heads: Readonly<Record<Column, readonly string[]>> = {
  word: ['词', '词语', '原词', 'word'],
  kind: ['类型', '类别', '种类', 'kind'],
  replacement: ['改为', '替换为', '建议', 'replacement'],
  reason: ['理由', '原因', '说明', 'reason'],
  exceptions: ['例外', 'exceptions'],
  channels: ['栏目', '频道', 'channels'],
  fields: ['位置', '字段', 'fields'],
};
const columns = Object.keys(heads) as readonly Column[];

const kindWords: Readonly<Record<HouseEntry['kind'], string>> = { forbidden: '禁用', careful: '慎用', replace: '改用' };
const fieldWords: Readonly<Record<(typeof houseFields)[number], string>> = {
  title: '标题',
  kicker: '肩题',
  shortTitle: '短标题',
  subtitle: '副题',
  summary: '摘要',
  body: '正文',
  caption: '图说',
};

/** The problem's code and column for each path of the entry's schema. */
const problems: Readonly<Record<string, readonly [HouseProblem['code'], Column]>> = {
  word: ['bad-word', 'word'],
  replacement: ['too-long', 'replacement'],
  reason: ['too-long', 'reason'],
  exceptions: ['bad-exception', 'exceptions'],
  scope: ['bad-channel', 'channels'],
};

/**
 * Reads a house's list from a table whose first line has the heads 词 and 类型 and, in any order, 改为, 理由, 例外, 栏目, 位置;
 * the last three may hold several, between `；`, `;` or `|`. Rows that cannot be taken are told with line and column.
 * @throws invalid for a file that is no such table, too-large for one with too many rows
 */
export function readHouseTable([head, ...rows]: readonly (readonly TableCell[])[], thing: string): ReadWords {
  const places = placesOf(head ?? [], thing);
  if (rows.length > maxHouseEntries) {
    throw refusal('too-large', thing, 'import', `it has more than ${maxHouseEntries} words`, { length: rows.length, limit: maxHouseEntries });
  }
  const entries: HouseEntry[] = [];
  const wrong: HouseProblem[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const cell = (column: Column): TableCell => {
      const place = places.get(column) ?? -1;
      return row[place] ?? { text: '', line: row[0]?.line ?? 0, column: Math.max(0, place) + 1 };
    };
    const read = readRow(cell);
    if ('code' in read) wrong.push(read);
    else if (seen.has(identityOf(read))) wrong.push(problem('twice', cell('word')));
    else {
      seen.add(identityOf(read));
      entries.push(read);
    }
  }
  return { entries, problems: wrong };
}

function placesOf(head: readonly TableCell[], thing: string): ReadonlyMap<Column, number> {
  const names = head.map(({ text }) => text.trim().toLowerCase());
  const places = new Map(
    columns.map((column) => [column, names.findIndex((name) => heads[column].includes(name))] as const).filter(([, at]) => at >= 0),
  );
  for (const needed of ['word', 'kind'] as const) {
    const [name = needed] = heads[needed];
    if (!places.has(needed))
      throw refusal('invalid', thing, 'import', `line 1: there is no column ${name}`, { line: 1, column: 1, why: 'no-column', name });
  }
  return places;
}

function readRow(cell: (column: Column) => TableCell): HouseEntry | HouseProblem {
  const text = (column: Column) => unguarded(cell(column).text.trim());
  const formula = columns.map(cell).find(({ isFormula }) => isFormula);
  if (formula) return problem('formula', formula);
  if (text('word') === '') return problem('no-word', cell('word'));
  const kind = houseKinds.find((each) => each === text('kind') || kindWords[each] === text('kind'));
  if (!kind) return problem('unknown-kind', cell('kind'));
  if (kind === 'replace' && text('replacement') === '') return problem('no-replacement', cell('replacement'));
  const named = several(text('fields'));
  const fields = houseFields.filter((field) => named.includes(field) || named.includes(fieldWords[field]));
  if (fields.length !== new Set(named).size) return problem('unknown-field', cell('fields'));
  const entry = houseEntry.safeParse({
    word: text('word'),
    kind,
    replacement: text('replacement'),
    reason: text('reason'),
    exceptions: several(text('exceptions')),
    scope: { channels: several(text('channels')), fields },
  });
  if (entry.success) return entry.data;
  const [code, column] = problems[String(entry.error.issues[0]?.path[0])] ?? ['bad-word', 'word'];
  return problem(code, cell(column));
}

function problem(code: HouseProblem['code'], { line, column, text }: TableCell): HouseProblem {
  return { code, line, column, text: text.slice(0, longestTold) };
}

function several(text: string): readonly string[] {
  return [...new Set(text.split(/[；;|\n]/).map((each) => each.trim()))].filter((each) => each !== '');
}

/** A house's list as a table with its heads, as {@link readHouseTable} reads it. */
export function houseTable(entries: readonly HouseEntry[]): readonly (readonly string[])[] {
  const rows = entries.map(({ word, kind, replacement, reason, exceptions, scope }) => [
    guarded(word),
    kindWords[kind],
    guarded(replacement),
    guarded(reason),
    guarded(exceptions.join('；')),
    scope.channels.join('；'),
    scope.fields.map((field) => fieldWords[field]).join('；'),
  ]);
  return [columns.map((column) => heads[column][0] ?? column), ...rows];
}

/** A cell that a spreadsheet would run as a formula (in East Asia by full-width signs too) gets an apostrophe in front, and loses it when it comes back. */
function guarded(cell: string): string {
  return /^[\s']*[=+\-@＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return /^'[\s']*[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
