import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { generateArticle } from '../fixtures/articles.ts';
import { browserOptions } from './browser.ts';
import { libraryOf, put } from './library.ts';
import { serve, temporary } from './program.ts';
import { type Row, spread, table } from './table.ts';
import { makeTypist } from './typing/keys.ts';
import { clickPlace, showMiddle } from './typing/place.ts';
import { installProbe } from './typing/probe.ts';
import { type LongestTask, longestTask, traceCategories } from './typing/trace.ts';

/** From a key to the painted page, in the middle of articles of four lengths, through the real window; a plain reference beside it. */

const sizes = (process.env.COPYDESK_BENCH_SIZES ?? '5000,20000,100000,500000').split(',').map(Number);
/** p50 of issue 2, in ms. */
const goals: Readonly<Record<number, number>> = { 5000: 10, 20000: 12, 100000: 16, 500000: 30 };
const warmUp = 20;
const measured = 120;
const traced = 50;

interface Typed {
  readonly echo: readonly number[];
  readonly preview: readonly number[];
  readonly missing: number;
  readonly task: LongestTask;
}

/** Takes about five minutes; each length's figures are said as soon as they are there. @throws when there is no Chromium or no build */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  const reference = await buildReference();
  say('typing: a library of 1,000 articles');
  const { folder } = await libraryOf(1000);
  const rows: Row[] = [];
  for (const han of sizes) {
    const article = generateArticle({ seed: han, han });
    say(`typing in ${han} 字: the reference`);
    const plain = await inBrowser((context, browser) => typeInReference(context, browser, reference, article.body));
    say(`typing in ${han} 字: the product`);
    await put(folder, article);
    const ours = await inBrowser((context, browser) => typeInProduct(context, browser, folder));
    const found = rowsOf(han, ours, plain);
    say(`\n${table(found)}\n`);
    rows.push(...found);
  }
  return rows;
}

function rowsOf(han: number, ours: Typed, plain: Typed): Row[] {
  const size = `${han / 1000}k 字`;
  return [
    { measure: 'key to painted page', size, ...spread(ours.preview), unit: 'ms', beside: spread(plain.preview).p50, goal: goals[han] },
    { measure: 'key to painted echo', size, ...spread(ours.echo), unit: 'ms', beside: spread(plain.echo).p50 },
    { measure: 'longest main-thread task, by the clock', size, longest: ours.task.whole, unit: 'ms', beside: plain.task.whole },
    {
      measure: 'longest main-thread task, our own time',
      size,
      longest: ours.task.ours,
      unit: 'ms',
      beside: plain.task.ours,
      goal: han <= 100_000 ? 16 : undefined,
    },
    ...(ours.missing > 0 ? [{ measure: 'keys that never reached the page', size, longest: ours.missing, unit: 'keys' }] : []),
  ];
}

async function inBrowser(work: (context: BrowserContext, browser: Browser) => Promise<Typed>): Promise<Typed> {
  const browser = await chromium.launch(browserOptions());
  try {
    return await work(await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } }), browser);
  } finally {
    await browser.close();
  }
}

async function typeInProduct(context: BrowserContext, browser: Browser, folder: string): Promise<Typed> {
  const host = await serve(folder);
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.locator('.cm-line').first().waitFor();
    return await typeOn(page, browser, 'aside iframe');
  } finally {
    await host.stop();
  }
}

async function typeInReference(context: BrowserContext, browser: Browser, folder: string, body: string): Promise<Typed> {
  const page = await context.newPage();
  await page.route('http://reference.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({
      body: await readFile(join(folder, pathname)),
      contentType: pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
    });
  });
  await page.goto('http://reference.test/reference.html');
  await page.evaluate((text) => window.openText(text), body);
  return typeOn(page, browser, 'iframe');
}

async function typeOn(page: Page, browser: Browser, frame: string): Promise<Typed> {
  await settled(page, frame);
  const at = await page.evaluate(showMiddle);
  await settled(page, frame);
  const place = await page.evaluate(clickPlace, at);
  if (!place) throw new Error('the middle of the text is not in sight');
  await page.mouse.click(place.x, place.y);
  await settled(page, frame);
  await page.evaluate(installProbe, { text: '.cm-content', frame });
  const typist = makeTypist(7);
  await typist.type(page, warmUp);
  await typist.type(page, measured);
  await page.waitForTimeout(1500);
  const keys = (await page.evaluate(() => window.benchKeys)).slice(warmUp);
  await browser.startTracing(page, { categories: traceCategories });
  await typist.type(page, traced);
  const task = longestTask(await browser.stopTracing());
  return {
    echo: keys.map((key) => key.echo).filter((time) => time >= 0),
    preview: keys.map((key) => key.preview).filter((time) => time >= 0),
    missing: keys.filter((key) => key.preview < 0).length,
    task,
  };
}

/** Resolves when the page beside the text has stood still for a second. */
async function settled(page: Page, frame: string): Promise<void> {
  let before = -1;
  for (let same = 0; same < 4; ) {
    await page.waitForTimeout(300);
    const now = await page.evaluate(
      (selector) => document.querySelector<HTMLIFrameElement>(selector)?.contentDocument?.querySelectorAll('*').length ?? 0,
      frame,
    );
    same = now === before && now > 10 ? same + 1 : 0;
    before = now;
  }
}

async function buildReference(): Promise<string> {
  const root = resolve(fileURLToPath(import.meta.url), '../typing');
  const outDir = temporary('reference');
  await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'error',
    build: { outDir, target: 'chrome140', rolldownOptions: { input: join(root, 'reference.html') } },
  });
  return outDir;
}
