import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { planPackage } from '#domain/portal/package.ts';
import { picturePath, usedPictures } from '#domain/portal/pictures.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { bareTemplate, plainProfile, sha256, soundArticle } from './desk.ts';
import { hostile, poisoned } from './hostile.ts';
import { elements } from './parsed.ts';

/** Every document of a package, read by a validator: whatever a person typed, it is valid HTML. */

// The headline and the portal's name make the title: its length is the reporter's affair, not the template's.
const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'], rules: { 'long-title': 'off' } });

async function faults(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`));
}

const originals = new Map(Object.values(soundArticle.media).map(({ file }) => [file, new TextEncoder().encode(file)]));

function documents(article: Article, profile: Profile): ReadonlyMap<string, string> {
  const pictures = usedPictures(article, parseMarkdown(article.body)).map(({ mediaId, medium: { file } }, index) => ({
    mediaId,
    file,
    path: picturePath(index, 'jpg'),
    bytes: new TextEncoder().encode(mediaId),
    width: 1200,
    height: 800,
  }));
  const plan = { article, profile, template: bareTemplate, pictures, originals, findings: [], overrides: [], generator: 'Copydesk 0.1.0', sha256 };
  const files = planPackage(plan).filter(({ path }) => ['index.html', 'fields.html'].includes(path));
  return new Map(files.map(({ path, bytes }) => [path, String(bytes)]));
}

/** One string in every field, in the body as text, head, picture, page, list, quote and cell, and in the portal's own words. */
function everywhere(text: string): ReadonlyMap<string, string> {
  const line = text.replaceAll(/[\r\n\u2028]+/g, ' ');
  const body = `${text}\n\n## ${line}\n\n![${line}](media/1111111111111111.jpg "${line}")\n\n<!-- page ${line} -->\n\n- ${line}\n\n> ${line}\n\n| ${line} |\n| --- |\n| ${line} |`;
  const page = { ...plainProfile.page, greeting: text, channels: [{ key: 'local', name: text, url: '/local/' }], footer: [text] };
  return documents({ ...poisoned(text), body }, { ...plainProfile, name: text, page });
}

describe('valid HTML', () => {
  it.each(['page.html.txt', 'page-spare.html.txt', 'fields.html.txt', 'package/index.html.txt'])('is the golden %s', async (name) => {
    expect(await faults(readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8'))).toEqual([]);
  });

  it.each(hostile)('is a package with %s in every place', async (_name, text) => {
    for (const html of everywhere(text).values()) expect(await faults(html)).toEqual([]);
  });

  it('is a page without anything on it', async () => {
    const { page } = plainProfile;
    const bare: Profile = { ...plainProfile, baseUrl: '', page: { ...page, greeting: '', channels: [], metaLine: [], share: false, footer: [] } };
    const article = { ...poisoned(''), body: '', media: {}, cover: null, channel: '' };
    for (const html of documents(article, bare).values()) expect(await faults(html)).toEqual([]);
  });

  it('is not what a broken template makes', async () => {
    expect(await faults('<!DOCTYPE html><html lang="zh"><head><title>题</title></head><body><p><div></div></p></body></html>')).not.toEqual([]);
  });
});

describe('a title on one line', () => {
  it.each([
    ['line breaks', '上行\r\n下行', '上行 下行'],
    ['control characters', '上\u0000\u0007行', '上行'],
    ['a turned direction', '上\u202e行\u2066', '上行'],
    ['a lone surrogate', '上\ud83d行', '上\ufffd行'],
    ['markup', '<b>上</b>&amp;行', '<b>上</b>&amp;行'],
  ])('%s', (_name, title, shown) => {
    const html = documents({ ...soundArticle, title }, plainProfile).get('index.html') ?? '';
    const found = elements(html);
    expect(found.find(({ name }) => name === 'h1')?.text).toBe(shown);
    expect(found.find(({ name }) => name === 'title')?.text).toBe(`${shown} - 示例之窗`);
    expect(html).not.toMatch(/[\ud800-\udfff]/u);
  });
});
