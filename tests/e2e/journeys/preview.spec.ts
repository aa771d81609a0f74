import { expect, test } from '../desk.ts';
import { expectSaved, fillDetails, newDraft, pageOf, textOf, titleOf } from '../hands.ts';

test('text and page follow each other by block, both ways', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expect(pageOf(page).locator('figure img[src^="blob:"]').first()).toBeVisible();
  const third = pageOf(page).getByRole('heading', { name: /^三、/ });
  await expect(third).not.toBeInViewport();
  await textOf(page).hover();
  await page.mouse.wheel(0, 20_000);
  await expect
    .poll(() => third.evaluate((heading) => heading.getBoundingClientRect().top < (heading.ownerDocument.defaultView?.innerHeight ?? 0)))
    .toBe(true);
  await page.locator('iframe').hover();
  await page.mouse.wheel(0, -40_000);
  await expect(textOf(page).getByText('11月3日19时许')).toBeInViewport();
});

test('nothing in a text runs or leaves: it is shown as the text it is', async ({ desk }) => {
  const { page } = desk;
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) outside.push(request.url());
  });
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  await newDraft(page, '<img src=x onerror=alert(1)>“标题”</script><script>alert(2)</script>');
  await page.keyboard.insertText(
    '<script>alert(3)</script>\n\n<img src="https://evil.example/x.png" onerror="alert(4)">\n\n[点我](javascript:alert(5))\n\n![图](https://evil.example/y.png)\n\n<ruby onclick=alert(6)>字<rt>zi</rt></ruby>\n\n[外站](https://evil.example/)',
  );
  const portalPage = pageOf(page);
  await expect(portalPage.getByText('<script>alert(3)</script>')).toBeVisible();
  await expect(portalPage.locator('script')).toHaveCount(0);
  await expect(portalPage.locator('[onclick], [onerror], a[href^="javascript"]')).toHaveCount(0);
  await portalPage.getByRole('link', { name: '外站' }).click();
  await expect(portalPage.getByText('<script>alert(3)</script>')).toBeVisible();
  await expectSaved(page);
  expect(ran).toEqual([]);
  expect(outside).toEqual([]);
});

test('a key changes its own block and leaves every other as it stands', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '逐块更新');
  await page.keyboard.insertText('第一段。\n\n第二段。\n\n第三段。');
  const blocks = pageOf(page).locator('[data-copydesk="body"] p');
  await expect(blocks).toHaveCount(3);
  await blocks.evaluateAll((elements) => {
    for (const element of elements) element.setAttribute('data-seen', 'yes');
  });
  await page.keyboard.insertText('加一句。');
  await expect(blocks.nth(2)).toHaveText('第三段。加一句。');
  await expect(blocks.nth(0)).toHaveAttribute('data-seen', 'yes');
  await expect(blocks.nth(1)).toHaveAttribute('data-seen', 'yes');
  await expect(blocks.nth(2)).not.toHaveAttribute('data-seen', 'yes');
});

test('a long article is all there, from the first block to the last', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '长稿');
  const long = Array.from({ length: 900 }, (_, number) => `第${number + 1}段，写一句话凑成一段。`).join('\n\n');
  await page.keyboard.insertText(long);
  const blocks = pageOf(page).locator('[data-copydesk="body"] p');
  await expect(blocks).toHaveCount(900);
  await expect(blocks.last()).toHaveText('第900段，写一句话凑成一段。');
  await page.keyboard.insertText('末尾。');
  await expect(blocks.last()).toHaveText('第900段，写一句话凑成一段。末尾。');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('开头。');
  await expect(blocks.first()).toHaveText('开头。第1段，写一句话凑成一段。');
  await expectSaved(page);
});

test('an article of several pages stays in sight while its title and details change', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '两页的稿件');
  await page.keyboard.insertText('第一页的话。\n\n<!-- page 下一页 -->\n\n第二页的话。');
  const text = pageOf(page).locator('[data-copydesk="body"]');
  await expect(text.locator('#page-2')).toHaveCount(1);
  await fillDetails(page, { 责任编辑: '许文澜' });
  await expect(pageOf(page).getByText('许文澜')).toBeVisible();
  await expect(text).toContainText('第一页的话。');
  await titleOf(page).fill('两页的稿件，换了标题');
  await expect(pageOf(page).getByRole('heading', { level: 1 })).toHaveText('两页的稿件，换了标题');
  await expect(text).toContainText('第二页的话。');
});
