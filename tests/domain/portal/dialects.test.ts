import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkArticle } from '#domain/checks/check.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import type { Block, Inline } from '#domain/markdown/tokens.ts';
import { renderBody } from '#domain/portal/body.ts';
import { renderFieldSheet } from '#domain/portal/fieldSheet.ts';
import { fieldValues } from '#domain/portal/fields.ts';
import { pages } from '#domain/portal/pages.ts';
import { cmsPages, dedeCut, wordsOf } from './cms.ts';
import { preset, soundArticle } from './desk.ts';
import { longArticle } from './longArticle.ts';
import { elements } from './parsed.ts';

const keys = ['empirecms', 'dedecms', 'phpcms', 'wechat'] as const;
const parting = ['empirecms', 'dedecms', 'phpcms'] as const;
const link = (file: string) => ({ src: `images/${file.slice(0, 2)}.jpg`, width: 1200, height: 800 });
const long = parseMarkdown(longArticle.body);
const render = (key: (typeof keys)[number], blocks: readonly Block[]) => renderBody(blocks, longArticle, preset(key), link);

describe.each(keys)('the preset %s', (key) => {
  it('writes the golden fragment of an article that has everything', async () => {
    await expect(`${render(key, long)}\n`).toMatchFileSnapshot(`golden/${key}/body.html.txt`);
  });

  it('leaves nothing in the text that its CMS would act on', () => {
    const html = render(key, parseMarkdown(longArticle.body.replace(/<!-- page.*?-->/g, '')));
    for (const literal of ['[!--', '[/!--', '#p#', '#e#', '[page]', '[/page]', '{dede:']) {
      if (preset(key).body.forbidden.includes(literal)) expect(html.toLowerCase()).not.toContain(literal);
      expect(wordsOf(html)).toContain(literal);
    }
  });

  it('says of each field how much is too much', async () => {
    const article = { ...longArticle, title: '长'.repeat(101), summary: '长'.repeat(256), keywords: ['长'.repeat(81)] };
    const refused = checkArticle(article, long, preset(key)).filter(({ rule, level }) => rule === 'field-too-long' && level === 'error');
    expect(refused.map(({ field }) => field)).toEqual(key === 'wechat' ? ['title', 'summary'] : ['title', 'summary', 'keywords']);
  });

  it('has a field sheet in the order of its form', () => {
    const profile = preset(key);
    const sheet = renderFieldSheet({ article: longArticle, profile, fields: fieldValues(longArticle, profile, '<p>x</p>'), pictures: [] });
    const names = elements(sheet).filter(({ name, text }) => name === 'code' && !text.includes('/'));
    expect(names.map(({ text }) => text)).toEqual(profile.fields.map(({ name }) => name));
  });
});

describe.each(parting)('%s reads back', (key) => {
  it('the pages of the long article, their titles and every word', () => {
    const read = cmsPages[key](render(key, long));
    expect(read.map(({ title }) => wordsOf(title))).toEqual(key === 'phpcms' ? ['', '数字与表格', '第3页'] : ['', '数字与表格', '']);
    const bare = { ...preset(key), body: { ...preset(key).body, pageBreak: 'none' as const } };
    const wanted = pages(long).map(({ blocks }) => wordsOf(renderBody(blocks, longArticle, bare, link)));
    expect(read.map(({ html }) => wordsOf(html))).toEqual(wanted);
  });

  it.each(['田#p', '田#e', '#p', '#E', '#p#p', '[page', '[/page', '#'])('a page called %s', (title) => {
    const read = cmsPages[key](render(key, parseMarkdown(`一页\n\n<!-- page ${title} -->\n\n二页`)));
    expect(read.map((page) => [wordsOf(page.title), wordsOf(page.html)])).toEqual([
      ['', '一页'],
      [title, '二页'],
    ]);
  });

  it('the pages and words of any article', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const read = cmsPages[key](render(key, blocks));
        const wanted = pages(blocks).map(({ title, blocks: page }, index) => expected(key, title, page, index));
        const named = wanted.some(({ name }) => name !== '');
        const number = (name: string, index: number) => (key === 'phpcms' && named && index > 0 && name === '' ? `第${index + 1}页` : name);
        expect(read.map(({ html }) => wordsOf(html))).toEqual(wanted.map(({ words }) => words));
        expect(read.map(({ title }) => wordsOf(title))).toEqual(wanted.map(({ name }, index) => number(name, index)));
      }),
      { numRuns: 150 },
    );
  });
});

/** What a page has to be: its title, as far as the CMS's mark can hold it, and its words. */
function expected(key: (typeof parting)[number], title: string, page: readonly Block[], index: number) {
  const words = plainText(page).replace(/\s/g, '');
  const whole = index === 0 ? '' : title.replace(/\s/g, '');
  const written = title.replace(/#(?=[pe](?:#|$))/g, '&#35;');
  const fits =
    key !== 'dedecms' ||
    Buffer.byteLength(
      written
        .replaceAll('&', (found, at) => (written.startsWith('&#35;', at) ? found : '&amp;'))
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;'),
    ) <= 48;
  const headed = page[0]?.type === 'heading';
  return fits ? { name: whole, words } : { name: '', words: headed ? words : whole + words };
}

const piece = fc.constantFrom(
  '田头',
  '“四干”',
  '#p#',
  '#e#',
  '[page]',
  '[/page]',
  '[!--empirenews.page--]',
  '[/!--empirenews.page--]',
  '<b>',
  '&',
  'a',
  '。',
  '#',
  'p',
);
const words = fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(''));
const inlines: fc.Arbitrary<readonly Inline[]> = fc.array(
  fc.oneof(
    words.map((text): Inline => ({ type: 'text', text })),
    words.map((text): Inline => ({ type: 'strong', children: [{ type: 'text', text }] })),
  ),
  { minLength: 1, maxLength: 3 },
);
const paragraph = inlines.map((children): Block => ({ type: 'paragraph', children }));
const block: fc.Arbitrary<Block> = fc.oneof(
  { arbitrary: paragraph, weight: 4 },
  { arbitrary: words.map((title): Block => ({ type: 'pageBreak', title })), weight: 2 },
  fc.constant<Block>({ type: 'pageBreak', title: '' }),
  inlines.map((children): Block => ({ type: 'heading', level: 2, children })),
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((children): Block => ({ type: 'quote', children })),
  fc
    .array(paragraph, { minLength: 1, maxLength: 2 })
    .map((children): Block => ({ type: 'list', ordered: false, start: 1, loose: false, items: [{ checked: undefined, children }] })),
  fc.tuple(inlines, inlines).map(([head, cell]): Block => ({ type: 'table', align: [null], header: [head], rows: [[cell]] })),
);

describe('what a field holds at the most', () => {
  it.each([
    ['title', 60, '题'],
    ['shorttitle', 36, '题'],
    ['writer', 20, '题'],
    ['source', 30, '题'],
    ['keywords', 60, '题'],
    ['description', 240, '题'],
  ])('%s is what DedeCMS leaves of it', (name, limit, character) => {
    const max = preset('dedecms').fields.find((field) => field.name === name)?.max ?? 0;
    expect(Buffer.byteLength(dedeCut(character.repeat(200), limit))).toBe(max);
  });
});

describe('for WeChat', () => {
  const html = render('wechat', long);
  const found = elements(html);

  it('every element is one its editor keeps, styled by itself alone', () => {
    expect([...new Set(found.map(({ name }) => name))].sort()).toEqual(
      [
        'blockquote',
        'br',
        'code',
        'hr',
        'img',
        'p',
        'pre',
        'rp',
        'rt',
        'ruby',
        'strong',
        'em',
        'del',
        'table',
        'tbody',
        'td',
        'th',
        'tr',
        'sub',
        'u',
      ].sort(),
    );
    const names = new Set(found.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].sort()).toEqual(['alt', 'src', 'style']);
    for (const { name, attributes } of found)
      if (['p', 'blockquote', 'pre', 'table', 'td', 'th', 'hr', 'img'].includes(name)) expect(attributes.style).toBeTruthy();
    expect(html).not.toMatch(/url\(|position:|class=|<script/);
  });

  it('links are words with their address, said once', () => {
    const link = (href: string, text: string): Block => ({
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'link', href, title: '', children: [{ type: 'text', text }] }] }],
    });
    const shown = (href: string, text: string) => wordsOf(render('wechat', [link(href, text)]));
    expect(shown('https://a.example/2?x=1&y=2', '方案')).toBe('方案（https://a.example/2?x=1&y=2）');
    expect(shown('https://a.example/', 'a.example')).toBe('a.example');
    expect(shown('mailto:tougao@a.example', '投稿')).toBe('投稿（tougao@a.example）');
    expect(shown('#top', '上文')).toBe('上文');
  });

  it('nested lists are paragraphs with their marks', () => {
    const list = parseMarkdown('3. 三\n   - 甲\n     - 子\n       1. 深\n4. 四\n\n   续\n\n- [x] 做完');
    const lines = elements(render('wechat', list)).filter(({ name }) => name === 'p');
    expect(lines.map(({ text, attributes }) => [text, /padding-left:([\d.]+)em/.exec(attributes.style ?? '')?.[1]])).toEqual([
      ['3. 三', '1.5'],
      ['◦ 甲', '3'],
      ['▪ 子', '4.5'],
      ['1) 深', '6'],
      ['4. 四', '1.5'],
      ['续', '1.5'],
      ['☑ 做完', '1.5'],
    ]);
  });

  it('pictures of other servers are words', () => {
    const outside = { from: 'external', file: 'https://a.example/1.jpg', alt: '', caption: '外图' } as const;
    const blocks: Block[] = [
      { type: 'figure', image: outside },
      { type: 'paragraph', children: [{ type: 'image', image: outside }] },
    ];
    const shown = elements(render('wechat', blocks));
    expect(shown.map(({ name, text }) => [name, text])).toEqual([
      ['p', '外图（https://a.example/1.jpg）'],
      ['p', '外图（https://a.example/1.jpg）'],
    ]);
  });

  it('the whole HTML counts against the limit', () => {
    const body = `<p>${'字'.repeat(19_993)}</p>`;
    const content = (html: string) => fieldValues(soundArticle, preset('wechat'), html).find(({ from }) => from === 'body');
    expect(content(body)).toMatchObject({ length: 20_000, over: false });
    expect(content(`${body}\n`)).toMatchObject({ length: 20_001, over: true, refused: true });
  });
});
