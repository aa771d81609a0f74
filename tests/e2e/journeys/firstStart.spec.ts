import { expect, test } from '../desk.ts';

test('a new library offers three ways to begin, and the sample opens whole @both', async ({ desk }) => {
  const { page } = desk;
  const welcome = page.getByRole('region', { name: '从哪一篇开始？' });
  await expect(welcome.getByRole('button')).toHaveCount(3);
  await welcome.getByRole('button', { name: /打开示例/ }).click();
  await expect(page.getByRole('textbox', { name: '标题', exact: true })).toHaveValue(/夜校/);
  const portalPage = page.frameLocator('iframe[title="门户版面预览"]');
  await expect(portalPage.getByRole('heading', { level: 1 })).toContainText('夜校');
  await expect(portalPage.locator('figure img[src^="blob:"]')).toHaveCount(2);
  await expect(portalPage.getByRole('table')).toBeVisible();
  const [article] = await desk.articles();
  expect(Object.keys(article?.media ?? {})).toHaveLength(2);
  expect(article?.revision).toBeGreaterThan(0);
});

test('the window speaks English where the desktop does, and can be switched @both', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '设置', exact: true }).click();
  await page.getByRole('button', { name: /界面语言/ }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
  const again = await desk.restart();
  await expect(again.getByRole('button', { name: 'Export' })).toBeVisible();
});

test.describe('an English desktop', () => {
  test.use({ locale: 'en-GB' });
  test('begins in English', async ({ desk }) => {
    await expect(desk.page.getByRole('heading', { name: 'Where do you want to begin?' })).toBeVisible();
    await expect(desk.page).toHaveTitle('Copydesk');
  });
});
