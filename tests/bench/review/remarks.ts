import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { emptyArticle } from '#domain/article.ts';
import { anchorOf, emptyReview, type Review } from '#domain/review.ts';
import { generateArticle, randomFrom } from '../../fixtures/articles.ts';
import { browserOptions } from '../browser.ts';
import { open } from '../library.ts';
import { serve, temporary } from '../program.ts';
import { type Row, spread } from '../table.ts';
import { makeTypist } from '../typing/keys.ts';
import { clickPlace, showMiddle } from '../typing/place.ts';
import { installProbe } from '../typing/probe.ts';
import { longestTask, traceCategories } from '../typing/trace.ts';

/** Opening an article of 20,000 字 with 500 remarks, a key in it, and its memory; beside it the same article without remarks. */

const han = 20_000;
const remarks = 500;
const copies = 12;
const keys = 120;
const warmUp = 20;
const traced = 80;

type Kind = 'plain' | 'remarked';

interface Measured {
  readonly opening: Readonly<Record<Kind, readonly number[]>>;
  readonly echo: Readonly<Record<Kind, readonly number[]>>;
  readonly heap: Readonly<Record<Kind, number>>;
  /** The longest task of the window's main thread while somebody types, its own time in ms. */
  readonly task: Readonly<Record<Kind, number>>;
}

export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say(`remarks: ${2 * copies} articles of ${han} 字, half of them with ${remarks} remarks`);
  const folder = await libraryOfPairs();
  const rows: Row[] = [];
  for (const panel of [false, true]) {
    say(`remarks: opening and typing with the panel ${panel ? 'open' : 'closed'}`);
    rows.push(...rowsOf(await measure(folder, panel), panel ? ', panel open' : ''));
  }
  return rows;
}

function rowsOf({ opening, echo, heap, task }: Measured, how: string): Row[] {
  const size = `${han / 1000}k 字, ${remarks} remarks`;
  return [
    { measure: `opening until text and marks are painted${how}`, size, ...spread(opening.remarked), unit: 'ms', beside: spread(opening.plain).p50 },
    { measure: `key to painted echo${how}`, size, ...spread(echo.remarked), unit: 'ms', beside: spread(echo.plain).p50 },
    { measure: `key to painted echo${how}, p95`, size, value: spread(echo.remarked).p95, unit: 'ms', beside: spread(echo.plain).p95 },
    { measure: `longest main-thread task while typing, our own time${how}`, size, longest: task.remarked, unit: 'ms', beside: task.plain },
    { measure: `heap of the window${how}`, size, value: heap.remarked, unit: 'MB', beside: heap.plain },
  ];
}

/** Each article twice, under names that tell them apart. @returns the library's folder */
async function libraryOfPairs(): Promise<string> {
  const folder = join(temporary('library'), 'library');
  const library = await open(folder);
  for (let copy = 0; copy < copies; copy++) {
    const article = generateArticle({ seed: copy + 1, han });
    for (const kind of ['plain', 'remarked'] as const) {
      const id = v7();
      await library.create({ ...emptyArticle(id, new Date().toISOString()), ...article, title: titleOf(kind, copy) });
      if (kind === 'remarked') await library.changeReview(id, () => reviewOf(article.body, copy));
    }
  }
  await library.close();
  return folder;
}

function titleOf(kind: Kind, copy: number): string {
  return `${kind} ${String(copy).padStart(2, '0')}`;
}

function reviewOf(body: string, seed: number): Review {
  const random = randomFrom(seed + 7);
  const comments = Array.from({ length: remarks }, (_, at): [string, Review['comments'][string]] => {
    const [id, start] = [v7(), Math.floor(random() * (body.length - 30))];
    const anchor = anchorOf('body', body, start, start + 2 + Math.floor(random() * 20));
    const by = ['许文澜', '林晓', '周砚'][at % 3] ?? '';
    return [id, { anchor, thread: id, by, createdAt: new Date().toISOString(), text: '这里请再核一遍，前后说法不一。' }];
  });
  return { ...emptyReview, comments: Object.fromEntries(comments) };
}

async function measure(folder: string, panel: boolean): Promise<Measured> {
  const host = await serve(folder);
  const browser = await chromium.launch(browserOptions());
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(host.url);
    await page.locator('.cm-line').first().waitFor();
    if (panel) await page.keyboard.press('ControlOrMeta+Alt+r');
    const opening: Record<Kind, number[]> = { plain: [], remarked: [] };
    // The very first of each compiles; the rest is what a person meets.
    for (let copy = 0; copy < copies; copy++)
      for (const kind of ['plain', 'remarked'] as const) {
        const took = await openingTime(page, titleOf(kind, copy), kind === 'remarked');
        if (copy > 1) opening[kind].push(took);
      }
    const echo: Record<Kind, number[]> = { plain: [], remarked: [] };
    const heap = { plain: 0, remarked: 0 };
    const task = { plain: 0, remarked: 0 };
    for (const kind of ['plain', 'remarked'] as const) {
      await openingTime(page, titleOf(kind, kind === 'plain' ? 0 : 1), kind === 'remarked');
      echo[kind] = await typeInMiddle(page);
      await browser.startTracing(page, { categories: traceCategories });
      await makeTypist(11).type(page, traced);
      task[kind] = longestTask(await browser.stopTracing()).ours;
      heap[kind] = await heapOf(page);
    }
    return { opening, echo, heap, task };
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** From the press in the list until the frame that shows text and marks has been painted, in ms. */
async function openingTime(page: Page, title: string, marks: boolean): Promise<number> {
  const row = page.getByRole('option', { name: new RegExp(title) });
  await row.scrollIntoViewIfNeeded();
  const shown = page.evaluate(
    ([wanted, withMarks]) =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        addEventListener('pointerdown', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
        const isShown = () =>
          document.querySelector<HTMLTextAreaElement>('.head-title textarea')?.value === wanted &&
          document.querySelector('.cm-line')?.textContent !== '' &&
          (document.querySelector('.cm-remark') !== null) === withMarks;
        const look = () => {
          if (pressed === 0 || !isShown()) return void requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - pressed);
          port2.postMessage(0);
        };
        look();
      }),
    [title, marks] as const,
  );
  await row.click();
  const took = await shown;
  await page.waitForTimeout(1500);
  return took;
}

async function typeInMiddle(page: Page): Promise<number[]> {
  const at = await page.evaluate(showMiddle);
  await page.waitForTimeout(1000);
  const place = await page.evaluate(clickPlace, at);
  if (!place) throw new Error('the middle of the text is not in sight');
  await page.mouse.click(place.x, place.y);
  await page.evaluate(installProbe, { text: '.cm-content', frame: 'aside iframe' });
  const typist = makeTypist(7);
  await typist.type(page, warmUp + keys);
  await page.waitForTimeout(1500);
  const typed = (await page.evaluate(() => window.benchKeys)).slice(warmUp);
  return typed.map(({ echo }) => echo).filter((time) => time >= 0);
}

/** After a collection, in MB. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1_000_000;
}
