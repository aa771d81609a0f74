import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { Role } from '#domain/workflow.ts';
import { expect, test } from '../desk.ts';
import { askAsAnother, chooseFromMenu, expectSaved, exportZip, fillDetails, newDraft, textOf } from '../hands.ts';

const staff: readonly { readonly name: string; readonly roles: Role[] }[] = [
  { name: '林晓', roles: ['reporter', 'editor'] },
  { name: '许文澜', roles: ['editor'] },
  { name: '周远', roles: ['senior'] },
  { name: '沈岩', roles: ['chief'] },
];

const bar = (page: Page) => page.getByRole('region', { name: '审稿进度' });
const decision = (page: Page) => page.getByRole('region', { name: '审稿意见' });

const chip = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^(选择人员|当前人员)/ });

/** Somebody else sits down: a press and a choice. */
async function sit(page: Page, seat: string): Promise<void> {
  await chip(page).click();
  await page.getByRole('menuitemradio', { name: seat }).click();
  await expect(chip(page)).toHaveText(new RegExp(seat.replace(' ', '.*')));
}

async function decide(page: Page, button: string, opinion: string): Promise<void> {
  await bar(page).getByRole('button', { name: button }).click();
  await page.keyboard.insertText(opinion);
  await decision(page).getByRole('button', { name: button, exact: true }).click();
}

async function approveAll(page: Page, words: string): Promise<void> {
  for (const [seat, next] of [
    ['许文澜 责编', '待复审'],
    ['周远 主任', '待终审'],
    ['沈岩 总编', '已签发'],
  ] as const) {
    await sit(page, seat);
    await decide(page, '通过', `${seat.slice(0, -3)}${words}`);
    await expect(bar(page)).toContainText(next);
  }
}

test('an article goes from its writer past four desks and out, and back when it is changed', async ({ desk }) => {
  const { page } = desk;
  for (const member of staff) await askAsAnother(page, 'people.save', member);
  await newDraft(page, '云溪县新桥通车');
  await page.keyboard.insertText('昨日，云溪县新桥通车，桥长三百米。');
  await expectSaved(page);
  await sit(page, '林晓 记者');

  await bar(page).getByRole('button', { name: '送审' }).click();
  const submitting = page.getByRole('dialog', { name: '送审' });
  await expect(submitting.getByText(/处问题应当先改/)).toBeVisible();
  await expect(submitting.getByRole('button', { name: '带理由送审' })).toBeDisabled();
  await submitting.getByRole('textbox', { name: '仍要送审，理由' }).fill('来源由责编补上');
  await submitting.getByRole('button', { name: '带理由送审' }).click();
  await expect(bar(page)).toContainText('待初审');

  await sit(page, '林晓 责编');
  await expect(bar(page).getByRole('button', { name: '通过' })).toBeDisabled();
  await expect(bar(page).getByRole('button', { name: '通过' })).toHaveAccessibleDescription('不能审自己送审的稿件');

  await sit(page, '许文澜 责编');
  await expect(page).toHaveTitle('(1) 采编台');
  await page.keyboard.press('ControlOrMeta+Alt+q');
  await expect(page.getByRole('dialog', { name: '待办' }).getByRole('option', { name: '云溪县新桥通车' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: '审稿' })).toBeVisible();
  await expect(bar(page)).toBeFocused();
  await decision(page).getByRole('button', { name: '退回' }).click();
  await expect(decision(page).getByText('请先写意见')).toBeVisible();
  await page.keyboard.insertText('桥长再核，补上来源。');
  await decision(page).getByRole('button', { name: '退回' }).click();
  await expect(bar(page)).toContainText('许文澜退回：桥长再核，补上来源。');

  await sit(page, '林晓 记者');
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('经核实为三百二十米。');
  await fillDetails(page, { 来源: '云溪新闻网', 责任编辑: '许文澜' });
  await expectSaved(page);
  await bar(page).getByRole('button', { name: '送审' }).click();
  await submitting.getByRole('button', { name: '送审', exact: true }).click();
  await expect(bar(page)).toContainText('待初审');

  await expect(bar(page)).toBeFocused();

  await approveAll(page, '初看同意');
  await expect(bar(page)).toContainText('现在再改动，已有的审签就会失效');
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('记者林晓报道。');
  await expectSaved(page);
  await expect(bar(page)).toContainText('改动后，前面的审签已失效');
  await expect(bar(page)).toContainText('待初审');
  await approveAll(page, '复看同意');

  await page.getByRole('radio', { name: '审稿单' }).click();
  await expect(page.getByRole('list', { name: '经过', exact: true }).getByRole('listitem')).toHaveCount(9);
  await expect(page.getByRole('heading', { name: '放行的问题' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.sash').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);

  await page.getByRole('banner').getByRole('button', { name: '导出' }).click();
  await expect(page.getByText('可以导出')).toBeVisible();
  const files = unzipSync(await readFile(await exportZip(page)));
  const name = Object.keys(files).find((each) => each.endsWith('audit.html')) ?? '';
  const audit = strFromU8(files[name] ?? new Uint8Array());
  for (const words of ['来源由责编补上', '桥长再核，补上来源。', '许文澜初看同意', '周远复看同意', '沈岩复看同意', '（总编）'])
    expect(audit).toContain(words);
  expect((await desk.articles())[0]?.state).toBe('exported');
});

test('a house without a list takes everybody at their word, until it has one', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '夜校开班');
  await page.getByRole('banner').getByRole('button', { name: '选择人员' }).click();
  await page.getByRole('textbox', { name: '姓名' }).fill('林晓');
  await page.keyboard.press('Enter');
  await expect(chip(page)).toHaveText(/林晓.*记者/);
  await chip(page).click();
  await page.getByRole('button', { name: '人员管理…' }).click();
  const people = page.getByRole('dialog', { name: '人员与审稿规则' });
  await people.getByRole('button', { name: '添加人员' }).click();
  await page.keyboard.insertText('沈岩');
  await people.getByRole('checkbox', { name: '记者' }).click({ force: true });
  await people.getByRole('checkbox', { name: '总编' }).click({ force: true });
  // What was begun is taken in, not thrown away.
  await people.getByRole('button', { name: '完成' }).click();
  await expect(people.getByRole('button', { name: /修改\s*沈岩/ })).toContainText('总编');
  await people.getByRole('radio', { name: '一审' }).click();
  await expect(people.getByRole('img', { name: '稿件怎样走: 草稿 → 初审 → 签发' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.sash').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  await people.getByRole('checkbox', { name: '只有签发的稿件才能导出' }).click({ force: true });
  await page.keyboard.press('Escape');
  await sit(page, '沈岩 总编');
  // What is pasted elsewhere leaves no package, and the house hears of it all the same.
  await chooseFromMenu(page, '其他用途…');
  await expect(page.getByRole('dialog', { name: '其他用途' })).toContainText('稿件没有签发，或签发后又改过。');
});
