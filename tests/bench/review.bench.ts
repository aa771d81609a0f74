import type { Row } from './table.ts';

type Part = (say: (line: string) => void) => Promise<readonly Row[]>;

/** What the review desk costs, part by part. */
const parts: readonly (() => Promise<{ readonly run: Part }>)[] = [
  () => import('./review/queue.ts'),
  () => import('./review/remarks.ts'),
  () => import('./review/suggesting.ts'),
  () => import('./review/travel.ts'),
];

export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const part of parts) rows.push(...(await (await part()).run(say)));
  return rows;
}
