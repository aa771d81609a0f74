import { describe, expect, test } from 'vitest';
import { addressesInHtml, addressesInMarkdown, faultOfAddress, loadedByHtml } from '#domain/portal/references.ts';

const isThere = (path: string) => ['images/01.jpg', 'index.html'].includes(path);

test.each([
  ['<img alt="a > b" src="images/01.jpg">', ['images/01.jpg']],
  [`<a class=x href='../up.html'>&lt;img src="no.jpg"&gt;</a>`, ['../up.html']],
  ['<IMG SRC=images/01.jpg>', ['images/01.jpg']],
  ['<a href="&#46;&#46;/x">', ['../x']],
  ['<img srcset="a.jpg 1x, b.jpg 2x">', ['a.jpg', 'b.jpg']],
  [`<p style="background:url('c.png')"><style>p{background:url(d.png)}</style>`, ['c.png', 'd.png']],
  ['no tag: src="x"', []],
])('%s', (html, addresses) => {
  expect(addressesInHtml(html)).toEqual(addresses);
});

test.each([
  ['<a href="https://a.example/">x</a><link rel="canonical" href="https://a.example/"><form action="/x">', []],
  ['<link rel="stylesheet" href="//a.example/x.css"><link href="/icon.png" rel=icon>', ['//a.example/x.css', '/icon.png']],
  ['<img/src="https://a.example/x.png"><script src=/x.js></script>', ['https://a.example/x.png', '/x.js']],
  ['<style>p{background:url(//a.example/x)}</style>', ['//a.example/x']],
])('%s loads', (html, addresses) => {
  expect(loadedByHtml(html)).toEqual(addresses);
});

test('links and pictures of Markdown', () => {
  expect(addressesInMarkdown('见[甲](file:///etc/x)与![乙](<../b.jpg> "丙")')).toEqual(['file:///etc/x', '../b.jpg']);
});

describe('where it leads', () => {
  test.each([
    'images/01.jpg',
    './images/01.jpg?v=1#a',
    'images/../index.html',
    '',
    '#top',
    '/news/',
    'https://a.example/../x',
    'mailto:a@b.example',
    '//a.example/x',
    'data:image/png;base64,AA',
  ])('%s is right', (address) => {
    expect(faultOfAddress(address, isThere)).toBeUndefined();
  });
  test.each([
    ['../secret.html', 'outside'],
    ['images/../../x', 'outside'],
    ['%2e%2e/x', 'outside'],
    ['%zz', 'outside'],
    ['images/02.jpg', 'not in the package'],
    ['file:///etc/passwd', 'no package may'],
    ['JavaScript:alert(1)', 'no package may'],
    ['..\\x', 'no address'],
  ])('%s is not', (address, why) => {
    expect(faultOfAddress(address, isThere)).toContain(why);
  });
});
