import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { renderNewsml } from '#domain/outlets/newsml.ts';
import { plainProfile, soundArticle } from '../portal/desk.ts';
import { hostile, poisoned } from '../portal/hostile.ts';
import { elements, everything, type Node, parseXml, wordsOf } from './wellFormed.ts';
import { wholeArticle, wholePictures } from './whole.ts';

const render = (article = wholeArticle, profile = plainProfile) =>
  renderNewsml(article, profile, parseMarkdown(article.body), wholePictures, 'Copydesk 0.1.0');

/** Children in the order of the schema NewsML-G2_2.35-spec-All-Power.xsd; a `?` may be missing, a list may come in any order, each any number of times. */
const order: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  newsItem: ['catalogRef', 'rightsInfo', 'itemMeta', 'contentMeta', 'contentSet'],
  itemMeta: ['itemClass', 'provider', 'versionCreated', 'firstCreated', 'pubStatus', 'generator', 'title?', 'altRep?'],
  contentMeta: [
    'contentCreated',
    'contentModified',
    ['infoSource', 'creator', 'contributor'],
    ['language', 'keyword', 'subject', 'headline', 'by', 'description'],
  ],
  contentSet: ['inlineXML'],
};

function misplaced(node: Node): readonly string[] {
  const names = elements(node).map(({ name }) => name);
  const wrong: string[] = [];
  for (const step of order[node.name] ?? []) {
    if (typeof step !== 'string') while (step.includes(names[0] ?? '')) names.shift();
    else if (names[0] === step.replace('?', '')) names.shift();
    else if (!step.endsWith('?')) wrong.push(`${node.name} lacks ${step} before ${names[0] ?? 'its end'}`);
  }
  return [...wrong, ...names.map((name) => `${node.name}: ${name} is out of place`)];
}

const problems = (xml: string) => everything(parseXml(xml)).flatMap((node) => (node.name in order ? misplaced(node) : []));

it('is the golden news item', async () => {
  await expect(render()).toMatchFileSnapshot('golden/article.newsml.xml.txt');
});

it('has the elements the schema asks for, in its order', () => {
  expect(problems(render())).toEqual([]);
  expect(
    problems(render({ ...soundArticle, title: '', authors: [], editor: '', keywords: [], channel: '' }, { ...plainProfile, baseUrl: '' })),
  ).toEqual([]);
  expect(problems(render().replace(/<itemClass [^>]*>/, ''))).toEqual(['itemMeta lacks itemClass before provider']);
});

it('carries the text as XHTML, with every picture it has', () => {
  const [html] = everything(parseXml(render())).filter(({ name }) => name === 'html');
  expect(html?.attributes.xmlns).toBe('http://www.w3.org/1999/xhtml');
  const pictures = everything(html as Node).filter(({ name }) => name === 'img');
  expect(pictures.map(({ attributes }) => attributes.src)).toEqual([
    'https://portal.example/local/20170907-deadbeef/images/01.jpg',
    'https://portal.example/local/20170907-deadbeef/images/02.png',
  ]);
  for (const words of ['小马扎', '样稿镇', '逐户走访', '待通电', 'if (a < b && c) 停', '干部与种粮大户在田头商量秋收（周样 摄）']) {
    expect(wordsOf(html)).toContain(words);
  }
});

describe('whatever is typed', () => {
  it.each(hostile)('%s is text and nothing else', (_name, words) => {
    const shape = (text: string) => {
      const article = { ...poisoned(text), body: `${text}\n\n![](media/1111111111111111.jpg)` };
      return everything(parseXml(render(article))).map(({ name }) => name);
    };
    expect(() => shape(words)).not.toThrow();
    expect(shape(words).filter((name) => ['script', 'style', 'svg', 'iframe'].includes(name))).toEqual([]);
  });
});
