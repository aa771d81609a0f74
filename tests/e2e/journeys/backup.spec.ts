import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from '../desk.ts';
import { chooseFromMenu, expectSaved, newDraft, textOf, titleOf } from '../hands.ts';

test('a backup is a zip of the whole library, written while it is in use', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '要备份的稿件');
  await page.keyboard.insertText('这一句在备份里。');
  const coming = page.waitForEvent('download');
  await chooseFromMenu(page, '立即备份…');
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^稿库-\d{8}\.copydesk-backup\.zip$/);
  await expect(page.getByRole('status').filter({ hasText: '已备份 1 篇稿件' })).toBeVisible();
  const files = unzipSync(await readFile(await download.path()));
  const names = Object.keys(files);
  expect(names.some((name) => name.endsWith('library.json'))).toBe(true);
  const article = names.find((name) => name.endsWith('/article.json')) ?? '';
  expect(new TextDecoder().decode(files[article])).toContain('这一句在备份里。');
});

test('in the browser the settings say how daily backups are set', async ({ desk }) => {
  const { page } = desk;
  await page.keyboard.press('ControlOrMeta+,');
  const section = page.getByRole('dialog', { name: '设置' }).getByRole('region', { name: '备份' });
  await expect(section).toContainText('没有设每日备份');
  await expect(section).toContainText('还没有备份过');
  await expect(section).toContainText('copydesk -- backup --library');
  await expect(section.getByRole('button', { name: '选择文件夹…' })).toHaveCount(0);
});

test('the check finds a sound library sound, names a damaged file, and keeps its bytes when it repairs', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '会坏的稿件');
  await page.keyboard.insertText('原来的文字。');
  await expectSaved(page);
  const damaged = (await desk.articles())[0]?.id ?? '';
  await newDraft(page, '好的稿件');
  await expectSaved(page);
  await chooseFromMenu(page, /检查稿库/);
  const dialog = page.getByRole('dialog', { name: '检查稿库' });
  await dialog.getByRole('button', { name: '开始检查' }).click();
  await expect(dialog.getByText('2 篇稿件全部完好')).toBeVisible();
  const file = (await articleFiles(desk.library)).find((name) => name.includes(damaged)) ?? '';
  const bad = Buffer.alloc(512);
  await writeFile(file, bad);
  await dialog.getByRole('button', { name: '再查一遍' }).click();
  await expect(dialog.getByRole('list', { name: '问题' })).toContainText(damaged);
  await dialog.getByRole('button', { name: '修复' }).click();
  await expect(dialog.getByRole('button', { name: '再查一遍' })).toBeVisible();
  expect(await isSetAside(desk.library, bad)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(titleOf(page)).toHaveValue('好的稿件');
});

test('an article damaged while the desk was closed stands again, says so once, and its damaged file is kept', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '断电的稿件');
  await page.keyboard.insertText('断电前的文字。');
  await expectSaved(page);
  await page.keyboard.press('ControlOrMeta+Shift+h');
  const dialog = page.getByRole('dialog', { name: '版本历史' });
  await dialog.getByRole('button', { name: '保存当前版本…' }).click();
  await dialog.getByRole('textbox', { name: '版本名称' }).fill('断电前');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: '断电前' })).toBeVisible();
  const [file] = await articleFiles(desk.library);
  const bad = Buffer.alloc(2048);
  await writeFile(file ?? '', bad);
  const again = await desk.restart();
  await again.getByRole('option', { name: /断电的稿件/ }).click();
  await expect(again.getByText('这篇稿件的文件损坏了')).toBeVisible();
  await expect(textOf(again)).toHaveText('断电前的文字。');
  expect(await isSetAside(desk.library, bad)).toBe(true);
  await again.getByRole('button', { name: '知道了' }).click();
  await expect(again.getByText('这篇稿件的文件损坏了')).toHaveCount(0);
  await again.reload();
  await expect(textOf(again)).toHaveText('断电前的文字。');
  await expect(again.getByText('这篇稿件的文件损坏了')).toHaveCount(0);
});

async function articleFiles(library: string): Promise<string[]> {
  const entries = await readdir(join(library, 'articles'), { recursive: true });
  return entries.filter((name) => name.endsWith('article.json')).map((name) => join(library, 'articles', name));
}

/** Whether `damaged/` holds exactly these bytes. */
async function isSetAside(library: string, bytes: Buffer): Promise<boolean> {
  const entries = await readdir(join(library, 'damaged'), { recursive: true, withFileTypes: true });
  const contents = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))));
  return contents.some((content) => content.equals(bytes));
}
