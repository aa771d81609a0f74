import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from '../desk.ts';
import { expectSaved, exportZip, fillDetails, newDraft, pageOf } from '../hands.ts';

/** The exported page as a reader meets it: opened from the folder, or somewhere on a portal's server. */

/** Exports the open article and unpacks it. The folder that holds `index.html`. */
async function exportedFolder(page: Page, info: TestInfo, button?: string): Promise<string> {
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  const files = unzipSync(await readFile(await exportZip(page, button)));
  let folder = info.outputPath();
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('/')) continue;
    const path = info.outputPath(name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    if (name.endsWith('index.html')) folder = dirname(path);
  }
  await page.getByRole('button', { name: '完成' }).click();
  return folder;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.jpg': 'image/jpeg', '.png': 'image/png' };

/** Serves a folder under `/2026/news/`, as a portal would, and nothing else. */
async function underSubPath(folder: string): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((request, response) => {
    const name = /^\/2026\/news\/([\w./-]*)$/.exec(request.url ?? '')?.[1];
    if (name === undefined) return response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    const path = join(folder, name || 'index.html');
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    return createReadStream(path).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/2026/news/`, close: () => server.close() };
}

/** Opens an address beside the desk. What went wrong or left the folder while it loaded goes into the list. */
async function openAsReader(page: Page, address: string): Promise<{ readonly reader: Page; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const reader = await page.context().newPage();
  reader.on('console', (message) => faults.push(message.text()));
  reader.on('pageerror', (error) => faults.push(error.message));
  reader.on('request', (request) => {
    if (!request.url().startsWith(address.replace(/[^/]*$/, '')) && !request.url().endsWith('/favicon.ico')) faults.push(request.url());
  });
  await reader.goto(address);
  return { reader, faults };
}

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** How far the document is wider than the window, in px. */
const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the exported page and its sheet serve everybody, from the folder and from a server', async ({ desk }, info) => {
  test.slow();
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const folder = await exportedFolder(page, info);
  const server = await underSubPath(folder);
  for (const address of [pathToFileURL(join(folder, 'index.html')).href, pathToFileURL(join(folder, 'fields.html')).href, server.address]) {
    const { reader, faults } = await openAsReader(page, address);
    for (const colorScheme of ['light', 'dark'] as const) {
      await reader.emulateMedia({ colorScheme });
      expect(await violations(reader)).toEqual([]);
    }
    for (const image of await reader.getByRole('img').all()) {
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
    }
    await reader.setViewportSize({ width: 320, height: 640 });
    expect(await overhang(reader)).toBe(0);
    expect(faults).toEqual([]);
    await reader.close();
  }
  server.close();
});

test('a page of extremes breaks nothing on a small telephone', async ({ desk }, info) => {
  const { page } = desk;
  const address = `https://portal.example/${'averylongpath'.repeat(30)}`;
  await newDraft(page, `${'长标题'.repeat(20)}${'UNBROKEN'.repeat(10)}`);
  const row = (cell: string) => `|${` ${cell} |`.repeat(14)}`;
  const list = Array.from({ length: 9 }, (_, depth) => `${'   '.repeat(depth)}1. 第${depth + 1}层，${'项'.repeat(12)}`).join('\n');
  await page.keyboard.insertText(
    `${address}\n\n## ${'小标题'.repeat(20)}\n\n${row('一栏')}\n${row('---')}\n${row('一格里的文字')}\n\n${list}\n\n> > > ${'引'.repeat(80)}\n\n\`\`\`\n${'代码'.repeat(90)}\n\`\`\``,
  );
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: '许文澜' });
  await expectSaved(page);
  const folder = await exportedFolder(page, info);
  const { reader } = await openAsReader(page, pathToFileURL(join(folder, 'index.html')).href);
  for (const width of [320, 360, 768, 1280]) {
    await reader.setViewportSize({ width, height: 640 });
    expect(await overhang(reader), `${width} px`).toBe(0);
  }
  await reader.emulateMedia({ media: 'print' });
  await reader.setViewportSize({ width: 628, height: 900 });
  expect(await overhang(reader)).toBe(0);
  await expect(reader.getByRole('navigation')).toHaveCount(0);
});

test('an article of several pages is turned in the preview as on the exported page', async ({ desk }, info) => {
  const { page } = desk;
  await newDraft(page, '分页稿');
  await page.keyboard.insertText(
    '甲页文字。\n\n<!-- page 乙页标题 -->\n\n<!-- page -->\n\n乙页文字。\n\n<!-- page 三、丙页 -->\n\n## 三、丙页\n\n丙页文字。\n\n<!-- page 无下文 -->',
  );
  const text = pageOf(page).locator('[data-copydesk="body"]');
  await expect(text.getByText('第 3 页 / 共 3 页')).toBeVisible();
  const seen = await linesOf(text);
  expect(seen).toEqual(
    [
      ['甲页文字。', '上一页', '第 1 页 / 共 3 页', '下一页'],
      ['第 2 页', '乙页标题', '乙页文字。', '上一页', '第 2 页 / 共 3 页', '下一页'],
      ['第 3 页', '三、丙页', '丙页文字。', '上一页', '第 3 页 / 共 3 页', '下一页'],
    ].flat(),
  );
  const width = await text.evaluate((element) => element.ownerDocument.documentElement.clientWidth);
  const height = await heightOf(text);
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: '许文澜' });
  await expectSaved(page);
  const folder = await exportedFolder(page, info);
  const { reader } = await openAsReader(page, pathToFileURL(join(folder, 'index.html')).href);
  await reader.setViewportSize({ width, height: 600 });
  const exported = reader.locator('[data-copydesk="body"]');
  expect(await linesOf(exported)).toEqual(seen);
  expect(await heightOf(exported)).toBe(height);
  expect(await violations(reader)).toEqual([]);
  await reader.getByRole('link', { name: '下一页' }).first().click();
  await expect(reader.getByRole('region', { name: '第 2 页：乙页标题' })).toBeInViewport();

  await page.bringToFront();
  await page
    .getByRole('complementary', { name: '版面' })
    .getByRole('button', { name: /示例之窗/ })
    .click();
  await page.getByRole('option', { name: /微信/ }).click();
  await expect(text.getByText('第 3 页 / 共 3 页')).toHaveCount(0);
  expect(await linesOf(text)).toEqual(['甲页文字。', '乙页标题', '乙页文字。', '三、丙页', '丙页文字。']);
});

const linesOf = async (locator: Locator) => (await locator.innerText()).split(/\s*\n\s*/);
const heightOf = (locator: Locator) => locator.evaluate((element) => Math.round(element.getBoundingClientRect().height));
