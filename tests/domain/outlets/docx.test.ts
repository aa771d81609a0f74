import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { planWord } from '#domain/outlets/docx/docx.ts';
import { pictureSize } from '#domain/outlets/docx/measures.ts';
import { plainProfile, soundArticle } from '../portal/desk.ts';
import { hostile, poisoned } from '../portal/hostile.ts';
import { elements, everything, type Node, parseXml, wordsOf } from './wellFormed.ts';
import { wholeArticle, wholePictures } from './whole.ts';

const plan = (article = wholeArticle, pictures = wholePictures) =>
  planWord({ article, profile: plainProfile, blocks: parseMarkdown(article.body), pictures });
const part = (path: string, article = wholeArticle) => String(plan(article).find((file) => file.path === path)?.bytes);
const documentOf = (body: string) => parseXml(part('word/document.xml', { ...soundArticle, body }));
const named = (node: Node, name: string) => everything(node).filter((each) => each.name === name);
/** Each paragraph as `Style: words`. */
const paragraphs = (node: Node) =>
  named(node, 'w:p').map((each) => `${named(each, 'w:pStyle')[0]?.attributes['w:val']}: ${named(each, 'w:t').map(wordsOf).join('')}`);
/** The same without the head and the end. */
const textOf = (body: string) => paragraphs(documentOf(body)).slice(4, -1);

it.each(['document', 'styles', 'numbering'])('has the golden %s', async (name) => {
  await expect(part(`word/${name}.xml`)).toMatchFileSnapshot(`golden/docx/${name}.xml.txt`);
});

it('is the same each time, its parts sorted, its times the article’s', () => {
  expect(plan()).toEqual(plan());
  const paths = plan().map(({ path }) => path);
  expect(paths).toEqual([...paths].sort());
  expect(part('docProps/core.xml')).toContain('2017-09-07T02:00:00Z');
});

it.each([
  ['一段', ['Body: 一段']],
  ['　　带缩进', ['Body: 带缩进']],
  ['# 一\n\n## 二\n\n### 三\n\n#### 四', ['Heading1: 一', 'Heading1: 二', 'Heading2: 三', 'Heading3: 四']],
  ['前\n\n<!-- page 二 -->\n\n后', ['Body: 前', 'Heading1: 二', 'Body: 后']],
  ['前\n\n<!-- page 二 -->\n\n## 二、头', ['Body: 前', 'Heading1: 二、头']],
  ['- 一\n  - 二\n- [x] 三', ['Item: 一', 'Item: 二', 'Item: ☑ 三']],
  ['> 引', ['Quote: 引']],
  ['![](media/1111111111111111.jpg "图说")', ['Figure: ', 'Caption: 图说（周样 摄）']],
  ['![](media/9999999999999999.jpg "没有")', []],
  ['![远](https://x.example/a.jpg)', ['Caption: 远']],
  ['|a|b|\n|-|-|\n|1|2|', ['Cell: a', 'Cell: b', 'Cell: 1', 'Cell: 2', 'Cell: ']],
  ['```\na\nb\n```', ['Code: a', 'Code: b']],
  ['---', ['Rule: ']],
])('%j becomes %j', (body, expected) => {
  expect(textOf(body)).toEqual(expected);
});

it('marks what is marked', () => {
  const looks = named(documentOf('**粗** *斜* <u>线</u> ~~删~~ H<sub>2</sub> `码`'), 'w:rPr').flatMap((look) =>
    elements(look).map(({ name }) => name),
  );
  expect(looks).toEqual(['w:b', 'w:i', 'w:u', 'w:strike', 'w:vertAlign', 'w:rFonts']);
});

it('begins each numbered list where the text does', () => {
  const article = { ...soundArticle, body: '3. 三\n4. 四\n\n段\n\n1. 一' };
  const numbers = parseXml(part('word/numbering.xml', article));
  expect(named(numbers, 'w:startOverride').map(({ attributes }) => attributes['w:val'])).toEqual(['3', '1']);
  const used = named(parseXml(part('word/document.xml', article)), 'w:numId').map(({ attributes }) => attributes['w:val']);
  expect(used).toEqual(['1', '1', '2']);
});

it('refers to nothing it does not hold, and holds nothing it does not refer to', () => {
  const files = plan().map(({ path }) => path);
  const relations = elements(parseXml(part('word/_rels/document.xml.rels')));
  const inside = relations.filter(({ attributes }) => attributes.TargetMode !== 'External').map(({ attributes }) => `word/${attributes.Target}`);
  expect(inside.sort()).toEqual(files.filter((path) => /^word\/(?!document|_rels)/.test(path)).sort());
  const ids = relations.map(({ attributes }) => attributes.Id);
  const used = everything(parseXml(part('word/document.xml'))).flatMap(({ attributes }) => [attributes['r:id'], attributes['r:embed']]);
  expect(used.filter((id) => id !== undefined && !ids.includes(id))).toEqual([]);
  const outside = relations.filter(({ attributes }) => attributes.TargetMode === 'External').map(({ attributes }) => attributes.Target);
  expect(outside).toEqual(['https://a.example/2?x=1&y=2', 'mailto:tougao@portal.example', 'https://img.example/far.jpg']);
});

it('leaves a title picture at home that the text does not show', () => {
  const paths = plan({ ...wholeArticle, body: '无图' }).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith('word/media/'))).toEqual([]);
});

it.each([
  [100, 50, 952_500, 476_250],
  [1200, 800, 5_615_940, 3_743_960],
  [300, 3000, 720_090, 7_200_900],
])('shows a picture of %i × %i pixels within the page', (width, height, wide, high) => {
  expect(pictureSize(width, height)).toEqual({ width: wide, height: high });
});

describe('whatever is typed', () => {
  it.each(hostile)('%s is text and every part stays well-formed', (_name, words) => {
    const article = { ...poisoned(words), body: `${words}\n\n![${words.replaceAll(/[\][]/g, '')}](media/1111111111111111.jpg)` };
    for (const { path, bytes } of plan(article)) if (typeof bytes === 'string') expect(() => parseXml(bytes), path).not.toThrow();
  });
});
