import { expect, test } from '../desk.ts';
import { expectSaved, newDraft, takeOver, textOf, titleOf } from '../hands.ts';

const readOnly = '另一个窗口正在写这篇稿件，这里只读';

test('the second window on an article reads it, follows what is written, and may take over', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '一篇稿件');
  await page.keyboard.insertText('第一句。');
  await expectSaved(page);
  const other = await desk.secondWindow();
  await expect(other.getByText(readOnly)).toBeVisible();
  await expect(page.getByText(readOnly)).toHaveCount(0);
  await expect(textOf(other)).toHaveAttribute('contenteditable', 'false');
  await expect(titleOf(other)).toBeDisabled();
  await expect(other.getByRole('button', { name: '加粗' })).toBeDisabled();
  await textOf(other).click();
  await other.keyboard.type('写不进去');
  await page.bringToFront();
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('第二句。');
  await expectSaved(page);
  await expect(textOf(other)).toHaveText('第一句。第二句。');
  expect((await desk.articles())[0]?.body).toBe('第一句。第二句。');
  await takeOver(other);
  await expect(page.getByText(readOnly)).toBeVisible();
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'false');
  await other.bringToFront();
  await textOf(other).click();
  await other.keyboard.press('End');
  await other.keyboard.insertText('第三句。');
  await expectSaved(other);
  await expect(textOf(page)).toHaveText('第一句。第二句。第三句。');
  expect((await desk.articles())[0]?.body).toBe('第一句。第二句。第三句。');
});

test('what was typed a moment before another window takes over is on disk, and goes over to it', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '交接');
  await page.keyboard.insertText('开头。');
  await expectSaved(page);
  const other = await desk.secondWindow();
  const take = other.getByRole('button', { name: '接手编辑' });
  await expect(take).toBeVisible();
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('刚打的字。');
  await take.click();
  await expect(page.getByText(readOnly)).toBeVisible();
  await expect(textOf(other)).toHaveText('开头。刚打的字。');
  await expect.poll(async () => (await desk.articles())[0]?.body).toBe('开头。刚打的字。');
});

test('a window that closes, or opens another article, gives back what it wrote', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '放手');
  await expectSaved(page);
  const other = await desk.secondWindow();
  const third = await desk.secondWindow();
  await expect(other.getByText(readOnly)).toBeVisible();
  await expect(third.getByText(readOnly)).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: '新建' }).click();
  await expect.poll(async () => (await other.getByText(readOnly).count()) + (await third.getByText(readOnly).count())).toBe(1);
  const [writing, reading] = (await other.getByText(readOnly).count()) === 0 ? [other, third] : [third, other];
  await writing.close({ runBeforeUnload: false });
  await expect(reading.getByText(readOnly)).toHaveCount(0, { timeout: 30_000 });
  await textOf(reading).click();
  await reading.keyboard.insertText('轮到这里写。');
  await expectSaved(reading);
  expect((await desk.articles()).map(({ body }) => body)).toContain('轮到这里写。');
});
