import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../desk.ts';
import { expectSaved, exportZip, fillDetails, newDraft, textOf, titleOf } from '../hands.ts';

/** A second pair of eyes: what the checks find is seen, heard, put right or left with a reason. */

test('a wrong mark is underlined, walked to by keyboard, heard, put right on disk and undone in one step', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '渠水流进石坎村,一片笑声');
  await page.keyboard.insertText('水来了,大家都笑。\n\n“盼了三年!”村民说;他家等水很久。');
  await expect(page.locator('.cm-finding-error')).toHaveText([',', '!', ';']);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F8');
  await expect(page.getByTestId('finding-news')).toHaveText(/^错误：中文里用了半角的“,”.*第 \d 处，共 \d 处。$/);
  await page.keyboard.press('Alt+Enter');
  const card = page.getByRole('dialog', { name: '查看此处问题' });
  await expect(card).toContainText('GB/T 15834-2011');
  await expect(card.getByRole('button', { name: '改为“，”' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
  await expect(textOf(page)).toContainText('水来了，大家');
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press('Shift+F8');
  await expect(page.getByTestId('finding-news')).not.toContainText('第 1 处');

  await page
    .getByRole('region', { name: '状态' })
    .getByRole('button', { name: /处待处理/ })
    .click();
  const panel = page.getByRole('complementary', { name: '检查结果' });
  await panel.getByRole('button', { name: '全部改正（3）' }).click();
  const dialog = page.getByRole('dialog', { name: '全部改正' });
  await dialog
    .getByRole('checkbox', { name: /村民说/ })
    .last()
    .press(' ');
  await dialog.getByRole('button', { name: '改正 2 处' }).click();
  await expect(titleOf(page)).toHaveValue('渠水流进石坎村，一片笑声');
  await expect(page.locator('.cm-finding-error')).toHaveText([';']);
  await expectSaved(page);
  expect((await desk.articles())[0]).toMatchObject({
    title: '渠水流进石坎村，一片笑声',
    body: '水来了，大家都笑。\n\n“盼了三年！”村民说;他家等水很久。',
  });
  await textOf(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.cm-finding-error')).toHaveText(['!', ';']);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.sash').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
});

test('a finding left with a reason is folded, survives a restart and no longer stands in the way of an export', async ({ desk }) => {
  let { page } = desk;
  await newDraft(page, '古诗里的渠水');
  await page.keyboard.insertText('碑上刻着“渠清如许,源头活水”几个字。');
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: '许文澜' });
  await expect(page.locator('.cm-finding-error')).toHaveText([',']);
  await page.keyboard.press('ControlOrMeta+Shift+m');
  const row = page.getByRole('complementary', { name: '检查结果' }).getByRole('listitem').filter({ hasText: '渠清如许' });
  await row.hover();
  await row.getByRole('button', { name: '忽略…' }).click();
  const card = page.getByRole('dialog', { name: '查看此处问题' });
  await card.getByRole('textbox', { name: '理由' }).fill('碑文原样');
  await card.getByRole('textbox', { name: '姓名' }).fill('许文澜');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cm-finding-error')).toHaveCount(0);

  page = await desk.restart();
  await expect(textOf(page)).toContainText('渠清如许');
  await page.keyboard.press('ControlOrMeta+Shift+m');
  const left = page.getByRole('complementary', { name: '检查结果' }).getByRole('group');
  await left.getByText('已忽略 1 处').click();
  await expect(left).toContainText('许文澜（这一处）：碑文原样');
  await expect(page.locator('.cm-finding-error')).toHaveCount(0);
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  const dialog = page.getByRole('dialog', { name: '导出稿件包' });
  await expect(dialog.getByText('可以导出')).toBeVisible();
  await dialog.getByText('已忽略 1 处').click();
  await expect(dialog.getByText('许文澜：碑文原样')).toBeVisible();
  await exportZip(page);
  await page.getByRole('button', { name: '完成' }).click();
  await left.getByRole('button', { name: '重新提醒' }).click();
  await expect(page.locator('.cm-finding-error')).toHaveText([',']);
});

test('an input method composes undisturbed beside a finding, and its letters are not read', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '渠水流进石坎村');
  await page.keyboard.insertText('水来了,大家');
  await expect(page.locator('.cm-finding-error')).toHaveCount(1);
  const cdp = await page.context().newCDPSession(page);
  for (const text of ['n', 'ni', 'ni!']) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    // Longer than the pause after which an article is read.
    await page.waitForTimeout(500);
    await expect(page.locator('.cm-finding-error')).toHaveText([',']);
  }
  await cdp.send('Input.insertText', { text: '你好!' });
  await expect(textOf(page)).toHaveText('水来了,大家你好!');
  await expect(page.locator('.cm-finding-error')).toHaveText([',', '!']);
});
