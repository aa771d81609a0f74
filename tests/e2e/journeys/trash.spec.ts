import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../desk.ts';
import { askAsAnother, chooseFromMenu, expectSaved, newDraft, statusOf, textOf, titleOf } from '../hands.ts';

async function entries(library: string): Promise<string[]> {
  try {
    return await readdir(join(library, 'trash'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

test('an article another window trashed is told, what is typed waits, and is saved after the restore', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '误删的稿件');
  await page.keyboard.insertText('第一句。');
  await expectSaved(page);
  const id = (await desk.articles())[0]?.id ?? '';
  await askAsAnother(page, 'article.trash', { ids: [id] });
  await expect(page.getByText('这篇稿件已移入回收站')).toBeVisible();
  expect(await desk.articles()).toEqual([]);
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('第二句。');
  await expect(statusOf(page)).toContainText('存不了盘');
  await expect(textOf(page)).toHaveText('第一句。第二句。');
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await expectSaved(page);
  await expect(page.getByText('这篇稿件已移入回收站')).toHaveCount(0);
  expect((await desk.articles()).map(({ body }) => body)).toEqual(['第一句。第二句。']);
});

test('the trash gives back what is chosen, and is emptied only after a question that names the number', async ({ desk }) => {
  const { page } = desk;
  for (const title of ['第一篇', '第二篇', '第三篇', '留下的一篇']) {
    await newDraft(page, title);
    await expectSaved(page);
  }
  const ids = (await desk.articles()).filter(({ title }) => title !== '留下的一篇').map(({ id }) => id);
  await askAsAnother(page, 'article.trash', { ids });
  await chooseFromMenu(page, '回收站');
  const dialog = page.getByRole('dialog', { name: '回收站' });
  await expect(dialog.getByRole('option')).toHaveCount(3);
  await dialog.getByRole('option', { name: '第二篇' }).click();
  await dialog.getByRole('button', { name: '恢复选中的 1 篇' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(2);
  expect((await desk.articles()).map(({ title }) => title).toSorted()).toEqual(['留下的一篇', '第二篇'].toSorted());
  await dialog.getByRole('button', { name: '清空回收站…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('2 篇稿件会从磁盘上彻底删除');
  await dialog.getByRole('button', { name: '取消', exact: true }).click();
  expect(await entries(desk.library)).toHaveLength(2);
  await dialog.getByRole('button', { name: '清空回收站…' }).click();
  await dialog.getByRole('button', { name: '彻底删除 2 篇' }).click();
  await expect(dialog.getByText('回收站是空的')).toBeVisible();
  expect(await entries(desk.library)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(titleOf(page)).toHaveValue('留下的一篇');
});
