import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../desk.ts';
import { askAsAnother, expectSaved, fillDetails, newDraft, textOf, titleOf } from '../hands.ts';

test('a stranger’s name is missed and put right, and the key leads into the panel and back', async ({ desk }) => {
  const { page } = desk;
  await askAsAnother(page, 'people.save', { name: '许文澜', roles: ['editor'] });
  await newDraft(page, '渠水流进石坎村,一片笑声');
  await page.keyboard.insertText('水来了。');
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: '许文兰' });
  await expect(page.getByRole('button', { name: /责任编辑：1 处待处理/ })).toBeVisible();
  await textOf(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+m');
  const panel = page.getByRole('complementary', { name: '检查结果' });
  await expect(panel.getByText('责任编辑“许文兰”不在本单位人员名单里；名单里相近的有“许文澜”。')).toBeVisible();
  await textOf(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+m');
  await expect(panel.locator('.row-go').first()).toBeFocused();
  const all = await panel.locator('.row-go').count();
  await expect(page.getByRole('region', { name: '状态' }).getByRole('button', { name: `${all} 处待处理` })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+m');
  await expect(textOf(page)).toBeFocused();

  await panel.getByRole('button', { name: '改正：许文兰 → 许文澜' }).click();
  await expect(page.getByRole('textbox', { name: '责任编辑' })).toHaveValue('许文澜');
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('textbox', { name: '责任编辑' })).toHaveValue('许文兰');

  await titleOf(page).focus();
  await page.keyboard.press('Alt+Enter');
  const card = page.getByRole('dialog', { name: '查看此处问题' });
  const ways = card.locator('footer button');
  await expect(ways.first()).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(card.getByRole('button', { name: '关闭' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(ways.last()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card.getByRole('button', { name: '关闭' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(titleOf(page)).toBeFocused();
  await expectSaved(page);

  await page
    .getByRole('listbox', { name: '稿件列表' })
    .getByRole('option')
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('region', { name: /已选/ }).getByRole('button', { name: '导出到示例之窗…' }).click();
  const batch = page.getByRole('dialog', { name: '批量导出' });
  await expect(batch.getByText('有 1 篇被问题拦下')).toBeVisible();
  await batch.getByRole('textbox', { name: '仍要导出，理由' }).fill('原题如此，总编已同意');
  await batch.getByRole('textbox', { name: '姓名' }).fill('许文澜');
  const downloading = page.waitForEvent('download');
  await batch.getByRole('button', { name: '强行导出' }).click();
  const zip = unzipSync(await readFile(await (await downloading).path()));
  const [manifest] = Object.entries(zip).flatMap(([name, bytes]) => (name.endsWith('/manifest.json') ? [JSON.parse(strFromU8(bytes))] : []));
  expect(manifest.overrides).toContainEqual({ rule: 'half-width-mark', field: 'title', reason: '原题如此，总编已同意', by: '许文澜' });
});
