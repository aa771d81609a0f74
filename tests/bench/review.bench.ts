import { measureQueue } from './review/queue.ts';
import type { Row } from './table.ts';

/** The review desk. */

const parts = [measureQueue];

export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const part of parts) rows.push(...(await part(say)));
  return rows;
}
