import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../desk.ts';
import { expectSaved, pageOf, textOf, titleOf } from '../hands.ts';

const oldPage = `欢迎光临云溪之窗!今天是2017年9月7日 星期四
首页 | 资讯 | 财经 | 教育 | 旅游 | 房产
您的位置：首页 > 资讯 > 正文
云溪县三项举措推进旧城改造
来源:云溪晚报编辑:张三2017-09-07 10:23:27
分享到：QQ空间 新浪微博 微信
　　记者从县住建局获悉,今年云溪县旧城改造总投资3.5亿元。
一、摸清底数
　　一是入户调查;二是建档立卡。登记从8:30开始,到17:30结束。
二、分步实施
　　全县计划用3~5年完成改造。
【关闭窗口】
地址：云溪县人民路1号 热线电话：0000-1234567
版权所有 云溪之窗 云ICP备00000000号`;

test('a pasted old page becomes a structured draft, and every change is told @both', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const dialog = page.getByRole('dialog', { name: '导入' });
  await dialog.getByRole('textbox', { name: '粘贴文字' }).fill(oldPage);
  await dialog.getByRole('button', { name: '整理成稿' }).click();
  await expect(titleOf(page)).toHaveValue('云溪县三项举措推进旧城改造');
  await expect(pageOf(page).locator('[data-copydesk="body"] h2')).toHaveText(['一、摸清底数', '二、分步实施']);
  await expect(pageOf(page).getByText('2017-09-07 10:23:27')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '已导入' })).toBeVisible();
  const [article] = await desk.articles();
  expect(article).toMatchObject({ source: { name: '云溪晚报' }, editor: '张三', publishAt: '2017-09-07T10:23:27+08:00' });
  expect(article?.body).toContain('记者从县住建局获悉，今年云溪县旧城改造总投资3.5亿元。');
  expect(article?.body).toContain('登记从8:30开始，到17:30结束。');
  expect(article?.body).not.toContain('ICP');
});

test('of a chosen folder each file is reported: one bad, one the same as another', async ({ desk }, info) => {
  const { page } = desk;
  const folder = join(info.outputDir, '来稿');
  await mkdir(join(folder, '三月'), { recursive: true });
  await writeFile(join(folder, '通稿.txt'), '云溪县新桥通车\n\n昨天上午，新桥正式通车，两岸居民往来只要三分钟。\n');
  await writeFile(join(folder, '三月', '又一份.txt'), '云溪县新桥通车\n\n昨天上午，新桥正式通车，两岸居民往来只要三分钟。\n');
  await writeFile(join(folder, '三月', '坏文件.txt'), Buffer.from([0x00, 0x01, 0x02, 0xff, 0xfe, 0x00]));
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件夹…' }).click();
  await (await chooser).setFiles(folder);
  const report = page.getByRole('dialog', { name: '导入结果' });
  await expect(report.getByRole('status')).toHaveText('已导入 2 篇，共 3 个文件');
  const rows = report.getByRole('list', { name: '各文件结果' }).locator('> li');
  await expect(rows.nth(0)).toContainText(/没能导入\s*不是文字文件\s*来稿\/三月\/坏文件\.txt/);
  // What needs somebody comes before what is done.
  await expect(rows.nth(1)).toContainText('与稿库里的《云溪县新桥通车》相同');
  expect(await desk.articles()).toHaveLength(2);
  await rows.nth(1).getByRole('button', { name: '打开' }).first().click();
  await expect(report).toBeHidden();
  await expect(titleOf(page)).toHaveValue('云溪县新桥通车');
});

test('an original is kept on request, and comes out again as it came; the wish is remembered', async ({ desk }, info) => {
  const { page } = desk;
  await mkdir(info.outputDir, { recursive: true });
  const path = join(info.outputDir, '通稿.txt');
  const text = '云溪县新桥通车\n\n昨天上午，新桥正式通车。\n';
  await writeFile(path, text);
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  // The box itself is hidden behind its picture: a person clicks the words.
  await page.getByText('在稿件旁留存原件').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await chooser).setFiles(path);
  await expect(titleOf(page)).toHaveValue('云溪县新桥通车');
  await expect(page.getByText('原件：通稿.txt')).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '另存原件…' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('通稿.txt');
  expect(await readFile(await download.path(), 'utf8')).toBe(text);
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  await expect(page.getByRole('checkbox', { name: '在稿件旁留存原件' })).toBeChecked();
});

test('a GB18030 file dropped on the window is read', async ({ desk }) => {
  const { page } = desk;
  // 云溪新闻 and a sentence in GB18030, byte by byte.
  const bytes = [0xd4, 0xc6, 0xcf, 0xaa, 0xd0, 0xc2, 0xce, 0xc5, 0x0a, 0x0a, 0xbd, 0xf1, 0xcc, 0xec, 0xcf, 0xc2, 0xd3, 0xea, 0xa1, 0xa3, 0x0a];
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], '旧稿.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, bytes);
  await expect(textOf(page)).toContainText('今天下雨。');
  await expect(titleOf(page)).toHaveValue('云溪新闻');
  await expectSaved(page);
});

test('an old page dropped on the window becomes a draft; its remote picture is told, not fetched', async ({ desk }) => {
  const { page } = desk;
  await page.evaluate(() => {
    const html =
      '<!doctype html><meta charset=utf-8><title>新桥通车_云溪之窗</title><div><a href=/>首页</a> | <a href=/x>新闻</a></div><h1>新桥通车</h1><div>2020-05-01 08:00 来源：云溪日报</div><div class=content><p>　　昨天上午，云溪县新桥正式通车，两岸居民往来只要三分钟。</p><p align=center><img src="https://pictures.example/bridge.jpg"></p><p>　　大桥全长300米，工程历时两年，桥头还修了一座小公园。</p></div><div>版权所有 云溪之窗</div>';
    const transfer = new DataTransfer();
    transfer.items.add(new File([html], '旧页.html', { type: 'text/html' }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  });
  await expect(titleOf(page)).toHaveValue('新桥通车');
  await expect(textOf(page)).toContainText('[图片](https://pictures.example/bridge.jpg)');
  await expect(page.getByRole('status').filter({ hasText: '网页中有 1 张图片未带入' })).toBeVisible();
  const [article] = await desk.articles();
  expect(article).toMatchObject({ source: { name: '云溪日报' }, publishAt: '2020-05-01T08:00:00+08:00' });
  expect(article?.body).not.toContain('版权');
});
