import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../desk.ts';
import { fillDetails, newDraft, textOf } from '../hands.ts';

const table = '词,类型,改为,理由\r\n座落,改用,坐落,词典用字\r\n老赖,禁用,失信被执行人,法律用语\r\n首次,慎重,,\r\n';

test('a house brings its words in from a table, sees them underlined, and takes them out again', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '新桥座落城东');
  await page.keyboard.insertText('法院公布老赖名单。');
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: '许文澜' });
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '本单位用词…' }).click();
  const dialog = page.getByRole('dialog', { name: '本单位用词' });
  await expect(dialog.getByText('本单位还没有用词表')).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '从表格导入…' }).click();
  await (await choosing).setFiles({ name: '用词.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(dialog.getByRole('status')).toContainText('新增 2 条，修改 0 条，相同 0 条，删除 0 条，不能导入 1 条');
  await expect(dialog.getByText('第 4 行 B 列')).toBeVisible();
  await dialog.getByRole('button', { name: '写入' }).click();
  await dialog.getByRole('searchbox', { name: '查找' }).fill('法律');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: '删除“老赖”' }).click();
  await expect(dialog.getByText('0 条（共 1 条，第 2 版）')).toBeVisible();
  await dialog.getByRole('button', { name: '撤销删除' }).click();
  await expect(dialog.getByText('1 条（共 2 条，第 3 版）')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.modal').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出 CSV' }).click();
  const saved = await (await downloading).path();
  expect(await readFile(saved, 'utf8')).toContain(
    '\ufeff词,类型,改为,理由,例外,栏目,位置\r\n座落,改用,坐落,词典用字,,,\r\n老赖,禁用,失信被执行人,法律用语',
  );
  await dialog.locator('footer').getByRole('button', { name: '关闭' }).click();

  await expect(page.locator('.cm-finding-error')).toHaveText(['老赖']);
  await expect(textOf(page)).toContainText('老赖');
  expect(JSON.parse(await readFile(join(desk.library, 'words.json'), 'utf8'))).toMatchObject({
    version: 3,
    entries: [{ word: '座落' }, { word: '老赖' }],
  });
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  await expect(page.getByRole('dialog', { name: '导出稿件包' }).getByText('“老赖”是本单位禁用的词')).toBeVisible();
});
