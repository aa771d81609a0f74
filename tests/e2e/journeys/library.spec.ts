import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from '../desk.ts';
import { expectSaved, fillDetails, newDraft, pageOf, textOf, titleOf } from '../hands.ts';

/** The list at the left: found, narrowed, chosen, moved, thrown away and taken back. */

interface Story {
  readonly title: string;
  readonly channel: string;
  readonly body: string;
}

const stories: readonly Story[] = [
  { title: '三村合办夜校', channel: 'education', body: '每周二晚上，教室里坐满了人。' },
  { title: '旧城改造进入第二阶段', channel: 'local', body: '今年总投资3.5亿元，惠及两千户。' },
  { title: '县医院开设夜间门诊', channel: 'health', body: '门诊到晚上九点，夜校学员也能看病。' },
  { title: '油茶喜获丰收', channel: 'education', body: '合作社收购价每斤三元，农户很高兴。' },
];

const listOf = (page: Page): Locator => page.getByRole('listbox', { name: '稿件列表' });
const rowsOf = (page: Page): Locator => listOf(page).getByRole('option');
const rowOf = (page: Page, title: string): Locator => rowsOf(page).filter({ hasText: title });
const openRow = (page: Page): Locator => listOf(page).getByRole('option', { selected: true });
const searchOf = (page: Page): Locator => page.getByRole('searchbox', { name: '搜索标题和全文' });

/** Imports the stories; the last one is open. */
async function fill(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await choosing).setFiles(
    stories.map(({ title, channel, body }, number) => ({
      name: `${number}.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(`---\ntitle: ${title}\nchannel: ${channel}\nsource: 云溪日报\neditor: 许文澜\n---\n\n${body}\n`),
    })),
  );
  const report = page.getByRole('dialog', { name: '导入结果' });
  await expect(report.getByRole('status')).toContainText(`已导入 ${stories.length} 篇`);
  await report.getByRole('button', { name: `打开《${stories.at(-1)?.title}》` }).click();
  await expect(rowsOf(page)).toHaveCount(stories.length);
  await expect(titleOf(page)).toHaveValue(stories.at(-1)?.title ?? '');
}

test('every article stands in the list under its day, and a click opens it', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await expect(listOf(page).getByRole('group', { name: '今天' }).getByRole('option')).toHaveCount(stories.length);
  await expect(openRow(page)).toContainText('油茶喜获丰收');
  await rowOf(page, '三村合办夜校').click();
  await expect(titleOf(page)).toHaveValue('三村合办夜校');
  await expect(openRow(page)).toHaveCount(1);
  await expect(openRow(page)).toContainText('三村合办夜校');
  await titleOf(page).fill('三村合办夜校，一间教室');
  await expect(openRow(page)).toContainText('一间教室');
  await expectSaved(page);
  // What was changed last comes first, once typing has paused.
  await expect(rowsOf(page).first()).toContainText('一间教室');
});

test('a search finds what is in the text and marks it, and Escape ends it', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await page.keyboard.press('ControlOrMeta+Shift+f');
  await expect(searchOf(page)).toBeFocused();
  await page.keyboard.insertText('夜校');
  // In its title first, then in its text.
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(rowsOf(page).first()).toContainText('三村合办夜校');
  await expect(rowOf(page, '夜间门诊').locator('mark')).toHaveText('夜校');
  await expect(page.getByText('2 篇', { exact: true })).toBeVisible();
  await searchOf(page).fill('没有这样的词');
  await expect(page.getByText('没有符合的稿件')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(searchOf(page)).toHaveValue('');
  await expect(rowsOf(page)).toHaveCount(stories.length);
});

test('a search composes undisturbed, and asks only for finished words', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  const texts: string[] = [];
  page.on('request', (request) => {
    const said = request.postData() ?? '';
    if (said.includes('"article.list"')) texts.push(/"text":"([^"]*)"/.exec(said)?.[1] ?? '');
  });
  await searchOf(page).click();
  const cdp = await page.context().newCDPSession(page);
  for (const text of ['y', 'ye', "ye'xiao"]) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(searchOf(page)).toHaveValue(text);
  }
  await cdp.send('Input.insertText', { text: '夜校' });
  await expect(rowsOf(page)).toHaveCount(2);
  expect(texts).toEqual(['夜校']);
  // A cancelled composition leaves the search as it was.
  await cdp.send('Input.imeSetComposition', { text: 'q', selectionStart: 1, selectionEnd: 1 });
  await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await expect(searchOf(page)).toHaveValue('夜校');
  await expect(rowsOf(page)).toHaveCount(2);
});

test('a filter is saved under a name, is there after a reload, and can be renamed and deleted', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await page.getByRole('dialog', { name: '筛选' }).getByRole('button', { name: /频道/ }).click();
  await page.getByRole('option', { name: '教育（2）' }).click();
  await page.keyboard.press('Escape');
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole('button', { name: '常用', exact: true }).click();
  const saved = page.getByRole('dialog', { name: '常用' });
  await saved.getByRole('textbox', { name: /保存当前筛选/ }).fill('教育口');
  await saved.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '去掉条件：教育' }).click();
  await expect(rowsOf(page)).toHaveCount(stories.length);
  await page.reload();
  await page.getByRole('button', { name: '常用', exact: true }).click();
  await saved.getByRole('button', { name: '教育口', exact: true }).click();
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole('button', { name: '常用', exact: true }).click();
  await saved.getByRole('button', { name: '改名：教育口' }).click();
  await saved.getByRole('textbox', { name: '新名称' }).fill('学校');
  await saved.getByRole('textbox', { name: '新名称' }).press('Enter');
  await saved.getByRole('button', { name: '删除：学校' }).click();
  await expect(saved.getByText('还没有保存的筛选。')).toBeVisible();
});

test('an author is chosen among those there are, and the offers stay closed', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await page.locator('.head-toggle').click();
  await page.getByRole('textbox', { name: '作者' }).fill('记者 周桂兰 通讯员 李建国');
  await expectSaved(page);
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  const box = page.getByRole('combobox', { name: '作者' });
  await box.click();
  await page.getByRole('option', { name: '周桂兰（1）' }).click();
  await expect(box).toHaveValue('周桂兰');
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(box).toHaveAttribute('aria-expanded', 'false');
});

test('several articles go into the trash, the open one with them, and come back with one press', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await rowOf(page, '油茶喜获丰收').click({ modifiers: ['ControlOrMeta'] });
  await rowOf(page, '旧城改造').click({ modifiers: ['ControlOrMeta'] });
  const bar = page.getByRole('region', { name: '已选 2 篇' });
  await bar.getByRole('button', { name: '移入回收站' }).click();
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole('region', { name: '从哪一篇开始？' })).toBeVisible();
  expect((await desk.articles()).map(({ title }) => title).sort()).toEqual(['三村合办夜校', '县医院开设夜间门诊']);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(rowsOf(page)).toHaveCount(stories.length);
  await expect(titleOf(page)).toHaveValue('油茶喜获丰收');
  expect(await desk.articles()).toHaveLength(stories.length);
  // It is written on as if nothing had been.
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('明年扩种。');
  await expectSaved(page);
  expect((await desk.articles()).find(({ title }) => title === '油茶喜获丰收')?.body).toContain('明年扩种。');
});

test('the whole list is worked by keyboard', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await page.keyboard.press('ControlOrMeta+Shift+f');
  await page.keyboard.press('ArrowDown');
  await expect(listOf(page)).toBeFocused();
  await page.keyboard.press('End');
  const last = (await rowsOf(page).last().locator('.library-headline').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(titleOf(page)).toHaveValue(last);
  await expect(openRow(page)).toContainText(last);
  await listOf(page).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByText('已选 2 篇')).toBeVisible();
  await expect(openRow(page)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(openRow(page)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText(`已选 ${stories.length} 篇`)).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(rowsOf(page)).toHaveCount(0);
  await expect(page.getByText('稿库里还没有稿件')).toBeVisible();
  expect(await desk.articles()).toEqual([]);
});

test('a whole selection changes its channel, the open article with it', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await rowsOf(page)
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await rowsOf(page)
    .last()
    .click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: '改频道' }).click();
  await page.getByRole('menuitem', { name: '文化' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已改到“文化”' })).toBeVisible();
  expect(new Set((await desk.articles()).map(({ channel }) => channel))).toEqual(new Set(['culture']));
  await expect(rowsOf(page).filter({ hasText: '文化' })).toHaveCount(stories.length);
  // The open text knows of it: its next save meets no other text.
  await textOf(page).click();
  await page.keyboard.insertText('又一句。');
  await expectSaved(page);
  const open = (await desk.articles()).find(({ title }) => title === '油茶喜获丰收');
  expect(open?.channel).toBe('culture');
  expect(open?.body).toContain('又一句。');
  expect(await desk.texts('rivals')).toEqual([]);
});

test('a day is exported as one zip, one that may not leave is named, and what is left goes out once it is mended', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await newDraft(page, '');
  await page.keyboard.insertText('没有标题的稿件不能导出。');
  await expectSaved(page);
  await expect(rowsOf(page)).toHaveCount(stories.length + 1);
  await rowOf(page, '油茶').click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('button', { name: '选中这一天' }).click();
  await expect(page.getByText(`已选 ${stories.length + 1} 篇`)).toBeVisible();
  const first = await downloaded(page, () => page.getByRole('region', { name: /已选/ }).getByRole('button', { name: '导出到示例之窗…' }).click());
  expect(first.filter((name) => name.endsWith('/manifest.json'))).toHaveLength(stories.length);
  expect(first).toContain('index.html');
  const dialog = page.getByRole('dialog', { name: '批量导出' });
  await expect(dialog.getByRole('status')).toHaveText(`已导出 ${stories.length} 篇，共 ${stories.length + 1} 篇`);
  await expect(dialog.getByRole('listitem').first()).toContainText('没能导出');
  await expect(dialog.getByRole('listitem').filter({ hasText: '三村合办夜校' })).toContainText('已导出');
  await page.keyboard.press('Escape');

  await titleOf(page).fill('补上标题');
  await fillDetails(page, { 来源: '云溪日报', 责任编辑: '许文澜' });
  await expectSaved(page);
  await listOf(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  const second = await downloaded(page, () => page.getByRole('region', { name: /已选/ }).getByRole('button', { name: '导出到示例之窗…' }).click());
  expect(second.filter((name) => name.endsWith('/manifest.json'))).toHaveLength(stories.length + 1);
  await expect(page.getByRole('status').filter({ hasText: `已导出 ${stories.length + 1} 篇` })).toBeVisible();
});

/** Names in the zip that comes of an act. */
async function downloaded(page: Page, act: () => Promise<void>): Promise<string[]> {
  const coming = page.waitForEvent('download');
  await act();
  return Object.keys(unzipSync(await readFile(await (await coming).path())));
}

test('the list spreads over the text in columns, sorts by them, and the text stays as it was', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('光标在这里');
  await page.getByRole('button', { name: '展开为大列表' }).click();
  const columns = page.getByRole('group', { name: '排序' });
  await columns.getByRole('button', { name: '字数' }).click();
  await expect(columns.getByRole('button', { name: /字数/ })).toHaveAccessibleName(/降序/);
  await expect(rowsOf(page).first()).toContainText('油茶');
  await columns.getByRole('button', { name: /字数/ }).click();
  await expect(rowsOf(page).first()).toContainText('三村合办夜校');
  await rowOf(page, '夜间门诊').click();
  await expect(pageOf(page).getByRole('heading', { level: 1 })).toHaveText('县医院开设夜间门诊');
  await rowOf(page, '油茶').click();
  await page.getByRole('button', { name: '收起稿件列表' }).click();
  await expect(textOf(page)).toContainText('光标在这里');
  await expectSaved(page);
  expect((await desk.articles()).find(({ title }) => title === '油茶喜获丰收')?.body).toContain('光标在这里');
});

test('what another window writes, creates and throws away shows in this list', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  const other = await desk.secondWindow();
  await newDraft(other, '另一扇窗口写的');
  await expectSaved(other);
  await expect(rowOf(page, '另一扇窗口写的')).toBeVisible();
  await rowOf(other, '旧城改造').click({ modifiers: ['ControlOrMeta'] });
  await listOf(other).focus();
  await other.keyboard.press('Delete');
  await expect(rowOf(page, '旧城改造')).toHaveCount(0);
});

test('who writes what the library already has is told, and led there', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  await newDraft(page, '三村合办夜校');
  await page.keyboard.insertText('另一篇，同一个标题。');
  const hint = page.getByText('与《三村合办夜校》标题相同');
  await expect(hint).toBeVisible();
  await page.getByRole('button', { name: '这篇不再提示' }).click();
  await expect(hint).toHaveCount(0);
  await page.getByRole('banner').getByRole('button', { name: '导入' }).click();
  const dialog = page.getByRole('dialog', { name: '导入' });
  await dialog.getByRole('textbox', { name: '粘贴文字' }).fill('旧城改造进入第二阶段\n\n今年总投资3.5亿元，惠及两千户。');
  await dialog.getByRole('button', { name: '整理成稿' }).click();
  const notice = page.getByRole('status').filter({ hasText: '与稿库里的《旧城改造进入第二阶段》相同' });
  await expect(notice).toBeVisible();
  const imported = await openRow(page).getAttribute('id');
  await notice.getByRole('button', { name: '打开' }).click();
  await expect.poll(async () => openRow(page).getAttribute('id')).not.toBe(imported);
});

test('spread out, searched and with articles chosen the list has no accessibility violation', async ({ desk }) => {
  const { page } = desk;
  await fill(page);
  const violations = async () => {
    const found = await new AxeBuilder({ page }).setLegacyMode().exclude('.sash').analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  };
  await searchOf(page).fill('夜校');
  await expect(rowsOf(page)).toHaveCount(2);
  await rowsOf(page)
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByText('已选 1 篇')).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '展开为大列表' }).click();
  await expect(page.getByRole('group', { name: '排序' })).toBeVisible();
  expect(await violations()).toEqual([]);
});
