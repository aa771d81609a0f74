import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { checkPackage } from '#domain/portal/manifest.ts';
import { type PackageInput, planPackage } from '#domain/portal/package.ts';
import { describePictures, picturePath, usedPictures } from '#domain/portal/pictures.ts';
import { failureOf } from '#domain/result.ts';
import { bareTemplate, medium, plainProfile, sha256, soundArticle, withBody } from './desk.ts';
import { hostile } from './hostile.ts';
import { elements } from './parsed.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const originals = new Map([
  ['1111111111111111.jpg', bytes('original one')],
  ['2222222222222222.png', bytes('original two')],
]);

function inputFor(changes: Partial<PackageInput> = {}): PackageInput {
  const article = changes.article ?? soundArticle;
  const pictures = usedPictures(article, parseMarkdown(article.body)).map(({ mediaId, medium: { file } }, index) => ({
    mediaId,
    file,
    path: picturePath(index, file.endsWith('png') ? 'png' : 'jpg'),
    bytes: file.startsWith('2') ? bytes('original two') : bytes(`smaller ${mediaId}`),
    width: 1200,
    height: 800,
  }));
  return {
    article,
    profile: plainProfile,
    template: bareTemplate,
    pictures,
    originals,
    findings: [],
    overrides: [{ rule: 'editor-missing', field: 'editor', reason: '值班' }],
    generator: 'Copydesk 0.1.0',
    sha256,
    ...changes,
  };
}

const pageRules = { 'long-title': 'off' } as const;
const plan = (changes: Partial<PackageInput> = {}) => planPackage(inputFor(changes));
const textOf = (path: string, changes: Partial<PackageInput> = {}) => {
  const found = plan(changes).find((file) => file.path === path)?.bytes;
  return typeof found === 'string' ? found : '';
};

describe('the package', () => {
  it('has every file of the design, the manifest last', () => {
    expect(plan().map(({ path }) => path)).toEqual([
      'article.json',
      'article.md',
      'article.ninjs.json',
      'audit.html',
      'body.html',
      'fields.html',
      'fields.json',
      'images/01.jpg',
      'images/02.png',
      'index.html',
      'review.json',
      'source/media/1111111111111111.jpg',
      'manifest.json',
    ]);
  });

  it.each(['index.html', 'body.html', 'article.md', 'manifest.json'])('has the golden %s', async (path) => {
    await expect(textOf(path)).toMatchFileSnapshot(`golden/package/${path}.txt`);
  });

  it('is the same for the same input', () => {
    expect(plan()).toEqual(plan());
  });

  it('carries the title picture in the shapes the portal asks for, and shares the widest', () => {
    const crop = { bytes: bytes('cut'), width: 1200, height: 675 };
    const crops = [
      { ...crop, width: 675, shape: '1:1' as const, path: 'images/cover-1x1.jpg' },
      { ...crop, shape: '16:9' as const, path: 'images/cover-16x9.jpg' },
    ];
    const { files } = JSON.parse(textOf('manifest.json', { crops })) as { files: readonly { path: string }[] };
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(crops.map(({ path }) => path)));
    const shared = (given: Partial<PackageInput>) => /og:image" content="[^"]*\/images\/([^"]+)"/.exec(textOf('index.html', given))?.[1];
    expect(shared({ crops })).toBe('cover-16x9.jpg');
    expect(shared({ crops: crops.slice(0, 1) })).toBe('01.jpg');
    expect(shared({})).toBe('01.jpg');
    expect(textOf('fields.html', { crops })).toContain('1200×675 · 1 KB · 标题图片 16:9');
  });

  it('has a manifest that counts and hashes every other file', () => {
    const manifest = JSON.parse(textOf('manifest.json')) as { files: readonly { path: string; bytes: number; sha256: string }[] };
    const files = plan().filter(({ path }) => path !== 'manifest.json');
    expect(manifest.files).toEqual(
      files.map((file) => ({ path: file.path, bytes: Buffer.from(file.bytes as string).length, sha256: sha256(file.bytes) })),
    );
    expect(manifest).toMatchObject({
      format: 1,
      portal: 'plain',
      article: { id: soundArticle.id, revision: 7, title: soundArticle.title },
      generator: 'Copydesk 0.1.0',
      findings: [],
      overrides: [{ rule: 'editor-missing', field: 'editor', reason: '值班' }],
      pictures: [
        { media: '1111111111111111', image: 'images/01.jpg', original: 'source/media/1111111111111111.jpg' },
        { media: '2222222222222222', image: 'images/02.png', original: 'images/02.png' },
      ],
    });
  });

  it('carries the article and its original pictures without loss', () => {
    const article = { ...soundArticle, body: 'a\r\n　　b\ud83d\n\n<!-- x --> `c`\t', title: '\u0000"' };
    expect(articleSchema.parse(JSON.parse(textOf('article.json', { article })))).toEqual(article);
    const files = new Map(plan().map((file) => [file.path, file.bytes]));
    const { pictures } = JSON.parse(textOf('manifest.json')) as { pictures: readonly { media: string; original: string }[] };
    for (const { media, original } of pictures) {
      expect(files.get(original)).toEqual(originals.get(soundArticle.media[media]?.file ?? ''));
    }
  });

  it('passes its own verification, and comes back as the article it was', () => {
    const one = bytes('one picture');
    const two = bytes('another');
    const [a, b] = [sha256(one).slice(0, 16), sha256(two).slice(0, 16)];
    const media = { [a]: medium(a, 'jpg'), [b]: medium(b, 'png') };
    const article = { ...soundArticle, media, cover: b, body: `正文。\n\n![](media/${a}.jpg)` };
    const all = new Map([
      [`${a}.jpg`, one],
      [`${b}.png`, two],
    ]);
    const files = new Map(
      plan({ article, originals: all }).map((file) => [file.path, typeof file.bytes === 'string' ? bytes(file.bytes) : file.bytes]),
    );
    const checked = checkPackage({ name: 'x', files, problems: [] }, { sha256, decode: (content) => new TextDecoder().decode(content) });
    expect(checked.problems).toEqual([]);
    expect(checked.article).toEqual(article);
    expect([...checked.originals].map(([file, path]) => [file, files.get(path)])).toEqual([...all].sort(([x], [y]) => (x < y ? -1 : 1)));
  });

  it('keeps pictures the text does not show, and forgets removed ones', () => {
    const media = {
      ...soundArticle.media,
      '3333333333333333': medium('3333333333333333', 'jpg'),
      '4444444444444444': medium('4444444444444444', 'jpg', { deletedAt: '2017-09-07T00:00:00Z' }),
    };
    const all = new Map([...originals, ['3333333333333333.jpg', bytes('three')]]);
    const article = { ...soundArticle, media };
    const manifest = textOf('manifest.json', { article, originals: all });
    expect(JSON.parse(manifest)).toMatchObject({
      pictures: [{}, {}, { media: '3333333333333333', image: null, original: 'source/media/3333333333333333.jpg' }],
    });
    expect(textOf('article.json', { article, originals: all })).toBe(canonicalJson(article));
  });

  it('has a valid page', async () => {
    // Inline styles and obsolete attributes are not in it; the title's length is the reporter's affair.
    const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'], rules: pageRules });
    const report = await validator.validateString(textOf('index.html'));
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`))).toEqual([]);
  });

  it.each(hostile)('runs nothing of a body with %s', (_name, text) => {
    const article = {
      ...soundArticle,
      body: `${text}\n\n# ${text}\n\n![${text}](media/1111111111111111.jpg "${text}")\n\n<!-- page ${text} -->\n\n- ${text}`,
    };
    for (const path of ['index.html', 'body.html', 'fields.html']) {
      const found = elements(textOf(path, { article }));
      const scripts = found.filter(({ name }) => name === 'script').map(({ attributes }) => attributes.type ?? 'sheet');
      expect(scripts).toEqual({ 'index.html': ['application/ld+json'], 'body.html': [], 'fields.html': ['sheet'] }[path]);
      expect(found.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => name.startsWith('on'))).toEqual([]);
      expect(
        found.map(({ attributes }) => attributes.href ?? attributes.src ?? '').filter((address) => /^\s*(javascript|data):/i.test(address)),
      ).toEqual([]);
    }
  });

  it('finds pictures wherever they stand, each once', () => {
    const one = '![](media/1111111111111111.jpg)';
    const two = '![](media/2222222222222222.png)';
    const order = (body: string) => usedPictures({ ...soundArticle, cover: null }, parseMarkdown(body)).map(({ mediaId }) => mediaId[0]);
    expect(order(`> - 项${two}\n\n| ${one} |\n| --- |\n| ${two} |`)).toEqual(['2', '1']);
    expect(order(`**[字${one}](https://a.example)**\n\n${one}`)).toEqual(['1']);
    expect(order('![](media/00000000000000ff.jpg)')).toEqual([]);
  });

  it('refuses to lose a picture', () => {
    const attempt = () => {
      try {
        plan({ originals: new Map() });
      } catch (error) {
        return failureOf(error);
      }
      return undefined;
    };
    expect(attempt()).toMatchObject({ code: 'invalid', stage: 'export', detail: { file: '1111111111111111.jpg' } });
  });

  it('puts a cover that the text does not show first', () => {
    const media = { ...soundArticle.media, '3333333333333333': medium('3333333333333333', 'jpg') };
    const article = { ...soundArticle, media, cover: '3333333333333333' };
    expect(usedPictures(article, parseMarkdown(article.body)).map(({ mediaId }) => mediaId)).toEqual([
      '3333333333333333',
      '1111111111111111',
      '2222222222222222',
    ]);
    expect(usedPictures({ ...article, cover: '00000000000000ff' }, []).length).toBe(0);
  });

  it('describes pictures by the words of the text first', () => {
    const article = { ...soundArticle, body: `![](media/1111111111111111.jpg)\n\n${soundArticle.body}` };
    const described = describePictures(article, parseMarkdown(article.body), inputFor({ article }).pictures);
    expect(described).toMatchObject([
      { caption: '干部与种粮大户在田头商量秋收', credit: '周样 摄', alt: '田埂上的现场会' },
      { caption: '各乡镇面积示意图', credit: '', alt: '柱状图' },
    ]);
  });

  it('names pictures relatively on the page, and as the portal wants them in the fragment', () => {
    const images = { ...plainProfile.images, url: 'prefix' as const, prefix: '/d/file/2017/' };
    const profile = { ...plainProfile, images };
    expect(textOf('body.html', { profile })).toContain('src="/d/file/2017/01.jpg"');
    const sources = elements(textOf('index.html', { profile })).flatMap(({ name, attributes }) => (name === 'img' ? [attributes.src] : []));
    expect(sources).toEqual(['images/01.jpg', 'images/02.png']);
  });

  it.each([
    ['empirecms', { indent: 'fullwidth', headings: 'bold-paragraph', imageParagraph: 'center', pageBreak: 'empirecms', forbidden: ['[!--'] }],
    ['dedecms', { indent: 'fullwidth', headings: 'bold-paragraph', imageParagraph: 'center', pageBreak: 'dedecms', forbidden: ['#p#', '#e#'] }],
    ['css', { indent: 'css', headings: 'h2', imageParagraph: 'figure', pageBreak: 'phpcms', forbidden: [] }],
    ['bare', { indent: 'none', headings: 'h2', imageParagraph: 'figure', pageBreak: 'none', forbidden: [] }],
  ] as const)('has the golden body.html in the dialect %s', async (name, body) => {
    const profile = withBody({ ...body, forbidden: [...body.forbidden] });
    await expect(textOf('body.html', { profile })).toMatchFileSnapshot(`golden/body-${name}.html.txt`);
  });
});
