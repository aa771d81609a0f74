import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Review } from '#domain/review.ts';
import { expect, test } from '../desk.ts';
import { askAsAnother, expectSaved, newDraft, textOf, titleOf } from '../hands.ts';

const picture = '![渠口](media/0123456789abcdef.jpg "老渠口")';

async function reviewOn(library: string): Promise<Review> {
  const files = await readdir(join(library, 'articles'), { recursive: true });
  const file = files.find((name) => name.endsWith('review.json'));
  return JSON.parse(await readFile(join(library, 'articles', file ?? 'review.json'), 'utf8')) as Review;
}

/** Begins a comment where the cursor is, writes and sends it. */
async function comment(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Alt+m');
  // At once: what is typed next must not go into the text.
  await page.keyboard.insertText(words);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('textbox', { name: '新批注' })).toBeHidden();
}

test('comments stay with their words, through edits, a reload, an answer and their end', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '新渠通水');
  await page.keyboard.insertText(`昨日，云溪县新渠通水。\n\n渠长三百二十米，两岸都能灌上。\n\n${picture}`);
  await askAsAnother(page, 'person.choose', { person: { name: '许文澜', role: 'editor' } });

  // The cursor is in the picture's line.
  await comment(page, '图注少了摄影者');
  await expect(textOf(page)).toBeFocused();
  for (const key of ['ControlOrMeta+Home', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await comment(page, '图纸上是三百三');
  await titleOf(page).click();
  await comment(page, '标题太平');

  const panel = page.getByRole('complementary', { name: '审稿' });
  // A name from elsewhere may hold a sign that turns the direction around: what stands behind it stays as it is.
  await expect(panel.getByText('许文澜', { exact: true }).locator('visible=true').first()).toHaveCSS('unicode-bidi', 'isolate');
  const rows = panel.getByRole('list', { name: '批注' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('标题太平');
  await expect(rows.nth(1)).toContainText('图纸上是三百三');
  await expect(rows.nth(2)).toContainText('图片：渠口');
  await expectSaved(page);
  const { comments } = await reviewOn(desk.library);
  expect(Object.values(comments).map(({ anchor, by }) => [anchor.field, anchor.quote, by])).toEqual([
    ['body', picture, '许文澜'],
    ['body', '渠长', '许文澜'],
    ['title', '', '许文澜'],
  ]);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.sash').exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);

  // Words in front of the remark and within it.
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('本报讯　');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('remark-news')).toContainText('第 2 条，共 3 条：图纸上是三百三');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.insertText('道总');
  await expectSaved(page);
  await expect.poll(async () => Object.values((await reviewOn(desk.library)).comments).map(({ anchor }) => anchor.quote)).toContain('渠道总长');
  await expect(textOf(page).locator('.cm-remark')).toHaveText(['渠道总长', picture]);

  await page.reload();
  await expect(textOf(page).locator('.cm-remark')).toHaveText(['渠道总长', picture]);
  await askAsAnother(page, 'person.choose', { person: { name: '林晓', role: 'reporter' } });
  await textOf(page).locator('.cm-remark').first().click();
  const row = rows.filter({ hasText: '图纸上是三百三' });
  await row.getByRole('textbox', { name: '回复' }).fill('已向水利局核实');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(row).toContainText('林晓');

  // Its words go: it is shown with what they were, and settled.
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F9');
  for (let sign = 0; sign < 4; sign++) await page.keyboard.press('Delete');
  await expectSaved(page);
  await expect(rows.last()).toContainText('原文已删');
  await expect(rows.last()).toContainText('渠道总长');
  const [before] = await desk.articles();
  await rows.last().getByRole('button', { name: '标为已解决' }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first().getByRole('button', { name: /标题太平/ })).toBeFocused();
  const settled = Object.values((await reviewOn(desk.library)).comments).map(({ by, text, resolvedAt }) => [by, text, resolvedAt !== undefined]);
  expect(settled).toContainEqual(['许文澜', '图纸上是三百三', true]);
  expect(settled).toContainEqual(['林晓', '已向水利局核实', false]);
  expect((await desk.articles())[0]).toEqual(before);
});
