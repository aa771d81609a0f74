import { expect, test } from 'vitest';
import { rewritesOf } from '../../../renderer/editor/pictureWords.ts';

const file = '0123456789abcdef.jpg';
const words = { alt: '新桥', caption: '新桥全景' };
const picture = `![新桥](media/${file} "新桥全景")`;

function rewritten(text: string, given = words): string {
  return [...rewritesOf(text, file, given)].reverse().reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

test.each<[what: string, before: string, after: string]>([
  ['without words', `![](media/${file})`, picture],
  ['with other words', `![旧](media/${file} "旧题")`, picture],
  ['with a title in single quotes', `![旧](media/${file} '旧题')`, picture],
  ['with blanks inside', `![旧](media/${file}   "旧题" )`, picture],
  ['between paragraphs', `一段。\n\n![旧](media/${file})\n\n二段。`, `一段。\n\n${picture}\n\n二段。`],
  ['twice', `![a](media/${file})\n\n![b](media/${file} "c")`, `${picture}\n\n${picture}`],
  ['with escaped marks in its old words', `![a\\]b](media/${file} "c\\"d")`, picture],
  ['with an emoji before it', `🌉🌉![旧](media/${file})`, `🌉🌉${picture}`],
])('a picture %s says the new words', (_, before, after) => {
  expect(rewritten(before)).toBe(after);
});

test.each([
  ['another picture', '![旧](media/fedcba9876543210.jpg "旧题")'],
  ['a name that only begins alike', `![旧](media/${file}x)`],
  ['a dot that is none', `![旧](media/${file.replace('.', 'x')})`],
  ['a link to it', `[旧](media/${file})`],
  ['another folder', `![旧](pictures/${file})`],
  ['the bare name', `media/${file}`],
])('%s stays as it is', (_, text) => {
  expect(rewritesOf(text, file, words)).toEqual([]);
});

test('what says the words already is not touched', () => {
  expect(rewritesOf(`一段。\n\n${picture}`, file, words)).toEqual([]);
});

test('words with marks of their own are escaped, and read back as the same place', () => {
  const odd = { alt: '[新]桥\\', caption: '题“一”"二"\n三' };
  const once = rewritten(`![](media/${file})`, odd);
  expect(once).toBe(`![\\[新\\]桥\\\\](media/${file} "题“一”\\"二\\" 三")`);
  expect(rewritesOf(once, file, odd)).toEqual([]);
  expect(rewritten(once)).toBe(picture);
  expect(rewritten(picture, { alt: '', caption: '' })).toBe(`![](media/${file})`);
});
