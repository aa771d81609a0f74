import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../desk.ts';
import { chooseFromMenu, expectSaved, newDraft } from '../hands.ts';

async function openOutlets(page: Page) {
  await chooseFromMenu(page, '其他用途…');
  const dialog = page.getByRole('dialog', { name: '其他用途' });
  await expect(dialog.getByRole('button', { name: '复制富文本' })).toBeEnabled({ timeout: 30_000 });
  return dialog;
}

/** What lies on the clipboard, by its kinds. */
async function clipboardOf(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => [type, (await (await item?.getType(type))?.text()) ?? ''] as const;
    return Object.fromEntries(await Promise.all((item?.types ?? []).map(read)));
  });
}

test('the sample goes to WeChat as rich text with its pictures, counted as WeChat counts', async ({ desk }) => {
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const dialog = await openOutlets(page);
  await expect(dialog.getByRole('meter', { name: /标题：\d+ \/ 32 字符/ })).toBeVisible();
  await expect(dialog.getByRole('meter', { name: /正文：\d+ \/ 20000 字符/ })).toBeVisible();
  await expect(dialog.getByText(/张图片共 .*随文字一起粘贴/)).toBeVisible();
  await dialog.getByRole('button', { name: '复制富文本' }).click();
  await expect(dialog.getByText('已复制，可以粘贴了')).toBeVisible();
  const copied = await clipboardOf(page);
  expect(copied['text/html']).toMatch(/<img[^>]+src="data:image\/jpeg;base64,/);
  expect(copied['text/html']).toMatch(/style="/);
  expect(copied['text/html']).toContain('廊桥');
  expect(copied['text/plain']).toContain('【图】');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.modal').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
});

test('the sample is saved as a Word file, as text and for agencies', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const dialog = await openOutlets(page);
  const saved = async (name: string) => {
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: `${name}：保存…` }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const word = await saved('Word 文档');
  expect(word.name).toMatch(/^\d{8}-.+\.docx$/);
  await expect(dialog.getByText(/已保存 .+\.docx/)).toBeVisible();
  const parts = unzipSync(word.bytes);
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(document).toContain('廊桥');
  expect([...document.matchAll(/<a:blip /g)]).toHaveLength(Object.keys(parts).filter((path) => path.startsWith('word/media/')).length);
  expect((await saved('纯文本')).bytes.toString('utf8')).toMatch(/\n来源：/);
  expect((await saved('NewsML-G2 2.35')).bytes.toString('utf8')).toContain('standardversion="2.35"');
  expect(JSON.parse((await saved('ninjs 3.1')).bytes.toString('utf8'))).toMatchObject({ standard: { version: '3.1' } });
});

test('a title too long for WeChat is shown in red numbers; the page is printed with its headline', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '长'.repeat(40));
  await page.keyboard.insertText('只有一句话。');
  await expectSaved(page);
  await page.keyboard.press('ControlOrMeta+Shift+e');
  const dialog = page.getByRole('dialog', { name: '其他用途' });
  await expect(dialog.getByText(/超出 8/)).toBeVisible();
  // A browser without a screen has no print dialog: the frame says what it was asked to print.
  await page.evaluate(() => {
    const heard = (event: Event) => {
      const frame = event.target as HTMLIFrameElement;
      const view = frame.contentWindow;
      if (view) view.print = () => document.body.setAttribute('data-printed', view.document.querySelector('h1')?.textContent ?? '');
    };
    document.addEventListener('load', (event) => (event.target as Element).matches('.print-frame') && heard(event), { capture: true });
  });
  await dialog.getByRole('button', { name: 'PDF 和打印：打印…' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '长'.repeat(40));
});
