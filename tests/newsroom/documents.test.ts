import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewSchema } from '#domain/review.ts';
import { paragraph, run, wordFile } from '../importer/docx/wordFile.ts';
import { openDesk, picture, type TestDesk } from './desk.ts';

/** Word documents as a newsroom takes them in: text, pictures and remarks are there together, or nothing is. */

const fixtures = join(import.meta.dirname, '../fixtures/docx');

async function take(desk: TestDesk, path: string) {
  const [report] = await desk.ask('import.files', { files: [desk.files.offerToRead(path)] });
  return report;
}

async function taken(desk: TestDesk, path: string) {
  const report = await take(desk, path);
  if (!report || !('imported' in report)) throw new Error(JSON.stringify(report));
  const { article } = await desk.ask('article.read', { id: report.imported.id });
  const folder = join(desk.library, 'articles', article.createdAt.slice(0, 4), article.createdAt.slice(5, 7), article.id);
  return { article, folder, warnings: report.imported.warnings };
}

test('pictures come in under their names in the library, with their captions', async () => {
  const desk = await openDesk();
  const { article, folder } = await taken(desk, join(fixtures, 'pictures.docx'));
  const media = Object.values(article.media);
  expect(media.map(({ caption, alt }) => [caption, alt])).toEqual([
    ['图1 修缮后的老街“东口”。何青 摄', '修缮后的街口'],
    ['石匠在修补路面', ''],
  ]);
  for (const { file } of media) expect(article.body).toContain(`](media/${file} "`);
  expect(article.body).not.toMatch(/media\/p\d/);
  expect((await readdir(join(folder, 'media'))).sort()).toEqual(media.map(({ file }) => file).sort());
});

test('suggestions and comments stand in review.json, with ids of their own and quotes that are in the text', async () => {
  const desk = await openDesk();
  const { article, folder } = await taken(desk, join(fixtures, 'threads-and-rows.docx'));
  const { sha256: _sha256, ...record } = JSON.parse(await readFile(join(folder, 'review.json'), 'utf8'));
  const review = reviewSchema.parse(record);
  expect(Object.keys(review.suggestions)).toHaveLength(2);
  const comments = Object.entries(review.comments);
  const [asked] = comments.find(([, { text }]) => text === '是14还是15家？') ?? [];
  expect(comments.find(([, { text }]) => text === '民政局说14家。')?.[1].thread).toBe(asked);
  expect(article.body).not.toContain('每餐补助');
  expect(await readdir(folder)).not.toContain('review.coming.json');
});

const image = (id: string) =>
  `<w:r><w:drawing><wp:inline><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></wp:inline></w:drawing></w:r>`;

test('a picture that cannot be read is dropped by its name; its caption stays, and remarks stay at their quotes', async () => {
  const desk = await openDesk();
  const path = join(desk.folder, '坏图.docx');
  const good = await picture();
  const comment = `<w:commentRangeStart w:id="1"/>${run('蓄水')}<w:commentRangeEnd w:id="1"/>`;
  await writeFile(
    path,
    wordFile({
      body: [
        paragraph('水库蓄水'),
        paragraph(image('bad')),
        paragraph('图1 大坝'),
        paragraph(image('good')),
        paragraph('图2 闸门'),
        paragraph(run('今年') + comment + run('早。')),
      ].join(''),
      relations: [
        ['bad', 'image', 'media/bad.png'],
        ['good', 'image', 'media/good.png'],
        ['c', 'comments', 'comments.xml'],
      ],
      parts: {
        'word/media/bad.png': good.subarray(0, 40),
        'word/media/good.png': good,
        'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="方媛">${paragraph('查一下')}</w:comment></w:comments>`,
      },
    }),
  );
  const { article, folder, warnings } = await taken(desk, path);
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'pictures-unreadable', dropped: ['bad.png'] }));
  const [file] = Object.values(article.media).map((medium) => medium.file);
  expect(article.body).toBe(`图1 大坝\n\n![](media/${file} "图2 闸门")\n\n今年蓄水早。`);
  const review = JSON.parse(await readFile(join(folder, 'review.json'), 'utf8'));
  const [remark] = Object.values(reviewSchema.shape.comments.parse(review.comments));
  const anchor = remark?.anchor;
  expect(article.body.slice(anchor?.at, (anchor?.at ?? 0) + 2)).toBe('蓄水');
  expect(anchor?.quote).toBe('蓄水');
});

test('a document that is refused leaves nothing in the library', async () => {
  const desk = await openDesk();
  const path = join(desk.folder, '断了.docx');
  await writeFile(path, wordFile({ body: paragraph('水库蓄水') }).subarray(0, 600));
  expect(await take(desk, path)).toMatchObject({ file: '断了.docx', failure: { code: 'damaged', thing: '断了.docx' } });
  expect((await desk.ask('article.list', {})).total).toBe(0);
  expect(await readdir(desk.library)).not.toContain('articles');
});
