import { pathToFileURL } from 'node:url';
import { countHan } from '#domain/count.ts';
import { renderHtml } from '#domain/markdown/html.ts';
import { changeLive, openLive } from '#domain/markdown/live.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';

/** How long the Markdown takes, in milliseconds. `node tests/bench/markdown.bench.ts` prints the table. */
export interface Row {
  readonly name: string;
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
}

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

function measure(name: string, runs: number, work: () => void): Row {
  for (let run = 0; run < Math.min(20, runs); run++) work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { name, runs, median: at(0.5), p95: at(0.95) };
}

export function run(): Row[] {
  const rows: Row[] = [];
  for (const han of [5_000, 20_000, 100_000, 500_000]) {
    const text = article(han);
    const runs = han > 50_000 ? 10 : 40;
    rows.push(measure(`${han} 字: parse and render`, runs, () => renderHtml(parseMarkdown(text), options)));
    rows.push(measure(`${han} 字: open`, runs, () => openLive(text, options)));
    rows.push(measure(`${han} 字: one key in the middle`, 200, keys(text)));
    rows.push(measure(`${han} 字: count`, runs, () => countHan(plainText(parseMarkdown(text)))));
  }
  return rows;
}

function keys(text: string): () => void {
  let live = openLive(text, options);
  let at = text.indexOf('群众', Math.floor(text.length / 2));
  return () => {
    live = changeLive(live, [{ from: at, to: at, insert: '字' }]).document;
    at++;
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.table(run().map((row) => ({ ...row, median: Number(row.median.toFixed(3)), p95: Number(row.p95.toFixed(3)) })));
}
