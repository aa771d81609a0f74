import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '#domain/canonical.ts';
import { emptyReview } from '#domain/review.ts';
import { checksumOf } from '../../electron/library/adapter.ts';
import { everything } from './listing.ts';
import { draft } from './sample.ts';
import { folderOf, open, tempFolder } from './tempLibrary.ts';

const many = 10_000;

/** A UUIDv7 of the first of July 2026, one ms after the other. */
function idOf(number: number): string {
  const time = (Date.parse('2026-07-01T00:00:00.000Z') + number).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

const written = (content: object) => canonicalJson({ ...content, sha256: checksumOf(content) });

it('10,000 articles in one month are listed, found, read, saved and joined by another', async () => {
  const folder = await tempFolder();
  await (await open(folder)).close();
  const review = written(emptyReview);
  for (let number = 0; number < many; number++) {
    const id = idOf(number);
    const own = folderOf({ path: folder }, id);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'article.json'), written(draft({ id, title: `第${number}篇`, body: `独${number}词`, revision: 1 })));
    writeFileSync(join(own, 'review.json'), review);
  }

  const library = await open(folder);
  const list = await library.list({ ...everything, order: 'title', limit: 3 });
  expect(list).toMatchObject({ total: many, complete: true });
  const found = await library.list({ ...everything, filter: { text: '独9876词' } });
  expect(found.articles.map(({ id }) => id)).toEqual([idOf(9876)]);

  for (const number of [0, 4321, many - 1]) {
    const { article } = await library.read(idOf(number));
    expect(article.title).toBe(`第${number}篇`);
    const saved = await library.save({ ...article, body: `改${number}词` }, 1);
    expect((await library.read(article.id)).article).toEqual(saved);
  }
  const another = await library.create(draft({ id: idOf(many), body: '又来一篇' }));
  await library.trash(idOf(1), '');
  await library.close();

  const again = await open(folder);
  expect((await again.read(another.id)).article).toEqual(another);
  expect(await again.list({ ...everything, limit: 1 })).toMatchObject({ total: many });
  expect((await again.list({ ...everything, filter: { text: '改4321词' } })).articles.map(({ id }) => id)).toEqual([idOf(4321)]);
  expect(await again.problems()).toEqual([]);
  await again.close();
});
