import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Suggestion } from '#domain/review.ts';
import { type Desk, expect, test } from '../desk.ts';
import { askAsAnother, expectSaved, newDraft, pageOf, textOf } from '../hands.ts';

const body = '昨日，云溪县新桥通车。\n\n- 桥长三百米\n\n| 项目 | 数目 |\n| --- | --- |\n| 桥墩 | 八 |\n\n两岸村民不再绕路。';

async function suggestionsOf(desk: Desk): Promise<Suggestion[]> {
  const files = await readdir(desk.library, { recursive: true });
  const reviews = await Promise.all(files.filter((file) => file.endsWith('review.json')).map((file) => readFile(join(desk.library, file), 'utf8')));
  return reviews.flatMap((text) => {
    const file = JSON.parse(text);
    return Object.values<Suggestion>((file.data ?? file).suggestions ?? {});
  });
}

const openOnes = async (desk: Desk) => (await suggestionsOf(desk)).filter(({ decision }) => decision === undefined);

async function sit(page: Page, name: string): Promise<void> {
  await askAsAnother(page, 'person.choose', { person: { name, role: 'editor' } });
}

/** Puts the cursor behind some words, or chooses them. */
async function goTo(page: Page, words: string, choose = false): Promise<void> {
  await textOf(page).evaluate(
    (element, { words: wanted, choose: chosen }) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0 || node.parentElement?.closest('.cm-suggestion-words')) continue;
        getSelection()?.setBaseAndExtent(node, chosen ? at : at + wanted.length, node, at + wanted.length);
        return;
      }
      throw new Error(`${wanted} is not in the text`);
    },
    { words, choose },
  );
  await page.waitForTimeout(30);
}

test('an editor proposes by keyboard and input method, the author settles it: the text stays until then', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '新桥通车');
  await page.keyboard.insertText(body);
  await expectSaved(page);
  const written = (await desk.articles())[0]?.body ?? '';
  await sit(page, '许文澜');
  await page.keyboard.press('Control+Alt+KeyS');
  await expect(page.getByText('修订模式：改动记为建议')).toBeVisible();
  await expect(page.getByRole('button', { name: '修订模式' })).toHaveAttribute('aria-pressed', 'true');

  // An input method over what is chosen, its words changing as they do.
  const cdp = await page.context().newCDPSession(page);
  const compose = async (steps: readonly string[], words: string) => {
    for (const text of steps) {
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(40);
    }
    await cdp.send('Input.insertText', { text: words });
  };
  await goTo(page, '昨日', true);
  await compose(['j', "jin'", "jin'ri"], '今日');
  await expect(page.getByRole('note', { name: '删除：昨' })).toBeVisible();
  // Right beside what is gone.
  await goTo(page, '今');
  await compose(['t', 'tian'], '天');
  await goTo(page, '三百米');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('桥宽九米');
  await goTo(page, '八');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('十');
  await goTo(page, '不再绕路');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '，出门就上桥');
    document.querySelector('.cm-content')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await goTo(page, '云溪县', true);
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+KeyZ');
  await expectSaved(page);
  await expect(textOf(page)).toContainText('今天日，云溪县新桥通车');
  await expect
    .poll(async () => (await openOnes(desk)).map(({ kind, anchor, text }) => `${kind} ${anchor.quote} ${text}`).sort())
    .toEqual(['insert  \n- 桥宽九米', 'insert  ，出门就上桥', 'replace 八 十', 'replace 昨 今天'].sort());
  expect((await desk.articles())[0]?.body).toBe(written);

  // The author reads it outside the mode.
  await page.keyboard.press('Control+Alt+KeyS');
  await sit(page, '林晓');
  await expect(page.getByText('修订模式：改动记为建议')).toBeHidden();
  await expect(page.getByRole('note', { name: '新增：，出门就上桥' })).toBeVisible();
  await goTo(page, '昨');
  await page.keyboard.press('Alt+Enter');
  const card = page.getByRole('dialog', { name: '修订' });
  await expect(card).toContainText('许文澜');
  await page.keyboard.press('Enter');
  await expect(textOf(page)).toContainText('今天日，云溪县');
  await expect.poll(async () => (await desk.articles())[0]?.body).toBe(written.replace('昨', '今天'));
  await page.getByRole('note', { name: '新增：十' }).click();
  await card.getByRole('button', { name: '拒绝' }).click();
  await expect.poll(async () => (await openOnes(desk)).length).toBe(2);
  // Another's input method right beside it.
  await page.keyboard.press('Control+Alt+KeyS');
  await expect(page.getByText('修订模式：改动记为建议')).toBeVisible();
  await goTo(page, '，出门就上桥');
  await compose(['h', 'hen'], '很近');
  await expect
    .poll(async () => (await openOnes(desk)).map(({ by, text }) => `${by} ${text}`).sort())
    .toEqual(['林晓 很近', '许文澜 \n- 桥宽九米', '许文澜 ，出门就上桥'].sort());
  await page.keyboard.press('Control+Alt+KeyS');
  await page.keyboard.press('Control+Alt+KeyR');
  await page.getByRole('button', { name: '全部采纳' }).click();
  const rest = written.replace('昨', '今天').replace('三百米', '三百米\n- 桥宽九米').replace('绕路', '绕路，出门就上桥很近');
  await expect.poll(async () => (await desk.articles())[0]?.body).toBe(rest);
  await page.getByRole('status').filter({ hasText: '已采纳 3 处修订' }).getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await desk.articles())[0]?.body).toBe(written.replace('昨', '今天'));
  await expect.poll(async () => (await openOnes(desk)).length).toBe(3);
});

test('the page shows either form, live, and an export names what waits', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '新桥通车');
  await page.keyboard.insertText('昨日，新桥通车。');
  await expectSaved(page);
  await sit(page, '许文澜');
  const paragraph = pageOf(page).locator('[data-copydesk="body"] p');
  await page.getByRole('button', { name: '修订模式' }).click();
  await expect(page.getByText('修订模式：改动记为建议')).toBeVisible();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('路近了一半。');
  const form = (name: string) => page.getByRole('radio', { name });
  await form('采纳修订后').click();
  await expect(paragraph).toHaveText('昨日，新桥通车。路近了一半。');
  await textOf(page).press('Backspace');
  await expect(paragraph).toHaveText('昨日，新桥通车。路近了一半');
  await form('原文').click();
  await expect(paragraph).toHaveText('昨日，新桥通车。');
  await expect(page.getByTestId('han')).toHaveText('8 字');
  await form('采纳修订后').click();
  await page.getByRole('button', { name: '修订模式' }).click();
  await expect(page.getByText('修订模式：改动记为建议')).toBeHidden();
  await textOf(page).press('Control+Home');
  await page.keyboard.insertText('今晨消息：');
  await expect(paragraph).toHaveText('今晨消息：昨日，新桥通车。路近了一半');
  await expect(page.getByTestId('han')).toHaveText('13 字');
  await page.keyboard.press('Control+KeyE');
  const dialog = page.getByRole('dialog', { name: '导出稿件包' });
  await dialog.locator('summary').first().click();
  const waiting = dialog.getByRole('listitem').filter({ hasText: '许文澜的修订没有采纳，也没有拒绝：+路近了一半' });
  await waiting.getByRole('button').click();
  await expect(dialog).toBeHidden();
  await expect(textOf(page)).toBeFocused();
});
