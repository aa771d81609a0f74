import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { generateArticle } from '../fixtures/articles.ts';
import { findChromium } from './chromium.ts';
import { expect, root, serve, stop } from './desk.ts';
import { expectSaved, textOf } from './hands.ts';

/**
 * `node tests/e2e/screenshot.ts`, after `npm run build`: the pictures of the two READMEs, taken of the built program on the
 * browser host with the sample open. To be run again, and looked at, when the desk has changed.
 */

const out = join(root, 'assets/docs');
/** Bytes: a README must not take long to show. */
const largest = 600_000;
/** Which made-up articles stand beside the sample in the library. */
const neighbours = [30, 6, 18, 12, 8, 19];
const look = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2, colorScheme: 'light' } as const;

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: set COPYDESK_CHROMIUM to its path');
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-screenshot-'));
  const server = await serve(join(folder, '云溪新闻部'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-features=Translate'] });
  try {
    await fillLibrary(browser, server.url, folder);
    await shoot(browser, server.url, 'zh-CN', 'desk.zh-CN.png');
    await shoot(browser, server.url, 'en-GB', 'desk.png');
  } finally {
    await browser.close();
    await stop(server.process);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The sample and its neighbours; the sample is changed last, so that it is what a new window opens. */
async function fillLibrary(browser: Browser, url: string, folder: string): Promise<void> {
  const context = await browser.newContext({ ...look, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await choosing).setFiles(await writeNeighbours(folder));
  const report = page.getByRole('dialog', { name: /导入/ });
  await report.getByRole('listitem').first().waitFor();
  await report.getByRole('button', { name: '完成' }).click();
  await page.getByRole('option', { name: /夜校/ }).click();
  await expect(textOf(page)).toContainText('云溪县地处山区');
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' ');
  await page.keyboard.press('Backspace');
  await page.getByRole('listbox').getByRole('option').first().filter({ hasText: '夜校' }).waitFor();
  await expectSaved(page);
  await leave(page);
}

/** As a person closes a window: it gives back what it wrote, which a context that is cut off does not. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.context().close();
}

async function writeNeighbours(folder: string): Promise<string[]> {
  const written = neighbours.map(async (seed) => {
    const { title, channel, body, source, editor } = generateArticle({ seed, han: 900 });
    const file = join(folder, `${seed}.md`);
    await writeFile(file, `---\ntitle: ${title}\nchannel: ${channel}\nsource: ${source.name}\neditor: ${editor}\n---\n\n${body}\n`);
    return file;
  });
  return Promise.all(written);
}

async function shoot(browser: Browser, url: string, locale: string, name: string): Promise<void> {
  const context = await browser.newContext({ ...look, locale });
  const page = await context.newPage();
  await page.goto(url);
  await settled(page);
  await scrollToPicture(page);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const small = await sharp(picture).png({ palette: true, quality: 90, effort: 10, compressionLevel: 9 }).toBuffer();
  if (small.length > largest) throw new Error(`${name} has ${small.length} bytes, more than ${largest}`);
  await writeFile(join(out, name), small);
  process.stdout.write(`${join(out, name)}  ${small.length} bytes\n`);
  await leave(page);
}

/** The paragraph above the first picture comes to the top of the text, and the page follows. */
async function scrollToPicture(page: Page): Promise<void> {
  const paragraph = page.locator('.cm-line').filter({ hasText: '云溪县地处山区' });
  await paragraph.evaluate((line) => {
    const text = line.closest('.cm-scroller');
    if (text) text.scrollTop += line.getBoundingClientRect().top - text.getBoundingClientRect().top - 16;
  });
  const picture = page.frameLocator('iframe').locator('figure img').first();
  await expect(picture).toBeInViewport({ ratio: 1 });
  await expect(page.frameLocator('iframe').getByRole('heading', { name: '一、夜校' })).toBeInViewport({ ratio: 1 });
}

/** The sample is on the page with both pictures decoded. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('listbox').getByRole('option', { selected: true }).filter({ hasText: '夜校' }).waitFor();
  await page.frameLocator('iframe').locator('figure img').nth(1).waitFor();
  // The window before this one has given the article back.
  await expect(page.getByRole('button', { name: /接手编辑|Take over/ })).toHaveCount(0, { timeout: 30_000 });
  await page
    .frameLocator('iframe')
    .locator('body')
    .evaluate(async (body) => {
      await Promise.all([...body.ownerDocument.images].map((image) => image.decode()));
      await body.ownerDocument.fonts.ready;
    });
}

await main();
