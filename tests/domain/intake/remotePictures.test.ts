import { expect, test } from 'vitest';
import { readPaste } from '#domain/intake/html/paste.ts';
import { placeFetched } from '#domain/intake/remotePictures.ts';

const address = 'https://example.com/a_(1).jpg?x=1';
const file = '0123456789abcdef.jpg';

test.each([
  ['a picture', `[图片](${address})`, `![](media/${file})`],
  ['with words', `前文。\n\n[图片：老街\\[东口\\]](${address})\n\n后文。`, `前文。\n\n![老街\\[东口\\]](media/${file})\n\n后文。`],
  ['twice', `[图片](${address}) [图片：灯](${address})`, `![](media/${file}) ![灯](media/${file})`],
  ['a link of the writer’s', `[见图](${address})`, `[见图](${address})`],
  ['another picture', '[图片](https://example.com/b.jpg)', '[图片](https://example.com/b.jpg)'],
  ['one that is a picture already', `![图片](${address})`, `![图片](${address})`],
])('%s', (_, text, placed) => {
  expect(placeFetched(text, address, file)).toBe(placed);
});

test('what a paste leaves in the place of a picture is found again, whatever its address holds', () => {
  for (const source of ['https://example.com/a_(1)[2].jpg?x=$&1', 'https://example.com/图 片.png', 'http://example.com/a*b+c.jpg']) {
    const { markdown, remote } = readPaste(`<p>前文。</p><p><img src="${source}" alt="夜景"></p><p>后文。</p>`);
    expect(remote).toHaveLength(1);
    expect(placeFetched(markdown, remote[0] ?? '', file)).toBe(`前文。\n\n![夜景](media/${file})\n\n后文。`);
  }
});
