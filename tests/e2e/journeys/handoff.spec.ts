import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { anchorOf } from '#domain/review.ts';
import { articlesIn, expect, serve, stop, test } from '../desk.ts';
import { askAsAnother, chooseFromMenu, expectSaved, newDraft, textOf, titleOf } from '../hands.ts';

/** Hands the open article over; the file as another desk gets it. */
async function handOver(page: Page, folder: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await chooseFromMenu(page, '交给另一台电脑…');
  const download = await coming;
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await expect(page.getByText(/已写好/)).toBeVisible();
  return file;
}

async function takeIn(page: Page, file: string) {
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await chooser).setFiles(file);
  return page.getByRole('dialog', { name: '交接结果' });
}

const anew = '县交通局负责人说，桥长三百二十米。';

test('an article goes to another desk and back, and nobody’s words are lost', async ({ desk }) => {
  const { page: here } = desk;
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-handoff-'));
  const server = await serve(join(folder, '另一稿库'));
  try {
    await newDraft(here, '云溪县新桥通车');
    await here.keyboard.insertText(`昨日，云溪县新桥通车。\n\n${anew}`);
    await expectSaved(here);
    const there = await here.context().newPage();
    await there.goto(server.url);
    const result = await takeIn(there, await handOver(here, folder));
    await expect(result.getByRole('listitem')).toContainText(/新稿\s*云溪县新桥通车/);
    await result.getByRole('button', { name: '打开《云溪县新桥通车》' }).click();
    await titleOf(there).fill('云溪县：一桥飞架');
    await textOf(there).press('Control+End');
    await there.keyboard.insertText('通车后过河只要三分钟。');
    await expectSaved(there);
    const [travelled] = await articlesIn(join(folder, '另一稿库'));
    if (!travelled) throw new Error('nothing arrived');
    const { id } = travelled;
    await askAsAnother(there, 'person.choose', { person: { name: '许文澜', role: 'editor' } });
    await askAsAnother(there, 'comment.add', { id, anchor: anchorOf('body', travelled.body, 0, 2), text: '核实日期' });

    await titleOf(here).fill('云溪新桥昨日开通');
    await textOf(here).press('Control+Home');
    await here.keyboard.insertText('三月四日上午，');
    await expectSaved(here);
    const back = await handOver(there, folder);
    const merged = await takeIn(here, back);
    await expect(merged.getByRole('listitem')).toContainText('1 条批注');
    await merged.getByRole('button', { name: '处理…' }).click();

    const conflicts = here.getByRole('dialog', { name: '合并冲突' });
    await expect(conflicts.getByRole('listitem')).toHaveCount(1);
    await expect(conflicts.getByRole('listitem')).toContainText('许文澜');
    // To put it off loses nothing: the bar above the text leads back, also after the window was loaded anew.
    await conflicts.getByRole('button', { name: '以后再定' }).click();
    await here.reload();
    await here.getByText('1 处合并冲突待定').waitFor();
    await here.getByRole('button', { name: '处理…' }).click();
    await conflicts.getByRole('radio', { name: '用对方' }).click();
    await conflicts.getByRole('button', { name: '应用 1 处' }).click();
    await expect(conflicts).toBeHidden();
    await expect(here.getByText('1 处合并冲突待定')).toBeHidden();

    const body = `三月四日上午，昨日，云溪县新桥通车。\n\n${anew}通车后过河只要三分钟。`;
    await expect.poll(async () => (await desk.articles())[0]).toMatchObject({ id, title: '云溪县：一桥飞架', body });
    expect((await articlesIn(join(folder, '另一稿库')))[0]).toMatchObject({ title: '云溪县：一桥飞架' });
    const before = await desk.articles();
    const again = await takeIn(here, back);
    await expect(again.getByRole('listitem')).toContainText('没有新内容');
    await expect(again.getByRole('button', { name: '处理…' })).toHaveCount(0);
    expect(await desk.articles()).toEqual(before);
  } finally {
    await stop(server.process);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
