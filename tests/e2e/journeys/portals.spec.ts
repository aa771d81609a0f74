import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { type Desk, expect, root, test } from '../desk.ts';
import { expectSaved, pageOf } from '../hands.ts';

const shippedPage = await readFile(join(root, 'assets/templates/default/page.html'), 'utf8');
const shippedStyles = await readFile(join(root, 'assets/templates/default/page.css'), 'utf8');

async function openPortals(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '门户设置…' }).click();
  const dialog = page.getByRole('dialog', { name: '门户设置' });
  await expect(dialog.getByRole('textbox', { name: '名称' })).toBeVisible();
  return dialog;
}

async function newPortal(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: '新建，以此为底…' }).click();
  await page.getByRole('option', { name: /织梦/ }).last().click();
  await expect(dialog.getByRole('textbox', { name: '名称' })).toHaveValue('新门户');
}

function section(dialog: Locator, name: string): Promise<void> {
  return dialog.getByRole('tab', { name }).click();
}

/** Chooses a page and its style sheet, as one would in the file dialog. */
async function addTemplate(page: Page, dialog: Locator, html: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '添加模板文件…' }).click();
  const files = [
    ['harbour.html', html],
    ['harbour.css', shippedStyles],
  ] as const;
  await (await choosing).setFiles(files.map(([name, text]) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })));
}

const field = (dialog: Locator, name: string) => dialog.getByRole('textbox', { name, exact: true });
const portalFile = (desk: Desk, key: string) => join(desk.library, 'portals', `${key}.json`);

test('a newsroom sets up its own portal, and the page of its article shows it', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const dialog = await openPortals(page);
  await newPortal(page, dialog);
  await field(dialog, '名称').fill('云溪之窗');
  await field(dialog, '代号').fill('云溪');
  await expect(field(dialog, '代号')).toHaveAccessibleDescription(/只能用小写字母/);
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
  await field(dialog, '代号').fill('yunxi');
  await section(dialog, '栏目');
  await dialog.getByRole('button', { name: '添加栏目' }).click();
  await field(dialog, '名称，第 13 行').fill('茶乡');
  await field(dialog, '网址，第 13 行').fill('javascript:1');
  await expect(field(dialog, '网址，第 13 行')).toHaveAccessibleDescription(/站内地址/);
  await field(dialog, '网址，第 13 行').fill('/tea/');
  await dialog.getByRole('button', { name: '移动“茶乡”，第 13 项，共 13 项' }).press('ArrowUp');
  await expect(dialog.getByRole('button', { name: '移动“茶乡”，第 12 项，共 13 项' })).toBeFocused();
  await section(dialog, '页面');
  await addTemplate(page, dialog, shippedPage.replace('{{title}}', '{{titel}}'));
  await expect(dialog.getByText(/page\.html 第 \d+ 行：没有变量 titel/)).toBeVisible();
  await addTemplate(page, dialog, shippedPage.replace('</body>', '<p>云溪自己的模板</p></body>'));
  await dialog.getByRole('button', { name: '添加一行' }).click();
  await field(dialog, '页脚，第 1 行').fill('云溪县融媒体中心 主办');
  const live = page.frameLocator('iframe[title="门户页面预览"]');
  // What is being typed is marked on the page, and in sight.
  await expect(live.locator('[data-copydesk-marked]')).toHaveText('云溪县融媒体中心 主办');
  await expect(live.getByText('云溪县融媒体中心 主办')).toBeInViewport();
  await field(dialog, '欢迎语').focus();
  await expect(live.locator('[data-copydesk-marked]')).toHaveCount(0);
  await field(dialog, '欢迎语').fill('欢迎来到云溪');
  await expect(live.locator('.greeting')).toBeInViewport();
  await expect(live.locator('[data-copydesk-marked]')).toHaveText('欢迎来到云溪');
  await field(dialog, '欢迎语').fill('');
  await expect(live.getByText('云溪自己的模板')).toBeVisible();
  expect(existsSync(portalFile(desk, 'yunxi'))).toBe(false);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('已保存门户 云溪之窗')).toBeVisible();
  const saved = JSON.parse(await readFile(portalFile(desk, 'yunxi'), 'utf8'));
  expect(saved.fields[0]).toMatchObject({ max: 63, unit: 'bytes' });
  expect(saved).toMatchObject({ baseUrl: '', page: { template: 'harbour', greeting: '', footer: ['云溪县融媒体中心 主办'] } });
  expect(saved.page.channels[11]).toEqual({ key: 'channel-13', name: '茶乡', url: '/tea/' });
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('complementary').getByRole('button', { name: /门户/ }).first().click();
  await page.getByRole('option', { name: '云溪之窗' }).click();
  await expect(pageOf(page).getByText('云溪县融媒体中心 主办')).toBeVisible();
  await expect(pageOf(page).getByRole('link', { name: '茶乡' })).toHaveAttribute('href', /\/tea\/$/);
});

test('a portal leaves as a file, is deleted, and comes back from the file', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const dialog = await openPortals(page);
  await newPortal(page, dialog);
  await field(dialog, '名称').fill('云溪之窗');
  await field(dialog, '代号').fill('yunxi');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存门户 云溪之窗')).toBeVisible();
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出…' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('yunxi.json');
  const file = await download.path();
  await dialog.getByRole('button', { name: '删除' }).click();
  await dialog.getByRole('status').filter({ hasText: '删除门户“云溪之窗”' }).getByRole('button', { name: '删除' }).click();
  await expect(dialog.getByRole('option', { name: /云溪之窗/ })).toHaveCount(0);
  expect(existsSync(portalFile(desk, 'yunxi'))).toBe(false);
  for (const answer of ['', '替换']) {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: '导入…' }).click();
    await (await choosing).setFiles({ name: 'yunxi.json', mimeType: 'application/json', buffer: await readFile(file) });
    if (answer) await dialog.getByRole('button', { name: answer }).click();
    await expect(field(dialog, '名称')).toHaveValue('云溪之窗');
  }
  expect(JSON.parse(await readFile(portalFile(desk, 'yunxi'), 'utf8'))).toMatchObject({ key: 'yunxi', name: '云溪之窗' });
});

test('a preset is read-only until it is edited; unsaved changes are asked about, and the preset comes back', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const dialog = await openPortals(page);
  await expect(field(dialog, '名称')).toBeDisabled();
  await dialog.getByRole('button', { name: '编辑' }).click();
  await field(dialog, '名称').fill('我们的示例');
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('“我们的示例”有没保存的改动。')).toBeVisible();
  await dialog.getByRole('button', { name: '继续编辑' }).click();
  await expect(field(dialog, '名称')).toHaveValue('我们的示例');
  await page.keyboard.press('Escape');
  await dialog.getByRole('status').getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  expect(JSON.parse(await readFile(portalFile(desk, 'plain'), 'utf8'))).toMatchObject({ key: 'plain', name: '我们的示例' });
  const again = await openPortals(page);
  await again.getByRole('button', { name: '删除' }).click();
  await again.getByRole('status').filter({ hasText: '预设会回来' }).getByRole('button', { name: '删除' }).click();
  await expect(field(again, '名称')).toHaveValue('示例之窗');
  expect(existsSync(portalFile(desk, 'plain'))).toBe(false);
  await expect(field(again, '名称')).toBeDisabled();
  await again.getByRole('button', { name: '编辑' }).click();
  await field(again, '名称').fill('不要的改动');
  await page.keyboard.press('Escape');
  await again.getByRole('button', { name: '放弃改动' }).click();
  await expect(again).toHaveCount(0);
  expect(existsSync(portalFile(desk, 'plain'))).toBe(false);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('no section of the portal settings has an accessibility violation', async ({ desk }) => {
      const { page } = desk;
      await page.getByRole('button', { name: /打开示例/ }).click();
      await expectSaved(page);
      const dialog = await openPortals(page);
      await newPortal(page, dialog);
      await field(dialog, '代号').fill('不行');
      for (const name of ['基本', '页面', '栏目', '正文', '字段', '图片']) {
        await section(dialog, name);
        const axe = new AxeBuilder({ page }).setLegacyMode().include('[role="dialog"]').exclude('iframe');
        // In the dark everything is the same but the colours.
        const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
        expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
      }
    });
  });
}
