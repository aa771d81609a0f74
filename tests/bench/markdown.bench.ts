import { pathToFileURL } from 'node:url';
import { Marked } from 'marked';
import { countHan } from '#domain/count.ts';
import { renderHtml } from '#domain/markdown/html.ts';
import { changeLive, openLive } from '#domain/markdown/live.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { type Row, spread, table } from './table.ts';

/** What Markdown costs without a window: whole texts beside plain marked, and one key in the middle of a text. */

const options = { image: () => undefined, external: false };
const sentence = '今年以来，全市上下把**“四干”**工作法落到实处，10~20万吨项目陆续开工，群众办事少跑腿、“一网通办”成为常态。';

/** A news text of about so many 字: sections, paragraphs, and now and then a list or a table. */
function article(han: number): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < han; index++) {
    if (index % 12 === 0) parts.push(`## 第${index}节`);
    if (index % 20 === 7) parts.push('- 一是抓项目\n- 二是抓服务\n- 三是抓落实');
    if (index % 40 === 9) parts.push('| 县区 | 产值 |\n| - | -: |\n| 甲县 | 12 |');
    parts.push(sentence.repeat(1 + (index % 3)));
    length += sentence.length * (1 + (index % 3));
  }
  return parts.join('\n\n');
}

/** Milliseconds of each run, after some that warm up. */
function timesOf(runs: number, work: () => void): readonly number[] {
  for (let run = 0; run < Math.min(20, runs); run++) work();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function keys(text: string): () => void {
  let live = openLive(text, options);
  let at = text.indexOf('群众', Math.floor(text.length / 2));
  return () => {
    live = changeLive(live, [{ from: at, to: at, insert: '字' }]).document;
    at++;
  };
}

/** What the issue's goals for a painted key leave to the domain, in ms. */
const keyGoals: Readonly<Record<number, number>> = { 20000: 0.5, 500000: 3 };

export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  const marked = new Marked();
  const rows: Row[] = [];
  for (const han of [5_000, 20_000, 100_000, 500_000]) {
    const size = `${han.toLocaleString('en')} 字`;
    say(size);
    const text = article(han);
    const runs = han > 50_000 ? 10 : 40;
    const row = (measure: string, times: readonly number[]): Row => ({ measure, size, unit: 'ms', ...spread(times) });
    const beside = spread(timesOf(runs, () => marked.parse(text, { async: false }))).p50;
    rows.push({
      ...row(
        'parse and render, beside plain marked',
        timesOf(runs, () => renderHtml(parseMarkdown(text), options)),
      ),
      beside,
    });
    rows.push(
      row(
        'open the live document',
        timesOf(runs, () => openLive(text, options)),
      ),
    );
    rows.push({ ...row('one key in the middle', timesOf(200, keys(text))), goal: keyGoals[han] });
    rows.push(
      row(
        'readers’ words and their 字',
        timesOf(runs, () => countHan(plainText(parseMarkdown(text)))),
      ),
    );
  }
  return rows;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${table(await run((line) => process.stderr.write(`${line}\n`)))}\n`);
}
