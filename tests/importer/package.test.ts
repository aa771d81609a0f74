import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { type Manifest, manifestFile, manifestFormat, manifestText } from '#domain/portal/manifest.ts';
import { failureOf } from '#domain/result.ts';
import { emptyReview } from '#domain/review.ts';
import { importPackage } from '../../electron/importer/package.ts';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const article = { ...emptyArticle('01990000-0000-7000-8000-000000000001', '2026-03-05T02:00:00.000Z'), title: '新桥通车' };
const sound: Readonly<Record<string, string>> = { 'article.json': canonicalJson(article), 'review.json': canonicalJson(emptyReview) };

/** A package whose every checksum is right, whatever its files say. */
function packed(files: Readonly<Record<string, string>>) {
  const manifest: Manifest = {
    format: manifestFormat,
    portal: 'plain',
    article: { id: article.id, revision: article.revision, title: article.title },
    generator: 'somebody',
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) })),
    pictures: [],
    findings: [],
    overrides: [],
  };
  const all = { ...files, [manifestFile]: manifestText(manifest, sha256) };
  return importPackage({ name: '包', files: new Map(Object.entries(all).map(([path, text]) => [path, Buffer.from(text)])), problems: [] }, '包');
}

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const odd: readonly (readonly [what: string, text: (sound: string) => string])[] = [
  ['100,000 deep', () => deep],
  ['100,000 deep in one member', (text) => text.replace('{', `{"more": ${deep},`)],
  ['reaching for a prototype', (text) => text.replace('{', '{"__proto__": {"state": "approved"},')],
  ['with a key twice', (text) => text.replace('{', '{"schema": 1,')],
  ['with a key twice, once in escapes', (text) => text.replace('{', '{"sch\\u0065ma": 1,')],
  ['cut in the middle', (text) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
];

test.each(odd)('an article.json %s refuses the package', (_, spoil) => {
  const refused = (() => {
    try {
      return packed({ ...sound, 'article.json': spoil(sound['article.json'] ?? '') });
    } catch (error) {
      return failureOf(error);
    }
  })();
  expect(refused).toMatchObject({ code: 'bad-package', thing: '包', stage: 'import' });
});

test.each(odd)('a review.json %s is left out, and that is said', (_, spoil) => {
  const { warnings, kind } = packed({ ...sound, 'review.json': spoil(sound['review.json'] ?? '') });
  expect(kind).toBe('package');
  expect(warnings.map(({ code }) => code)).toEqual(['review-unread']);
});

test('a sound one comes in without a word, and without a review.json too', () => {
  expect(packed(sound)).toMatchObject({ article, review: emptyReview, warnings: [] });
  expect(packed({ 'article.json': sound['article.json'] ?? '' })).toMatchObject({ review: emptyReview, warnings: [] });
});
