import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { fieldSheetScript, fieldSheetScriptHash, renderFieldSheet } from '#domain/portal/fieldSheet.ts';
import { fieldValues } from '#domain/portal/fields.ts';
import { plainProfile, soundArticle } from './desk.ts';
import { hostile, poisoned } from './hostile.ts';
import { elements, skeleton } from './parsed.ts';

const body = '\n<p>　　正文“引”。</p>\n<p>&lt;/textarea&gt;</p>';
const picture = {
  mediaId: '1111111111111111',
  file: '1111111111111111.jpg',
  path: 'images/01.jpg',
  width: 1200,
  height: 800,
  bytes: new Uint8Array(204_800),
};
const sheet = (article: Article = soundArticle, texts = { caption: '田头', credit: '周样 摄', alt: '围坐' }, profile = plainProfile) =>
  renderFieldSheet({
    article,
    profile,
    fields: fieldValues(article, profile, body, 'images/01.jpg'),
    pictures: [{ ...picture, ...texts }],
  });

describe('the field sheet', () => {
  it('is the golden sheet', async () => {
    await expect(sheet().replace(/<style>[^<]*<\/style>/, '<style></style>')).toMatchFileSnapshot('golden/fields.html.txt');
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'], rules: { 'long-title': 'off' } });
    const report = await validator.validateString(sheet());
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`))).toEqual([]);
  });

  it('runs its own script and no other', () => {
    expect(fieldSheetScriptHash).toBe(`sha256-${createHash('sha256').update(fieldSheetScript).digest('base64')}`);
    const found = elements(sheet());
    expect(found.filter(({ name }) => name === 'script').map(({ text }) => text)).toEqual([fieldSheetScript]);
    const policy = found.find(({ attributes }) => 'http-equiv' in attributes)?.attributes.content;
    expect(policy).toContain(`default-src 'none'; script-src '${fieldSheetScriptHash}';`);
    expect(fieldSheetScript).not.toMatch(/\r|<\/|<!--/);
  });

  it('has a labelled control for every field, in the form’s order, and a copy button where there is something to copy', () => {
    const found = elements(sheet());
    const controls = found.filter(({ name }) => name === 'input' || name === 'textarea');
    const labels = found.filter(({ name }) => name === 'label').map(({ attributes }) => attributes.for);
    const buttons = found.filter(({ name }) => name === 'button').map(({ attributes }) => attributes['data-copy']);
    expect(controls.map(({ attributes }) => attributes.id)).toEqual(plainProfile.fields.map((_field, index) => `field-${index + 1}`));
    expect(labels).toEqual(controls.map(({ attributes }) => attributes.id));
    const values = fieldValues(soundArticle, plainProfile, body, 'images/01.jpg').map(({ value }) => value);
    expect(buttons).toEqual(labels.filter((_, index) => values[index] !== ''));
    expect(buttons.length).toBeLessThan(labels.length);
    expect(controls.every(({ attributes }) => 'readonly' in attributes)).toBe(true);
  });

  it('gives the body back as it is, its first line break included', () => {
    const source = elements(sheet()).find(({ attributes }) => attributes.class === 'source');
    expect(source?.text).toBe(body);
  });

  it('says what is missing and what is too long, in words', () => {
    const page = sheet({ ...soundArticle, editor: '', shortTitle: '短'.repeat(45) });
    expect(page).toContain('<li>短标题：超出 5 字符，后台可能截断</li>\n<li>责任编辑：必填，稿件中没有</li>');
    expect(page).toContain('45/40 字符 · 超出 5 字符，后台可能截断');
    expect(sheet()).not.toContain('class="problems"');
  });

  it('lists the pictures by their upload names', () => {
    expect(sheet()).toContain('<code>images/01.jpg</code></a> <span class="note">1200×800 · 200 KB · 标题图片</span>');
    expect(renderFieldSheet({ article: soundArticle, profile: plainProfile, fields: [], pictures: [] })).not.toContain('id="pictures"');
  });

  it.each(hostile)('shows %s as text', (_name, text) => {
    const roomy = { ...plainProfile, fields: plainProfile.fields.map(({ name, label, from }) => ({ name, label, from })) };
    const ordinary = skeleton(sheet(poisoned('词'), { caption: '词', credit: '词', alt: '词' }, roomy));
    const page = sheet(poisoned(text), { caption: text, credit: text, alt: text }, roomy);
    const controls = (all: readonly string[]) => all.map((one) => one.replace(/^textarea.*|^input.*/, 'control'));
    expect(controls(skeleton(page))).toEqual(controls(ordinary));
    expect(
      elements(page)
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((name) => name.startsWith('on')),
    ).toEqual([]);
  });

  it('shows the labels of a hostile profile as text', () => {
    const fields = [{ name: 'x', label: '"><script>alert(1)</script>', from: 'title' as const, max: 3 }];
    const profile = { ...plainProfile, name: '</h1><script>', fields };
    expect(elements(sheet(soundArticle, undefined, profile)).filter(({ name }) => name === 'script')).toHaveLength(1);
  });
});
