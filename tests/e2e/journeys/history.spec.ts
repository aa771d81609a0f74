import { expect, test } from '../desk.ts';
import { chooseFromMenu, expectSaved, newDraft, textOf, titleOf } from '../hands.ts';

test('a version kept under a name is compared sign by sign, and restored without losing what it replaces @both', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '新桥通车');
  await page.keyboard.insertText('桥长三百二十米。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('村民不再绕路。');
  await expectSaved(page);
  const before = (await desk.articles())[0]?.body;
  await page.keyboard.press('ControlOrMeta+Shift+h');
  const dialog = page.getByRole('dialog', { name: '版本历史' });
  await dialog.getByRole('button', { name: '保存当前版本…' }).click();
  await dialog.getByRole('textbox', { name: '版本名称' }).fill('送审稿');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  const kept = dialog.getByRole('option', { name: '送审稿' });
  await expect(kept).toBeVisible();
  expect((await desk.texts('revisions')).join()).toContain('送审稿');
  await page.keyboard.press('Escape');

  await titleOf(page).fill('新桥今日通车');
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('桥长三百六十米。\n\n村民不再绕路。\n\n新写的一段。');
  await expectSaved(page);
  await chooseFromMenu(page, '版本历史');
  await kept.click();
  await expect(dialog.locator('.cm-merge-a .cm-changedText').first()).toHaveText('二');
  await expect(dialog.locator('.cm-merge-b .cm-changedText').first()).toHaveText('六');
  await expect(dialog.getByRole('row', { name: /标题 新桥通车 新桥今日通车/ })).toBeVisible();
  await dialog.getByRole('radio', { name: '合并显示' }).click();
  await expect(dialog.locator('.cm-deletedText').first()).toHaveText('二');
  await dialog.getByRole('button', { name: '恢复这个版本' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: '恢复前的文字存为第' })).toBeVisible();
  await expect(titleOf(page)).toHaveValue('新桥通车');
  await expect(textOf(page)).not.toContainText('新写的一段。');
  expect((await desk.articles())[0]).toMatchObject({ title: '新桥通车', body: before });

  // What it replaced is a version of its own, and comes back the same way.
  await chooseFromMenu(page, '版本历史');
  await dialog
    .getByRole('option', { name: /恢复前/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: '恢复这个版本' }).click();
  await expect(textOf(page)).toContainText('新写的一段。');
  await expect.poll(async () => (await desk.articles())[0]?.title).toBe('新桥今日通车');
});

test('a passage of an old version is copied, and writing goes on from the restored text', async ({ desk }) => {
  const { page } = desk;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await newDraft(page, '抄一段');
  await page.keyboard.insertText('旧的一段要留着。');
  await expectSaved(page);
  await page.keyboard.press('ControlOrMeta+Shift+h');
  const dialog = page.getByRole('dialog', { name: '版本历史' });
  await dialog.getByRole('button', { name: '保存当前版本…' }).click();
  await dialog.getByRole('textbox', { name: '版本名称' }).fill('旧稿');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: '旧稿' })).toBeVisible();
  await page.keyboard.press('Escape');
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('全新的文字。');
  await expectSaved(page);
  await page.keyboard.press('ControlOrMeta+Shift+h');
  await dialog.getByRole('option', { name: '旧稿' }).click();
  const old = dialog.getByRole('textbox', { name: '这个版本' });
  await old.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('旧的一段要留着。');
  await page.keyboard.type('打不进去');
  await expect(old).toHaveText('旧的一段要留着。');
  await dialog.getByRole('button', { name: '复制全文' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('抄一段\n\n旧的一段要留着。');
  await dialog.getByRole('button', { name: '恢复这个版本' }).click();
  await expect(textOf(page)).toHaveText('旧的一段要留着。');
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('接着写。');
  await expectSaved(page);
  expect((await desk.articles())[0]?.body).toBe('旧的一段要留着。接着写。');
});
