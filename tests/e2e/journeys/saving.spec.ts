import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Desk, expect, test } from '../desk.ts';
import { expectSaved, newDraft, pageOf, statusOf, takeOver, textOf, titleOf } from '../hands.ts';

test('a reload and a restart bring everything back @both', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '不丢字');
  await page.keyboard.insertText('这一句必须还在。');
  await expectSaved(page);
  await page.reload();
  await expect(titleOf(page)).toHaveValue('不丢字');
  await expect(textOf(page)).toContainText('这一句必须还在。');
  const again = await desk.restart();
  await expect(titleOf(again)).toHaveValue('不丢字');
  await expect(pageOf(again).getByText('这一句必须还在。')).toBeVisible();
});

test('what was typed a moment before the tab reloads is kept', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '刚打的字');
  await page.keyboard.insertText('刚刚打完');
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(textOf(page)).toContainText('刚刚打完');
});

test('a second window sees what the first writes, and writes itself once it has taken over', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '两个窗口');
  await page.keyboard.insertText('第一句。');
  await expectSaved(page);
  const other = await desk.secondWindow();
  await expect(textOf(other)).toContainText('第一句。');
  await page.bringToFront();
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('第二句。');
  await expectSaved(page);
  await expect(textOf(other)).toContainText('第一句。第二句。');
  await other.bringToFront();
  await expect(titleOf(other)).toBeDisabled();
  await takeOver(other);
  await titleOf(other).fill('两个窗口，一篇稿件');
  await expectSaved(other);
  await expect(titleOf(page)).toHaveValue('两个窗口，一篇稿件');
});

test('folding a pane beside the text, here or in another window, loses nothing that was typed', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '折叠');
  await page.keyboard.insertText('第一句。');
  await expectSaved(page);
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect(textOf(page)).toContainText('第一句。');
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('第二句。');
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await expect(page.getByRole('navigation', { name: '稿库' })).toHaveCount(0);
  await expect(textOf(page)).toContainText('第一句。第二句。');
  await expectSaved(page);
  expect((await desk.articles())[0]?.body).toBe('第一句。第二句。');
  await expect(page.getByText('8 字')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+l');
  const other = await desk.secondWindow();
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('第三句。');
  await other.keyboard.press('ControlOrMeta+Shift+p');
  await expect(page.locator('iframe')).toHaveCount(1);
  await expect(textOf(page)).toContainText('第一句。第二句。第三句。');
  await expect(pageOf(page).locator('[data-copydesk="body"] p')).toHaveText('第一句。第二句。第三句。');
  await expectSaved(page);
  expect((await desk.articles())[0]?.body).toBe('第一句。第二句。第三句。');
});

const clash = '同一篇稿件在两处被改了';

/**
 * The open text said 原文。 in both windows. The first writes 甲 while its way to the newsroom is cut, the second takes the
 * article over and writes 乙: back again, the first has a text that cannot be saved over the other. @returns the first
 */
async function cutOffWhileAnotherWrites(desk: Desk, page: Page): Promise<Page> {
  const other = await desk.secondWindow();
  await expect(textOf(other)).toContainText('原文。');
  await page.route('**/call', (route) => route.abort());
  await textOf(page).pressSequentially('甲');
  await expect(statusOf(page)).toContainText('存不了盘');
  await takeOver(other);
  await textOf(other).pressSequentially('乙');
  await expectSaved(other);
  await page.unroute('**/call');
  await expect(page.getByText(clash)).toBeVisible();
  await expect(other.getByText(clash)).toHaveCount(0);
  return page;
}

test('while a conflict waits, what is typed is kept on disk, and the text not chosen can be taken up later', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '冲突');
  await page.keyboard.insertText('原文。');
  await expectSaved(page);
  const losing = await cutOffWhileAnotherWrites(desk, page);
  await takeOver(losing);
  await textOf(losing).pressSequentially('丙丁戊');
  await expect.poll(async () => (await desk.texts('rivals')).join()).toContain('丙丁戊');
  await losing.getByRole('button', { name: '用我这份' }).click();
  await expectSaved(losing);
  expect((await desk.articles())[0]?.body).toContain('丙丁戊');
  await expect(losing.getByRole('region', { name: /没被采用的文本/ })).toBeVisible();
  await losing.getByRole('button', { name: '查看' }).click();
  await losing.getByRole('button', { name: '另存为新稿' }).click();
  await expect.poll(async () => (await desk.articles()).length).toBe(2);
  await expect(losing.getByRole('region', { name: /没被采用的文本/ })).toHaveCount(0);
});

test('two hands on one text: both are kept and a person chooses', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '同改一处');
  await page.keyboard.insertText('原文。');
  await expectSaved(page);
  const losing = await cutOffWhileAnotherWrites(desk, page);
  await losing.getByRole('button', { name: '两份都留' }).click();
  await expect(losing.getByText(clash)).toHaveCount(0);
  const bodies = (await desk.articles()).map(({ body }) => body).sort();
  expect(bodies).toHaveLength(2);
  expect(bodies.join()).toContain('甲');
  expect(bodies.join()).toContain('乙');
});

test('when the program behind it is gone the text is kept, and saved once it is back', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '断线');
  await page.keyboard.insertText('前半句，');
  await expectSaved(page);
  await page.route('**/call', (route) => route.abort());
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('后半句。');
  await expect(statusOf(page)).toContainText('存不了盘');
  await expect(textOf(page)).toContainText('前半句，后半句。');
  await page.unroute('**/call');
  await expectSaved(page);
  expect((await desk.articles())[0]?.body).toBe('前半句，后半句。');
});

test('a page that the program no longer knows says so, and gives its text out', async ({ desk }) => {
  const { page } = desk;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await newDraft(page, '失效');
  await page.keyboard.insertText('前半句，');
  await expectSaved(page);
  const failure = { code: 'not-allowed', thing: 'request', stage: 'request', message: 'the token is not known' };
  await page.route('**/call', (route) => route.fulfill({ status: 403, json: { ok: false, failure } }));
  await textOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('后半句。');
  await expect(page.getByRole('status').filter({ hasText: '这个页面已经失效' })).toBeVisible();
  await page.getByRole('button', { name: '复制全文' }).click();
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('失效\n\n前半句，后半句。');
  await page.unroute('**/call');
  await page.route('**/call', (route) => route.abort());
  await expect(page.getByRole('status').filter({ hasText: '采编台没有应答，文字还在' })).toBeVisible({ timeout: 30_000 });
});

test('a library that cannot be written is said, and writing goes on', async ({ desk }) => {
  test.skip(
    process.getuid?.() === 0 || process.platform === 'win32',
    'file permissions do not bind this user; the library room injects the fault instead',
  );
  const { page } = desk;
  await newDraft(page, '只读');
  await expectSaved(page);
  await chmod(join(desk.library, 'articles'), 0o555);
  await textOf(page).click();
  await page.keyboard.insertText('写不进去');
  await expect(statusOf(page)).toContainText('存不了盘');
  await chmod(join(desk.library, 'articles'), 0o755);
  await expectSaved(page);
});

test('an article that vanished from the disk is an error, never a silent loss', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '被删的稿件');
  await page.keyboard.insertText('第一句。');
  await expectSaved(page);
  await rm(join(desk.library, 'articles'), { recursive: true });
  await textOf(page).click();
  await page.keyboard.insertText('第二句。');
  await expect(statusOf(page)).toContainText('存不了盘');
  await expect(textOf(page)).toContainText('第二句。');
});
