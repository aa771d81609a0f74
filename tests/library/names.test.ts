import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everything } from './listing.ts';
import { draft } from './sample.ts';
import { filesBelow, open, refused, tempFolder } from './tempLibrary.ts';

/** A name of 255 bytes, the longest that file systems take. */
const longest = '汛'.repeat(85);

async function worksIn(folder: string): Promise<void> {
  const library = await open(folder);
  const created = await library.create(draft({ title: '旧题' }));
  const saved = await library.save({ ...created, title: '新题' }, 1);
  const picture = await library.addMedia(created.id, new Uint8Array([1, 2, 3]), 'gif');
  await library.close();
  const again = await open(folder);
  expect((await again.read(created.id)).article).toEqual(saved);
  expect(await again.readMedia(created.id, picture.file)).toHaveLength(3);
  expect(await again.problems()).toEqual([]);
  await again.close();
}

describe('a library’s folder', () => {
  it.each([
    ['of 255 bytes', longest],
    ['with emoji', '👨‍👩‍👧‍👦 家庭版'],
    ['with marks of direction', '\u202e稿库\u202c\u200f'],
    ['with signs that mean something elsewhere', "%20?#&'$(x);,=~"],
    ['that looks like an address', 'file:稿库'],
    ['of combining marks', 'e\u0301dition'],
  ])('%s', async (_, name) => {
    await worksIn(join(await tempFolder(), process.platform === 'win32' ? name.replace(/[?:]/g, '') : name));
  });

  it('in composed and in decomposed signs is the same or another, as the file system says, and never half of each', async () => {
    const top = await tempFolder();
    const [composed, decomposed] = [join(top, 'édition'.normalize('NFC')), join(top, 'édition'.normalize('NFD'))];
    await worksIn(composed);
    await worksIn(decomposed);
    const names = await readdir(top);
    for (const name of names) {
      const library = await open(join(top, name));
      const articles = (await filesBelow(library.path)).filter((file) => file.endsWith('/article.json'));
      expect(articles).toHaveLength(names.length === 2 ? 1 : 2);
      await library.close();
    }
  });

  it('of a name that no file system takes is refused', async () => {
    const top = await tempFolder();
    expect((await refused(open(join(top, `${longest}x`)))).code).toBe('disk');
    expect(await readdir(top)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('too deep to be locked is refused, and says so', async () => {
    const folder = join(await tempFolder(), longest, longest, longest);
    await mkdir(folder, { recursive: true });
    const failure = await refused(open(folder));
    expect(failure).toMatchObject({ code: 'disk', thing: folder, stage: 'open', message: expect.stringContaining('too long') });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a title', () => {
  it.each([
    ['emoji with joiners and tones', '👨‍👩‍👧‍👦👍🏽🇨🇳 通车了'],
    ['marks of direction', '\u202eאבג\u202c 中文 \u200f\u2066x\u2069'],
    ['lone surrogates', '\ud83d 半个 \udc68'],
    ['composed signs', 'édition'.normalize('NFC')],
    ['decomposed signs', 'édition'.normalize('NFD')],
    ['signs beyond the plane', '𠮷𪚥𰻞'],
    ['controls and line ends', 'a\u0000b\r\nc\u2028d\u0085'],
    ['500 code units', '😀'.repeat(250)],
    ['nothing but blanks', '\u3000 \u00a0'],
    ['nothing', ''],
  ])('of %s is kept sign for sign', async (_, title) => {
    const folder = await tempFolder();
    const library = await open(folder);
    const created = await library.create(draft({ title: '先' }));
    const saved = await library.save({ ...created, title, keywords: [title.slice(0, 40)], authors: [{ name: title.slice(0, 40), role: '' }] }, 1);
    await library.close();
    const again = await open(folder);
    const { article, changedOutside } = await again.read(created.id);
    expect([article, changedOutside]).toEqual([saved, false]);
    expect(article.title).toBe(title);
    const { articles } = await again.list(everything);
    // The index keeps titles in UTF-8, which has no lone surrogates: a list shows the sign that stands for what cannot be shown.
    const shown = title.replace(/\p{Surrogate}/gu, '\ufffd');
    expect(articles.map((one) => [one.title, one.authors])).toEqual([[shown, [title.slice(0, 40)]]]);
    await again.close();
  });
});
