import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../desk.ts';
import { expectSaved } from '../hands.ts';

/**
 * The window must be usable by everybody: no axe violation, light or dark. The splitters between the panes belong to no
 * landmark, by their nature, and are left out.
 */
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('the desk with the sample open has no accessibility violation', async ({ desk }) => {
      const { page } = desk;
      await page.getByRole('button', { name: /打开示例/ }).click();
      await expectSaved(page);
      await page.locator('.head-toggle').click();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.sash').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
    });
  });
}

test('everything is reached by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Alt+n');
  await expect(page.getByRole('textbox', { name: '标题', exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByRole('dialog', { name: '导出稿件包' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await expect(page.getByRole('navigation', { name: '稿库' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await expect(page.getByRole('navigation', { name: '稿库' })).toBeVisible();
});
