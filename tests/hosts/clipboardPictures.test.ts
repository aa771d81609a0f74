import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clipboardName, clipboardPicture } from '#contract/clipboardName.ts';
import { readClipboardPictures } from '../../electron/hosts/clipboardPictures.ts';

/** Pictures that Word left in the temp folder, and nothing else of the disk. */

const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1');
let base = '';
let temporary = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'clip-'));
  temporary = join(base, 'tmp');
  await mkdir(join(temporary, 'msohtmlclip1/01'), { recursive: true });
  await mkdir(join(temporary, 'TemporaryItems/msohtmlclip'), { recursive: true });
  await writeFile(join(base, 'secret.png'), png);
  await writeFile(join(temporary, 'msohtmlclip1/01/a.png'), png);
  await writeFile(join(temporary, 'msohtmlclip1/01/text.png'), 'no picture');
  await writeFile(join(temporary, 'TemporaryItems/msohtmlclip/b.png'), png);
  await symlink(join(base, 'secret.png'), join(temporary, 'msohtmlclip1/01/link.png'));
  await symlink(base, join(temporary, 'msohtmlclip2'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

test.each([
  ['msohtmlclip1/01/a.png', 1],
  ['msohtmlclip/b.png', 1],
  ['msohtmlclip1/01/text.png', 0],
  ['msohtmlclip1/01/link.png', 0],
  ['msohtmlclip2/secret.png', 0],
  ['msohtmlclip1/01/gone.png', 0],
  ['msohtmlclip1/01', 0],
])('%s: %i', async (name, count) => expect(await readClipboardPictures([name], temporary)).toHaveLength(count));

test.each([
  ['file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png', 'msohtmlclip1/01/clip_image001.png'],
  ['file:///C:\\Users\\a\\Temp\\ksohtml123\\wps1.png', 'ksohtml123/wps1.png'],
  ['file:///etc/passwd', undefined],
  ['file:///tmp/msohtmlclip1/../../etc/passwd', undefined],
  ['file:///tmp/msohtmlclip1/.hidden', undefined],
])('%s is %s', (address, name) => expect(clipboardName(address)).toBe(name));

test.each(['../a.png', 'msohtmlclip1/../a.png', '/etc/passwd', 'msohtmlclip1//a.png', 'a.png'])('%s is no name of theirs', (name) =>
  expect(clipboardPicture.test(name)).toBe(false),
);
