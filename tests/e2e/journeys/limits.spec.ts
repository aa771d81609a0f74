import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../desk.ts';
import { expectSaved, exportZip, fillDetails, newDraft, pageOf, titleOf } from '../hands.ts';

/** Twenty Han, sixty bytes. */
const fits = '县城新桥今日通车两岸居民步行十分钟过江啦';

/** The article goes to a portal from now on. */
async function sendTo(page: Page, name: RegExp): Promise<Locator> {
  await page.getByRole('button', { name: '添加要发布的门户' }).click();
  await page.getByRole('menuitem', { name }).click();
  return page.getByRole('region', { name: '发布到' }).getByRole('group', { name });
}

/** The end of the title that is marked as too long. */
async function markOf(page: Page): Promise<{ readonly text: string; readonly height: number }> {
  const mark = page.locator('.head-title mark');
  return { text: (await mark.textContent()) ?? '', height: (await mark.boundingBox())?.height ?? 0 };
}

async function fieldsIn(zip: string): Promise<readonly { readonly from: string; readonly value: string }[]> {
  const files = Object.entries(unzipSync(await readFile(zip)));
  const [, bytes] = files.find(([name]) => name.endsWith('fields.json')) ?? [];
  return JSON.parse(strFromU8(bytes ?? new Uint8Array())).fields;
}

test('a title that DedeCMS would cut is counted in its bytes, marked, and not let out until it fits', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, `${fits}好`);
  await page.keyboard.insertText('新桥全长三百米。');
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: '许文澜' });
  const chip = await sendTo(page, /织梦/);
  await expect(page.locator('.head-title')).toContainText('63/63 字节');
  await titleOf(page).fill(`${fits}好呀`);
  await expect(page.locator('.head-title')).toContainText('66/63 字节');
  expect((await markOf(page)).text).toBe('呀');
  expect((await markOf(page)).height).toBeGreaterThan(10);
  await expect(titleOf(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(titleOf(page)).toHaveAccessibleDescription(/66\/63 字节/);
  await expect(page.getByRole('status').filter({ hasText: '标题超出' })).toHaveText(/66\/63 字节/);

  // The preview still shows another portal: the status line tells of this one all the same, by its name.
  await page.locator('.findings-button').click();
  await expect(
    page
      .getByRole('complementary', { name: '检查结果' })
      .getByRole('region', { name: /文章标题有 66 字节/ })
      .getByRole('listitem')
      .filter({ hasText: /织梦/ }),
  ).toBeVisible();
  await page.locator('.findings-button').click();

  await chip.getByRole('button', { name: /预览这个门户的版面/ }).click();
  await expect(page.getByRole('complementary', { name: '版面' }).getByRole('button', { name: /织梦/ })).toBeVisible();
  await expectSaved(page);
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  const dialog = page.getByRole('dialog', { name: '导出稿件包' });
  await expect(dialog.getByText(/标题有 66 字节/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: '带理由导出' })).toBeDisabled();
  await page.keyboard.press('Escape');

  await titleOf(page).fill(fits);
  await expect(page.locator('.head-title mark')).toHaveCount(0);
  await expectSaved(page);
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  await expect(dialog.getByText('可以导出')).toBeVisible();
  const fields = await fieldsIn(await exportZip(page));
  expect(fields.find(({ from }) => from === 'title')?.value).toBe(fits);
});

test('letters of an input method are not marked before they are words', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, `${fits}好`);
  await sendTo(page, /织梦/);
  await titleOf(page).click();
  await page.keyboard.press('End');
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'ya', selectionStart: 2, selectionEnd: 2 });
  await expect(titleOf(page)).toHaveValue(`${fits}好ya`);
  await expect(page.locator('.head-title mark')).toHaveCount(0);
  await input.send('Input.insertText', { text: '呀' });
  await expect(titleOf(page)).toHaveValue(`${fits}好呀`);
  await expect(page.locator('.head-title mark')).toHaveText('呀');
});

test('a title of its own for WeChat reaches its package, its page and no other', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const title = await titleOf(page).inputValue();
  const chip = await sendTo(page, /微信/);
  await chip.getByRole('button', { name: /用另一个标题/ }).click();
  await page.getByRole('textbox', { name: /的标题$/ }).fill('夜校的灯');
  await expectSaved(page);
  expect((await desk.articles())[0]).toMatchObject({ title, outlets: { wechat: { chosen: true, title: '夜校的灯' } } });
  await expect(pageOf(page).getByRole('heading', { level: 1 })).toHaveText(title);
  await chip.getByRole('button', { name: /预览这个门户的版面/ }).click();
  await expect(pageOf(page).getByRole('heading', { level: 1 })).toHaveText('夜校的灯');
  await expect(page.getByRole('region', { name: '状态' })).toContainText(/微信.* \d{4,5}\/20000 字符/);
  // WeChat has no channels of its own; the article keeps its.
  await expect(page.getByRole('navigation').getByText('三农')).toBeVisible();

  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  const fields = await fieldsIn(await exportZip(page));
  expect(fields.find(({ from }) => from === 'title')?.value).toBe('夜校的灯');
});

test('an article is exported for every portal it goes to in one go', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  await sendTo(page, /帝国/);
  await sendTo(page, /微信/);
  await expectSaved(page);
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  const dialog = page.getByRole('dialog', { name: '导出稿件包' });
  await expect(dialog.getByRole('region', { name: '各门户的情况' }).getByRole('group')).toHaveCount(3);
  const names: string[] = [];
  page.on('download', (download) => names.push(download.suggestedFilename()));
  const reason = dialog.getByRole('textbox', { name: '仍要导出，理由' });
  if (await reason.isVisible()) {
    await reason.fill('版面示例');
    await dialog.getByRole('textbox', { name: '姓名' }).fill('许文澜');
  }
  await dialog.getByRole('button', { name: /各导出一份/ }).click();
  await expect(dialog.getByText(/已导出/)).toHaveCount(2);
  await expect.poll(() => names.map((name) => /-([a-z]+)\.zip$/.exec(name)?.[1])).toEqual(['empirecms', 'wechat']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('counters, marks and chips have no accessibility violation', async ({ desk }) => {
      const { page } = desk;
      await page.getByRole('button', { name: /打开示例/ }).click();
      await expectSaved(page);
      const chip = await sendTo(page, /织梦/);
      await page.locator('.head-toggle').click();
      await titleOf(page).fill(`${fits}又长了两个字`);
      await fillDetails(page, {
        短标题: '一个很长很长的短标题超过三十九个字节',
        关键词: '茶，桥，夜校，乡村，集市，村民，农技，直播，灯火，山路，农民',
      });
      await chip.getByRole('button', { name: /用另一个标题/ }).click();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.sash').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
    });
  });
}
