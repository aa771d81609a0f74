import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { CallInput, CallName } from '#contract/calls.ts';

/** What a person does again and again. */

export function titleOf(page: Page): Locator {
  return page.getByRole('textbox', { name: '标题', exact: true });
}

export function textOf(page: Page): Locator {
  return page.getByRole('textbox', { name: '正文' });
}

/** The portal's page beside the text. */
export function pageOf(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="门户版面预览"]');
}

export function statusOf(page: Page): Locator {
  return page.getByRole('region', { name: '状态' }).getByRole('status');
}

/** The quiet mark below the text says that everything is on disk. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(statusOf(page)).toHaveText('已存盘');
}

/** An empty draft with a title, the cursor in its text. */
export async function newDraft(page: Page, title: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: '新建' }).click();
  await expect(titleOf(page)).toHaveValue('');
  await titleOf(page).fill(title);
  await textOf(page).click();
}

/** Fills in what an export asks for. */
export async function fillDetails(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByRole('textbox', { name: label, exact: true }).fill(value);
}

/** Opens the export dialog and takes the downloaded zip. */
export async function exportZip(page: Page, button = '导出为压缩包'): Promise<string> {
  const coming = page.waitForEvent('download');
  const dialog = page.getByRole('dialog', { name: '导出稿件包' });
  await dialog.getByRole('button', { name: button }).click();
  const download = await coming;
  const path = await download.path();
  // The article's own state may say so too.
  await expect(dialog.getByText(/已导出/)).toBeVisible();
  return path;
}

/** Something of the menu at the end of the bar. */
export async function chooseFromMenu(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** This window takes an article over that another one writes. */
export async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: '接手编辑' }).click();
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true');
}

/** What another window of the browser host asks, without being one: its key is this tab's. */
export async function askAsAnother<N extends CallName>(page: Page, call: N, input: CallInput<N>): Promise<void> {
  await page.evaluate(
    async ({ call: name, input: words }) => {
      const headers = {
        Authorization: `Bearer ${sessionStorage.getItem('copydesk.token')}`,
        'X-Copydesk-Client': 'another-window',
        'Content-Type': 'application/json',
      };
      const answer = await fetch('/call', { method: 'POST', headers, body: JSON.stringify({ call: name, input: words }) });
      const reply = await answer.json();
      if (!reply.ok) throw new Error(`${name}: ${reply.failure.message}`);
    },
    { call, input },
  );
}
