import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk } from './desk.ts';

test('an import is cancelled by the client that began it: what is done stays, the rest is named', async () => {
  const desk = await openDesk();
  const tokens: string[] = [];
  for (let number = 0; number < 12; number += 1) {
    const path = join(desk.folder, `通稿${number}.txt`);
    await writeFile(path, `云溪县第${number}条消息\n\n昨天上午，消息发布。\n`);
    tokens.push(desk.files.offerToRead(path));
  }
  let done = 0;
  const stop = desk.newsroom.subscribe((event) => {
    if (event.type !== 'import.progress') return;
    done = event.done;
    if (event.done === 3) void desk.dispatch({ call: 'work.cancel', input: {} }, { client: event.by });
  });
  const reports = await desk.ask('import.files', { files: tokens });
  stop();
  const imported = reports.filter((report) => 'imported' in report).length;
  expect(imported).toBeGreaterThanOrEqual(3);
  expect(imported).toBeLessThan(12);
  expect(reports.filter((report) => 'failure' in report && report.failure.code === 'cancelled')).toHaveLength(12 - imported);
  expect(done).toBe(12);
  expect((await desk.ask('article.list', {})).total).toBe(imported);
});
