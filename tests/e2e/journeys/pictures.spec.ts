import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, root, test } from '../desk.ts';
import { expectSaved, newDraft, pageOf } from '../hands.ts';

async function picture(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 400, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
}

/** Drops or pastes a file onto the text as the browser would. */
async function give(page: import('@playwright/test').Page, how: 'drop' | 'paste', name: string, type: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([kind, fileName, fileType, data]) => {
      const target = document.querySelector('.cm-content');
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(data ?? ''), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], fileName ?? '', { type: fileType ?? '' }));
      const where = target?.getBoundingClientRect();
      const options = { bubbles: true, cancelable: true, clientX: (where?.x ?? 0) + 60, clientY: (where?.y ?? 0) + 30 };
      target?.dispatchEvent(
        kind === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer }),
      );
    },
    [how, name, type, bytes.toString('base64')] as const,
  );
}

for (const how of ['drop', 'paste'] as const) {
  test(`a picture comes in by ${how}, with caption, credit and alternative text`, async ({ desk }) => {
    const { page } = desk;
    await newDraft(page, '配图');
    await page.keyboard.insertText('开头一段。');
    await give(page, how, '廊桥.jpg', 'image/jpeg', await picture('#a33'));
    const dialog = page.getByRole('dialog', { name: '新图片' });
    await dialog.getByRole('textbox', { name: '图说' }).fill('廊桥上的集市');
    await dialog.getByRole('textbox', { name: '摄影 / 供图' }).fill('何青 摄');
    await dialog.getByRole('textbox', { name: '替代文字' }).fill('廊桥两侧摆满摊位');
    await dialog.getByRole('button', { name: '放进正文' }).click();
    const figure = pageOf(page).locator('figure');
    await expect(figure.locator('img[src^="blob:"]')).toHaveAttribute('alt', '廊桥两侧摆满摊位');
    await expect(figure).toContainText('廊桥上的集市');
    await expect(figure).toContainText('何青 摄');
    await expectSaved(page);
    const [article] = await desk.articles();
    const [medium] = Object.values(article?.media ?? {});
    expect(medium).toMatchObject({
      caption: '廊桥上的集市',
      credit: '何青 摄',
      alt: '廊桥两侧摆满摊位',
      width: 640,
      height: 400,
      type: 'image/jpeg',
    });
    expect(article?.body).toContain(`](media/${medium?.file}`);
    const files = await readdir(join(desk.library, 'articles'), { recursive: true });
    expect(files.some((file) => file.endsWith(join('media', medium?.file ?? '')))).toBe(true);
  });
}

test('new words for a picture change the text and the page', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await page.getByRole('button', { name: '展开稿件信息' }).or(page.locator('.head-toggle')).first().click();
  await page.getByRole('tab', { name: /图片/ }).click();
  await page.getByRole('textbox', { name: '图说' }).first().fill('换过的图说');
  await expect(pageOf(page).locator('figcaption').first()).toContainText('换过的图说');
  await expectSaved(page);
  await expect.poll(async () => (await desk.articles())[0]?.body).toContain('"换过的图说"');
});

test('a file that is no picture is refused by name and nothing is lost', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '坏图');
  await page.keyboard.insertText('文字还在。');
  await give(page, 'drop', '假的.jpg', 'image/jpeg', Buffer.from('<html><script>alert(1)</script></html>'));
  await expect(page.getByRole('alert').filter({ hasText: '假的.jpg' })).toContainText('不是图片');
  await expectSaved(page);
  const [article] = await desk.articles();
  expect(article?.body).toBe('文字还在。');
  expect(article?.media).toEqual({});
});

test('several pictures go in in the order they came, and a removed one can be put back', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '三张图');
  await page.keyboard.insertText('开头。');
  await page.keyboard.press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('toolbar', { name: '版式' }).getByRole('button', { name: '图片' }).click();
  const files = await Promise.all(['#a33', '#3a3', '#33a'].map(picture));
  await (await chooser).setFiles(files.map((buffer, number) => ({ name: `图${number}.jpg`, mimeType: 'image/jpeg', buffer })));
  const dialog = page.getByRole('dialog', { name: '新图片' });
  for (const number of [0, 1, 2]) await dialog.getByRole('textbox', { name: '图说' }).nth(number).fill(`第${number}张`);
  await dialog.getByRole('button', { name: '放进正文' }).click();
  await expect(pageOf(page).locator('figcaption')).toHaveText(['第0张', '第1张', '第2张']);
  await page.getByRole('tab', { name: /图片/ }).click();
  await page.getByRole('button', { name: '移除' }).nth(1).click();
  await expect(pageOf(page).locator('figcaption')).toHaveText(['第0张', '第2张']);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(pageOf(page).locator('figcaption')).toHaveText(['第0张', '第1张', '第2张']);
  await expectSaved(page);
  expect(Object.values((await desk.articles())[0]?.media ?? {}).filter(({ deletedAt }) => deletedAt)).toEqual([]);
});

/** Red at its left, blue at its right. */
async function twoHalves(): Promise<Buffer> {
  const red = { create: { width: 400, height: 400, channels: 3 as const, background: '#d02020' } };
  return sharp({ create: { width: 1200, height: 400, channels: 3, background: '#2020d0' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .jpeg({ quality: 95 })
    .toBuffer();
}

test('a focal point set by a press or with arrow keys is kept by every crop that leaves', async ({ desk }, info) => {
  const { page } = desk;
  await newDraft(page, '焦点');
  await page.keyboard.insertText('桥上的灯亮了。');
  await give(page, 'drop', '桥.jpg', 'image/jpeg', await twoHalves());
  const dialog = page.getByRole('dialog', { name: '新图片' });
  await dialog.getByRole('textbox', { name: '替代文字' }).fill('夜色里的桥');
  await dialog.getByRole('button', { name: '放进正文' }).click();
  await page.getByRole('tab', { name: /图片/ }).click();
  await page.getByRole('button', { name: '设定焦点' }).click();
  const focus = page.getByRole('group', { name: '焦点' });
  const across = focus.getByRole('slider', { name: '焦点，左右' });
  const down = focus.getByRole('slider', { name: '焦点，上下' });
  await expect(across).toHaveAttribute('aria-valuetext', '距左边 50%');
  const area = focus.getByRole('button', { name: '在图上点出焦点' });
  const size = await area.boundingBox();
  await area.click({ position: { x: (size?.width ?? 0) * 0.1, y: (size?.height ?? 0) * 0.4 } });
  await expect(across).toHaveAttribute('aria-valuetext', /距左边 (9|10|11)%/);
  await expect(across).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(across).toHaveValue('11');
  await down.press('Home');
  await down.press('Shift+ArrowDown');
  await expect(focus.getByRole('figure')).toHaveCount(3);
  await expectSaved(page);
  const [article] = await desk.articles();
  expect(Object.values(article?.media ?? {})[0]?.focus).toEqual({ x: 0.11, y: 0.1 });

  desk.kill();
  const portal = join(info.outputPath(), 'shapes.json');
  const plain = JSON.parse(await readFile(join(root, 'assets/portals/plain.json'), 'utf8'));
  await writeFile(portal, JSON.stringify({ ...plain, key: 'shapes', images: { ...plain.images, crops: ['16:9', '4:3', '1:1'] } }));
  const command = (words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'out/main/cli.js'), ...words, '--library', desk.library, '--json'], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  command(['portal', 'add', portal]);
  const out = info.outputPath('out');
  const [{ path }] = command(['export', article?.id ?? '', '--portal', 'shapes', '--out', out, '--override', '试版']);
  const images = (await readdir(join(path, 'images'))).filter((name) => name.startsWith('cover-')).sort();
  expect(images).toEqual(['cover-16x9.jpg', 'cover-1x1.jpg', 'cover-4x3.jpg']);
  const [red = 0, , blue = 255] = (await sharp(join(path, 'images/cover-1x1.jpg')).stats()).channels.map(({ mean }) => mean);
  expect(red).toBeGreaterThan(180);
  expect(blue).toBeLessThan(60);
});
