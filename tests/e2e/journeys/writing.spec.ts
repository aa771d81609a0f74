import { expect, test } from '../desk.ts';
import { expectSaved, fillDetails, newDraft, pageOf, textOf, titleOf } from '../hands.ts';

test('what is written shows on the page at once and is on disk within a moment @both', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '云溪县夜市开街');
  await page.keyboard.insertText('夜幕降临，**“烟火气”**回来了。');
  // Enter begins a new paragraph.
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('日均客流10~20万人次，近3~5年最高。');
  await expect(pageOf(page).getByRole('heading', { level: 1 })).toHaveText('云溪县夜市开街');
  await expect(pageOf(page).locator('strong')).toHaveText('“烟火气”');
  await expect(pageOf(page).locator('del')).toHaveCount(0);
  await expectSaved(page);
  const [article] = await desk.articles();
  expect(article?.title).toBe('云溪县夜市开街');
  expect(article?.body).toBe('夜幕降临，**“烟火气”**回来了。\n\n日均客流10~20万人次，近3~5年最高。');
});

test('the fields above the text reach the page and the disk @both', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '三村合办夜校');
  await fillDetails(page, {
    来源: '云溪新闻网',
    责任编辑: '许文澜',
    作者: '林知夏:记者，周砚 何青:通讯员',
    发布时间: '2026-11-05 9:30',
    关键词: '夜校，茶产业',
  });
  await page.getByRole('textbox', { name: '摘要' }).fill('三个村，一间教室。');
  await page.getByRole('button', { name: /频道$/ }).click();
  await page.getByRole('option', { name: '教育' }).click();
  await expect(pageOf(page).getByText('2026-11-05 09:30:00')).toBeVisible();
  await expect(pageOf(page).getByText(/许文澜/)).toBeVisible();
  await expectSaved(page);
  const [article] = await desk.articles();
  expect(article).toMatchObject({
    channel: 'education',
    source: { name: '云溪新闻网', kind: 'original' },
    editor: '许文澜',
    publishAt: '2026-11-05T09:30:00+08:00',
    keywords: ['夜校', '茶产业'],
    authors: [
      { name: '林知夏', role: '记者' },
      { name: '周砚', role: '通讯员' },
      { name: '何青', role: '通讯员' },
    ],
    summary: '三个村，一间教室。',
  });
});

test('a Chinese input method composes undisturbed by autosave and preview', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '输入法');
  await page.keyboard.insertText('开头。');
  const cdp = await page.context().newCDPSession(page);
  // Slowly enough that autosave runs in the middle of the composition.
  for (const text of ['c', 'cai', "cai'bian", "cai'bian'tai"]) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(700);
    await expect(textOf(page)).toContainText(`开头。${text}`);
  }
  await cdp.send('Input.insertText', { text: '采编台' });
  await expect(textOf(page)).toContainText('开头。采编台');
  await page.keyboard.insertText('，好用。');
  await expect(pageOf(page).locator('[data-copydesk="body"] p')).toHaveText('开头。采编台，好用。');
  await expectSaved(page);
  expect((await desk.articles())[0]?.body).toBe('开头。采编台，好用。');
  // A cancelled composition leaves nothing behind.
  await cdp.send('Input.imeSetComposition', { text: 'quxiao', selectionStart: 6, selectionEnd: 6 });
  await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await expectSaved(page);
  await expect.poll(async () => (await desk.articles())[0]?.body).toBe('开头。采编台，好用。');
});

test('the title composes too', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '');
  await titleOf(page).click();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'xin', selectionStart: 3, selectionEnd: 3 });
  await page.waitForTimeout(900);
  await cdp.send('Input.insertText', { text: '新闻' });
  await expect(titleOf(page)).toHaveValue('新闻');
  await expect.poll(async () => (await desk.articles())[0]?.title).toBe('新闻');
});

test('toolbar and shortcuts mark up, undo goes back over autosaves @both', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '版式');
  await page.keyboard.insertText('第一句');
  await page.keyboard.press('ControlOrMeta+a');
  await page.getByRole('toolbar', { name: '版式' }).getByRole('button', { name: '加粗' }).click();
  await expectSaved(page);
  await expect.poll(async () => (await desk.articles())[0]?.body).toBe('**第一句**');
  await page.keyboard.press('ControlOrMeta+z');
  await expectSaved(page);
  await expect.poll(async () => (await desk.articles())[0]?.body).toBe('第一句');
  await page.getByRole('toolbar', { name: '版式' }).getByRole('button', { name: '小标题', exact: true }).click();
  await expect(pageOf(page).locator('[data-copydesk="body"] h2')).toHaveText('第一句');
});

test('pasted plain text is cleaned in one undo step', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '粘贴');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '　　第一段,说明情况.   \r\n　　第二段 3.5 万元，10:23 开始。\r\n');
    document.querySelector('.cm-content')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(pageOf(page).locator('[data-copydesk="body"] p').first()).toHaveText('第一段，说明情况。');
  await expect(pageOf(page).locator('[data-copydesk="body"] p').nth(1)).toHaveText('第二段 3.5 万元，10:23 开始。');
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(pageOf(page).locator('[data-copydesk="body"] p')).toHaveCount(0);
  // With Shift it comes in as it was written, and its HTML is not looked at.
  await page.evaluate(() => {
    const content = document.querySelector('.cm-content');
    const data = new DataTransfer();
    data.setData('text/html', '<ul><li>甲</li><li>乙</li></ul>');
    data.setData('text/plain', '甲,乙.');
    content?.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyV', key: 'V', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }));
    content?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(pageOf(page).locator('[data-copydesk="body"]')).toHaveText('甲,乙.');
  await expect(pageOf(page).locator('[data-copydesk="body"] li')).toHaveCount(0);
});

test('a page pasted from Word arrives with list, table and picture, and goes in one undo step @both', async ({ desk }) => {
  const { page } = desk;
  await newDraft(page, '粘贴');
  await page.keyboard.type('前文');
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [40, 30];
    canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
    const entry = (sign: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp; </span></span><![endif]>${text}</p>`;
    const html = `<html><head><meta name=Generator content="Microsoft Word 15"></head><body><!--StartFragment--><p class=MsoNormal>会议<b>决定</b>，<span style='color:red'>两件事</span>。</p>${entry('1.', '修渠')}${entry('2.', '清淤')}<table><tr><td>村</td><td>米</td></tr><tr><td>甲</td><td>120</td></tr></table><p align=center><img src="${canvas.toDataURL('image/png')}"></p><p align=center>图1 新渠</p><!--EndFragment--></body></html>`;
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', '会议决定，两件事。');
    document.querySelector('.cm-content')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  const shown = pageOf(page).locator('[data-copydesk="body"]');
  await expect(shown.locator('strong')).toHaveText('决定');
  await expect(shown.locator('ol li')).toHaveText(['修渠', '清淤']);
  await expect(shown.locator('td').last()).toHaveText('120');
  await expect(shown.locator('figcaption')).toHaveText('图1 新渠');
  await expectSaved(page);
  const [article] = await desk.articles();
  expect(article?.body).toMatch(/^前文\n\n会议\*\*决定\*\*，两件事。\n\n1\. 修渠\n2\. 清淤\n\n\|.*!\[\]\(media\/[0-9a-f]{16}\.png "图1 新渠"\)/s);
  expect(Object.values(article?.media ?? {})).toMatchObject([{ width: 40, height: 30, caption: '图1 新渠' }]);
  await textOf(page).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(shown).toHaveText('前文');
});
