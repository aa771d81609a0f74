import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import {
  articleOfManifest,
  type ContentReader,
  checkPackage,
  describeProblem,
  type Manifest,
  manifestText,
  type PackageContent,
} from '#domain/portal/manifest.ts';
import { isSafePath } from '#domain/portal/safepath.ts';
import { parseStrictJson } from '#domain/portal/strictjson.ts';
import { failureOf } from '#domain/result.ts';

const sha256 = (content: string | Uint8Array) => hash('sha256', content, 'hex');
const reader: ContentReader = { sha256, decode: (bytes) => Buffer.from(bytes).toString('utf8') };
const article = { ...emptyArticle('0198c0de-0000-7000-8000-00000000abcd', '2026-03-05T02:23:27.000Z'), title: '标题', revision: 3 };

/** A package in memory; `manifest` and `files` may be changed before it is sealed. */
function build(
  change: { manifest?: Partial<Manifest>; files?: Record<string, string>; after?: Record<string, string | undefined> } = {},
): PackageContent {
  const files: Record<string, string> = { 'article.json': canonicalJson(article), 'index.html': '<p>', ...change.files };
  const manifest: Manifest = {
    format: 1,
    portal: 'plain',
    article: { id: article.id, revision: article.revision, title: article.title },
    generator: 'Copydesk 0.1.0',
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) })),
    pictures: [],
    findings: [],
    overrides: [],
    ...change.manifest,
  };
  const all = { ...files, 'manifest.json': manifestText(manifest, sha256), ...change.after };
  const entries = Object.entries(all).flatMap(([path, text]) => (text === undefined ? [] : [[path, Buffer.from(text)] as const]));
  return { name: 'package', files: new Map(entries), problems: [] };
}
const problemsOf = (content: PackageContent) =>
  checkPackage(content, reader).problems.map((problem) => `${problem.code} ${describeProblem(problem)}`);

test('a whole package has no problem, and its article is there', () => {
  const checked = checkPackage(build(), reader);
  expect(checked.problems).toEqual([]);
  expect(checked.article).toEqual(article);
});

test.each<[what: string, content: PackageContent, problem: string]>([
  ['no manifest', build({ after: { 'manifest.json': undefined } }), 'bad-package manifest.json: missing'],
  ['a manifest that is no JSON', build({ after: { 'manifest.json': '{' } }), 'bad-package manifest.json: it is not JSON'],
  [
    'a manifest that is null',
    build({ after: { 'manifest.json': 'null' } }),
    'bad-package manifest.json: content: Invalid input: expected object, received null',
  ],
  [
    'a newer format',
    build({ after: { 'manifest.json': '{"format": 2}' } }),
    'newer-format manifest.json: format 2 is newer than this program reads (1)',
  ],
  [
    'an unknown key',
    build({ after: { 'manifest.json': build().files.get('manifest.json')?.toString().replace('"portal"', '"portla"') } }),
    'bad-package manifest.json: portal: Invalid input: expected string, received undefined',
  ],
  [
    'another word in the manifest',
    build({ after: { 'manifest.json': build().files.get('manifest.json')?.toString().replace('0.1.0', '0.1.1') } }),
    'bad-checksum manifest.json: checksum differs',
  ],
  ['a changed file', build({ after: { 'index.html': '<b>' } }), 'bad-checksum index.html: checksum differs'],
  ['a longer file', build({ after: { 'index.html': '<p>x' } }), 'bad-checksum index.html: size differs: 4 bytes instead of 3'],
  ['a missing file', build({ after: { 'index.html': undefined } }), 'bad-package index.html: missing'],
  ['a file nobody listed', build({ after: { 'evil.js': 'x' } }), 'bad-package evil.js: not listed'],
  ['an unsafe name in the list', build({ files: { '../x': 'x' } }), 'unsafe-name ../x: the name is not safe'],
  [
    'an article of another id',
    build({ manifest: { article: { id: article.id.replace('a', 'b'), revision: 3, title: '标题' } } }),
    `bad-package article.json: it is article ${article.id}, the manifest says ${article.id.replace('a', 'b')}`,
  ],
  [
    'an article of another revision',
    build({ manifest: { article: { id: article.id, revision: 4, title: '标题' } } }),
    'bad-package article.json: it is revision 3, the manifest says 4',
  ],
  [
    'an article that is none',
    build({ files: { 'article.json': '{"schema":1}' } }),
    'bad-package article.json: id: Invalid input: expected string, received undefined',
  ],
  [
    'an article of a newer schema',
    build({ files: { 'article.json': '{"schema":2}' } }),
    'newer-format article.json: schema 2 is newer than this program reads (1)',
  ],
  [
    'an article with a key twice',
    build({ files: { 'article.json': '{"schema":1,"\\u0073chema":2}' } }),
    'bad-package article.json: the key "schema" stands twice',
  ],
])('finds %s', (_, content, problem) => {
  expect(problemsOf(content)).toEqual([problem]);
});

test('finds a list that names a file twice', () => {
  const files = [
    { path: 'index.html', bytes: 3, sha256: sha256('<p>') },
    { path: 'INDEX.HTML', bytes: 3, sha256: sha256('<p>') },
  ];
  expect(problemsOf(build({ manifest: { files: [...files, { path: 'article.json', bytes: 0, sha256: sha256('') }] } }))).toContain(
    'bad-package INDEX.HTML: listed twice, or the list itself',
  );
});

test('an article with a picture needs the picture, unchanged', () => {
  const bytes = 'pretend these are pixels';
  const id = sha256(bytes).slice(0, 16);
  const medium = { file: `${id}.jpg`, type: 'image/jpeg', width: 1, height: 1, bytes: bytes.length, caption: '', credit: '', alt: '' } as const;
  const source = { 'article.json': canonicalJson({ ...article, media: { [id]: medium } }) };
  const path = `source/media/${id}.jpg`;
  const pictures = [{ media: id, image: null, original: path }];
  const whole = build({ files: { ...source, [path]: bytes }, manifest: { pictures } });
  expect(checkPackage(whole, reader)).toMatchObject({ problems: [], originals: new Map([[medium.file, path]]) });
  expect(problemsOf(build({ files: source }))).toEqual([`bad-package manifest.json: picture ${id} of the article is not in the package`]);
  expect(problemsOf(build({ files: { ...source, [path]: 'others' }, manifest: { pictures } }))).toEqual([
    `bad-checksum ${path}: it is not picture ${id}`,
  ]);
  const removed = { 'article.json': canonicalJson({ ...article, media: { [id]: { ...medium, deletedAt: '2026-03-05T02:23:27Z' } } }) };
  expect(problemsOf(build({ files: removed }))).toEqual([]);
});

test('removed pictures need not come along, but they are not without number either', () => {
  const removed = { file: '0123456789abcdef.jpg', type: 'image/jpeg', width: 1, height: 1, bytes: 1, caption: '', credit: '', alt: '' } as const;
  const crowd = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [at.toString(16).padStart(16, '0'), { ...removed, deletedAt: '2026-03-05T02:23:27Z' }]),
    );
  const packed = (count: number) => build({ files: { 'article.json': canonicalJson({ ...article, media: crowd(count) }) } });
  expect(problemsOf(packed(1000))).toEqual([]);
  expect(problemsOf(packed(10_001))).toEqual([expect.stringMatching(/^too-large article\.json: it has 10001 pictures/)]);
});

test('the owner of a manifest', () => {
  expect(articleOfManifest(build().files.get('manifest.json')?.toString() ?? '')).toBe(article.id);
  for (const text of ['', 'null', '[]', '{"article":{"id":"../x"}}', '{"article":1,"article":2}']) expect(articleOfManifest(text)).toBeUndefined();
});

test.each([
  ['{"a":1,"a":2}', 'the key "a" stands twice'],
  ['{"a":{"b":1},"c":[{"b":1,"b":2}]}', 'the key "b" stands twice'],
  ['{"a\\u0062":1,"ab":2}', 'the key "ab" stands twice'],
  ['{"__proto__":{"x":1}}', 'it has a key "__proto__"'],
  ['{"\\u005f_proto__":{"x":1}}', 'it has a key "__proto__"'],
  ['['.repeat(100_000) + ']'.repeat(100_000), 'it is nested deeper than 100'],
  ['{"a":'.repeat(100_000), 'it is nested deeper than 100'],
  ['{"a":"', 'it is not JSON'],
  ['', 'it is not JSON'],
])('strict JSON refuses %.40s', (text, message) => {
  try {
    parseStrictJson(text, 'x.json');
    expect.unreachable();
  } catch (error) {
    expect(failureOf(error)).toMatchObject({ code: 'bad-package', thing: 'x.json', message });
  }
});

test.each(['{"a":"b\\"c: {","d":[{"a":1},{"a":2}]}', '{"a\\\\u0062":1,"ab":2,"a\\\\":3}', '[]', '"x"', ' {"a" : 1 , "b" : "a"} '])(
  'strict JSON reads %s',
  (text) => {
    expect(parseStrictJson(text, 'x.json')).toEqual(JSON.parse(text));
  },
);

test.each<[path: string, safe: boolean]>([
  ['index.html', true],
  ['images/01.jpg', true],
  ['source/media/0123456789abcdef.jpg', true],
  ['图片/一.jpg', true],
  ['', false],
  ['/a', false],
  ['a/', false],
  ['a//b', false],
  ['./a', false],
  ['a/../b', false],
  ['a\\b', false],
  ['C:a', false],
  ['a:b', false],
  ['con', false],
  ['Aux.txt', false],
  ['a/lpt1', false],
  ['console.txt', true],
  ['a.', false],
  ['a ', false],
  ['a\u0000', false],
  ['a\nb', false],
  [`${'a'.repeat(201)}`, false],
])('safe path %j: %s', (path, safe) => {
  expect(isSafePath(path)).toBe(safe);
});
