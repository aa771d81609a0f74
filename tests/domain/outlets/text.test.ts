import { expect, it } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { renderText } from '#domain/outlets/text.ts';
import { plainProfile, soundArticle } from '../portal/desk.ts';
import { wholeArticle } from './whole.ts';

const render = (body: string, article = soundArticle) => renderText(article, plainProfile, parseMarkdown(body));
/** The text without its head, trimmed. */
const textOf = (body: string) => render(body).split('\n\n').slice(2, -1).join('\n\n');

it('is the golden text', async () => {
  await expect(render(wholeArticle.body, wholeArticle)).toMatchFileSnapshot('golden/article.txt');
});

it.each([
  ['一段', '　　一段'],
  ['　　带缩进\n\n  又一段', '　　带缩进\n\n　　又一段'],
  ['a[b](https://x.example/)c', '　　ab（https://x.example/）c'],
  ['[b**粗**c](https://x.example/)', '　　b粗c（https://x.example/）'],
  ['见 https://x.example/y 。', '　　见 https://x.example/y 。'],
  ['[一](https://x.example/)[二](https://y.example/)', '　　一（https://x.example/）二（https://y.example/）'],
  ['[上](#top)', '　　上'],
  ['## 一、头', '一、头'],
  ['<!-- page 二 -->', '二'],
  ['前\n\n<!-- page 二 -->\n\n## 二、头', '　　前\n\n二、头'],
  ['- 一\n- 二', '　　· 一\n　　· 二'],
  ['2. 一\n3. 二', '　　2. 一\n　　3. 二'],
  ['- 一\n  - 二\n    - 三', '　　· 一\n　　　　· 二\n　　　　　　· 三'],
  ['- [x] 一', '　　· ☑ 一'],
  ['> 引\n>\n> 文', '　　　　引\n\n　　　　文'],
  ['|a|b|\n|-|-|\n|1|2|', 'a｜b\n1｜2'],
  ['![](media/1111111111111111.jpg "图说")', '【图】图说（周样 摄）'],
  ['![远](https://x.example/a.jpg)', '【图】远（https://x.example/a.jpg）'],
  ['```\n  代码\n```', '  代码'],
])('%j reads %j', (body, expected) => {
  expect(textOf(body)).toBe(expected);
});

it('has no carriage return, no blank at a line’s end and no three line ends in a row, whatever was typed', () => {
  const text = render('一  \r\n二\r\n\r\n\r\n三\u0007　　\r\n', { ...soundArticle, title: 'a\r\nb', kicker: '' });
  expect(text).not.toMatch(/\r|[ \u3000]\n|\n{3}|\p{Cc}(?<!\n)/u);
  expect(text.endsWith('\n')).toBe(true);
});

it('an article with nothing in it is an empty line', () => {
  const empty = {
    ...soundArticle,
    title: '',
    kicker: '',
    subtitle: '',
    source: { ...soundArticle.source, name: '' },
    editor: '',
    authors: [],
    publishAt: null,
  };
  expect(render('', empty)).toBe('\n');
});
