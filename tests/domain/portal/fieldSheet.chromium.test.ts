import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { expect, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { renderBody } from '#domain/portal/body.ts';
import { renderFieldSheet } from '#domain/portal/fieldSheet.ts';
import { fieldValues } from '#domain/portal/fields.ts';
import { findChromium } from '../../e2e/chromium.ts';
import { preset } from './desk.ts';
import { longArticle } from './longArticle.ts';

const executablePath = findChromium();
const keys = ['plain', 'empirecms', 'dedecms', 'phpcms', 'wechat'];

/** The sheet as a clerk has it: a file of a folder, with six pictures, in a real browser. */
test.runIf(executablePath)(
  'every preset’s sheet copies each field from its file and prints on one page',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'copydesk sheet 采编-'));
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const blocks = parseMarkdown(longArticle.body);
      const pictures = Array.from({ length: 6 }, (_, index) => ({
        mediaId: `${index}`.repeat(16),
        file: `${index}.jpg`,
        path: `images/0${index + 1}.jpg`,
        width: 1200,
        height: 800,
        bytes: new Uint8Array(204_800),
        caption: '河堤夜市亮灯，商户和村民在摊位前交谈',
        credit: '周样 摄',
        alt: '河堤上一排灯',
      }));
      for (const key of keys) {
        const profile = preset(key);
        const body = renderBody(blocks, longArticle, profile, (file) => ({ src: `images/${file}`, width: 1200, height: 800 }));
        const fields = fieldValues(longArticle, profile, body, 'images/01.jpg');
        const file = join(folder, `${key}.html`);
        await writeFile(file, renderFieldSheet({ article: longArticle, profile, fields, pictures }));
        const page = await browser.newPage();
        await page.goto(pathToFileURL(file).href);
        for (const { label, value } of fields) {
          if (value === '') continue;
          await page.getByRole('button', { name: `复制${label}`, exact: true }).click();
          await expect.poll(() => page.getByRole('status').textContent()).toBe(`已复制：${label}`);
        }
        await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id="editor" contenteditable>.</div>'));
        await page.getByRole('button', { name: `复制${fields.find(({ from }) => from === 'body')?.label}`, exact: true }).click();
        await page.locator('#editor').click();
        await page.keyboard.press('ControlOrMeta+V');
        // WeChat's editor has no source mode: it gets paragraphs. A CMS gets its source.
        expect([key, await page.locator('#editor').innerText()]).toEqual([
          key,
          key === 'wechat' ? expect.not.stringContaining('<p') : expect.stringContaining('<p'),
        ]);
        await page.evaluate(() => document.getElementById('editor')?.remove());
        const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
        expect([key, pdf.match(/\/Type\s*\/Page(?![s\w])/g)?.length]).toEqual([key, 1]);
        await page.close();
      }
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
