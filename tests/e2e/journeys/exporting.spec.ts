import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../desk.ts';
import { expectSaved, exportZip, fillDetails, newDraft, titleOf } from '../hands.ts';

async function contentOf(zip: string): Promise<Map<string, Uint8Array>> {
  const files = Object.entries(unzipSync(await readFile(zip)));
  return new Map(
    files.map(([name, bytes]) => [
      name.replace(/^[^/]+\/(?=.)/, (folder) => (files.every(([other]) => other.startsWith(folder)) ? '' : folder)),
      bytes,
    ]),
  );
}

test('the sample is exported, verified and imported back without loss', async ({ desk }, info) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  const [before] = await desk.articles();
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  await expect(page.getByText('可以导出')).toBeVisible();
  const zip = await exportZip(page);
  const files = await contentOf(zip);
  for (const name of [
    'index.html',
    'body.html',
    'fields.html',
    'fields.json',
    'article.md',
    'article.json',
    'review.json',
    'audit.html',
    'article.ninjs.json',
    'manifest.json',
    'images/01.jpg',
    'images/02.jpg',
  ]) {
    expect([...files.keys()]).toContain(name);
  }
  const manifest = JSON.parse(strFromU8(files.get('manifest.json') ?? new Uint8Array()));
  expect(manifest).toMatchObject({ format: 1, portal: 'plain', article: { id: before?.id } });
  // The button that was pressed is gone; the keyboard still reaches the dialog.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const named = join(info.outputPath(), '稿件包.zip');
  await writeFile(named, await readFile(zip));
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '核验稿件包' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择稿件包…' }).click();
  await (await choosing).setFiles(named);
  await expect(page.getByText(/完好无损/)).toBeVisible();
  await page.keyboard.press('Escape');

  // The very same writing would be recognised, and nothing would come in.
  await titleOf(page).fill('出包以后又改的题');
  await expectSaved(page);
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await chooser).setFiles(named);
  await expect(page.getByRole('dialog', { name: '导入结果' })).toContainText('《出包以后又改的题》内容不同');
  await expect.poll(async () => (await desk.articles()).length).toBe(2);
  const copy = (await desk.articles()).find(({ id }) => id !== before?.id);
  expect(copy).toMatchObject({ title: before?.title, body: before?.body, media: before?.media, authors: before?.authors, cover: before?.cover });
});

test('a damaged package is refused and the damaged file is named', async ({ desk }, info) => {
  const { page } = desk;
  await page.getByRole('button', { name: /打开示例/ }).click();
  await expectSaved(page);
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  const zip = await exportZip(page);
  await page.getByRole('button', { name: '完成' }).click();
  const bytes = await readFile(zip);
  const at = bytes.indexOf('article.md') + 40;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const broken = join(info.outputPath(), '坏包.zip');
  await writeFile(broken, bytes);
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await chooser).setFiles(broken);
  await expect(page.getByRole('alert').filter({ hasText: '没能导入' })).toBeVisible();
  expect(await desk.articles()).toHaveLength(1);
});

test('what would shame the newsroom refuses the export until somebody gives a reason', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '缺编辑的稿子');
  await page.keyboard.insertText('只有一句话。');
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: 'admin' });
  await expectSaved(page);
  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  const dialog = page.getByRole('dialog', { name: '导出稿件包' });
  await expect(dialog.getByText('有 1 处问题拦住导出')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '带理由导出' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: '仍要导出，理由' }).fill('值班主任电话同意，编辑名稍后补');
  await dialog.getByRole('textbox', { name: '姓名' }).fill('许文澜');
  const files = await contentOf(await exportZip(page, '带理由导出'));
  const manifest = JSON.parse(strFromU8(files.get('manifest.json') ?? new Uint8Array()));
  expect(manifest.overrides).toEqual([expect.objectContaining({ reason: '值班主任电话同意，编辑名稍后补', by: '许文澜' })]);
  await page.getByRole('button', { name: '完成' }).click();
  await expect(titleOf(page)).toHaveValue('缺编辑的稿子');
});
