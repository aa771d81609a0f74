import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { emptyArticle } from '#domain/article.ts';
import { anchorOf, emptyReview, type Review, type Suggestion } from '#domain/review.ts';
import { generateArticle } from '../../fixtures/articles.ts';
import { browserOptions } from '../browser.ts';
import { open } from '../library.ts';
import { serve, temporary } from '../program.ts';
import { type Row, spread } from '../table.ts';
import { makeTypist } from '../typing/keys.ts';
import { clickPlace, showMiddle } from '../typing/place.ts';
import { installProbe } from '../typing/probe.ts';

/** A key in suggestion mode, 20,000 字 with 100 open suggestions; beside it a key in the same text without the mode and without any. */

const han = 20_000;
const suggestions = 100;
const keys = 150;
const warmUp = 30;
/** A frame, in ms: what the 95th of 100 keys may take. */
const goal = 16.7;

type Kind = 'plain' | 'proposed';

export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say(`suggesting: ${han} 字 with ${suggestions} open suggestions`);
  const host = await serve(await libraryOfTwo());
  const browser = await chromium.launch(browserOptions());
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(host.url);
    await page.locator('.cm-line').first().waitFor();
    const plain = await typeIn(page, 'plain');
    const proposed = await typeIn(page, 'proposed');
    const size = `${han / 1000}k 字, ${suggestions} suggestions`;
    const beside = spread(plain);
    return [
      { measure: 'key to painted echo in suggestion mode', size, ...spread(proposed), unit: 'ms', beside: beside.p50 },
      { measure: 'key to painted echo in suggestion mode, p95', size, value: spread(proposed).p95, unit: 'ms', beside: beside.p95, goal },
    ];
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** The same text twice, under names that tell them apart. @returns the library's folder */
async function libraryOfTwo(): Promise<string> {
  const folder = join(temporary('library'), 'library');
  const library = await open(folder);
  const article = generateArticle({ seed: 5, han });
  for (const kind of ['plain', 'proposed'] as const) {
    const id = v7();
    await library.create({ ...emptyArticle(id, new Date().toISOString()), ...article, title: kind });
    if (kind === 'proposed') await library.changeReview(id, () => reviewOf(article.body));
  }
  await library.close();
  return folder;
}

/** Evenly over the text: insertions, deletions, replacements. */
function reviewOf(body: string): Review {
  const made = Array.from({ length: suggestions }, (_, at): [string, Suggestion] => {
    const kind = (['insert', 'delete', 'replace'] as const)[at % 3] ?? 'insert';
    const start = Math.floor((at + 0.5) * (body.length / suggestions));
    const end = kind === 'insert' ? start : start + 4;
    const text = kind === 'delete' ? '' : '据县里的通报';
    const by = ['许文澜', '林晓', '周砚'][at % 3] ?? '';
    return [v7(), { kind, anchor: anchorOf('body', body, start, end), length: end - start, text, by, createdAt: new Date().toISOString() }];
  });
  return { ...emptyReview, suggestions: Object.fromEntries(made) };
}

/** @returns for each key the time until its sign was painted, in ms */
async function typeIn(page: Page, kind: Kind): Promise<number[]> {
  await page.getByRole('option', { name: new RegExp(kind) }).click();
  await page.waitForFunction((title) => document.querySelector<HTMLTextAreaElement>('.head-title textarea')?.value === title, kind);
  await page.waitForTimeout(1500);
  if (kind === 'proposed') {
    await page.keyboard.press('ControlOrMeta+Alt+s');
    await page.locator('.cm-suggesting').waitFor();
  }
  const at = await page.evaluate(showMiddle);
  await page.waitForTimeout(1000);
  const place = await page.evaluate(clickPlace, at);
  if (!place) throw new Error('the middle of the text is not in sight');
  await page.mouse.click(place.x, place.y);
  await page.keyboard.press('Escape');
  await page.evaluate(installProbe, { text: '.cm-content', frame: 'aside iframe' });
  await makeTypist(7).type(page, warmUp + keys);
  await page.waitForTimeout(1500);
  const typed = (await page.evaluate(() => window.benchKeys)).slice(warmUp);
  return typed.map(({ echo }) => echo).filter((time) => time >= 0);
}
