import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { problemKinds } from '#domain/problems.ts';
import { soundFields } from '../newsroom/desk.ts';
import { answer, copydesk, libraryWith } from './copydesk.ts';

/** `doctor [--repair]` (DESIGN.md §1). */

const report = z.strictObject({
  ok: z.boolean(),
  articles: z.int(),
  problems: z.array(
    z.strictObject({ article: z.string(), kind: z.enum(problemKinds), file: z.string(), message: z.string().min(1), action: z.string() }),
  ),
});

async function doctor(library: string, ...words: readonly string[]) {
  const { code, stdout, stderr } = await copydesk('doctor', '--library', library, '--json', ...words);
  expect(stderr).toBe('');
  return { code, ...report.parse(JSON.parse(stdout)) };
}

/** The paths of files of this name. */
async function named(library: string, name: string): Promise<string[]> {
  const names = await readdir(library, { recursive: true });
  return names.filter((path) => path.endsWith(name) && !path.startsWith('.')).map((path) => join(library, path));
}

test('a sound library is ok', async () => {
  const { library } = await libraryWith(soundFields, soundFields);
  expect(await doctor(library)).toEqual({ code: 0, ok: true, articles: 2, problems: [] });
  expect((await copydesk('doctor', '--library', library)).stdout).toBe('2 articles, ok\n');
});

test('a damaged article ends it with 1; --repair puts it right and says where the bytes are', async () => {
  const { library, id } = await libraryWith(soundFields);
  const [file = ''] = await named(library, 'article.json');
  await writeFile(file, '{"half');
  const told = await doctor(library);
  expect(told).toMatchObject({ code: 1, ok: false, problems: [{ article: id, kind: 'damaged' }] });
  const repaired = await doctor(library, '--repair');
  const asides = await named(library, '-article.json');
  expect(asides.length).toBeGreaterThan(0);
  expect(await readFile(asides[0] ?? '', 'utf8')).toBe('{"half');
  expect(repaired).toMatchObject({ code: 0, ok: true });
  expect(await doctor(library)).toEqual({ code: 0, ok: true, articles: 1, problems: [] });
  expect(await answer('show', id, '--library', library)).toMatchObject({ title: soundFields.title, state: 'draft' });
});

test.each(['', '{"format": 2, "settings"', undefined])(
  'a library.json that is lost (%j) is written anew and told; every command works again',
  async (content) => {
    const { library, id } = await libraryWith(soundFields);
    const file = join(library, 'library.json');
    if (content === undefined) await rm(file);
    else await writeFile(file, content);
    const told = await doctor(library);
    expect(told).toMatchObject({ code: 1, articles: 1, problems: [{ file: 'library.json', action: expect.stringContaining('written anew') }] });
    expect(await doctor(library)).toMatchObject({ code: 0, ok: true });
    expect(await answer('show', id, '--library', library)).toMatchObject({ id });
  },
);

test('other commands open a library without its library.json too', async () => {
  const { library, id } = await libraryWith(soundFields);
  await rm(join(library, 'library.json'));
  expect(await answer('show', id, '--library', library)).toMatchObject({ id });
});

test('a newer library is refused with its code, and left as it is', async () => {
  const { library } = await libraryWith(soundFields);
  await writeFile(join(library, 'library.json'), '{"format": 77}');
  for (const words of [[], ['--repair']]) {
    const { code, stdout, stderr } = await copydesk('doctor', '--library', library, ...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('[newer-format]');
  }
  expect(await readFile(join(library, 'library.json'), 'utf8')).toBe('{"format": 77}');
});

test('a folder without a library is none', async () => {
  const { folder } = await libraryWith();
  const { code, stderr } = await copydesk('doctor', '--library', join(folder, 'nothing'));
  expect(code).toBe(1);
  expect(stderr).toContain('[no-library]');
  expect(await readdir(folder)).not.toContain('nothing');
});

test('a file name cannot play with the terminal', async () => {
  const { library } = await libraryWith(soundFields);
  const [file = ''] = await named(library, 'article.json');
  await writeFile(join(file, '..', 'a\u001b[2Jb'), '');
  const { stdout } = await copydesk('doctor', '--library', library);
  expect(stdout).toContain('a[2Jb');
  expect(stdout).not.toContain('\u001b');
});
