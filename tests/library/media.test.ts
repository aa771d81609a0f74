import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listed } from './listing.ts';
import { draft, newId } from './sample.ts';
import { folderOf, refused, tempLibrary } from './tempLibrary.ts';

const picture = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256);
const hash = createHash('sha256').update(picture).digest('hex').slice(0, 16);

describe('pictures', () => {
  it('are stored once under their hash and read back', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    const stored = await Promise.all([library.addMedia(id, picture, 'png'), library.addMedia(id, picture, 'png')]);
    expect(stored[0]).toEqual({ id: hash, file: `${hash}.png`, bytes: 5000 });
    expect(stored[1]).toEqual(stored[0]);
    expect(await library.addMedia(id, picture, 'png')).toEqual(stored[0]);
    expect(await readdir(join(folderOf(library, id), 'media'))).toEqual([`${hash}.png`]);
    expect(Buffer.from(await library.readMedia(id, `${hash}.png`)).equals(picture)).toBe(true);
  });

  it('of several megabytes are named by all their bytes', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    const large = Buffer.alloc(2_500_000, picture);
    const { file } = await library.addMedia(id, large, 'png');
    expect(file).toBe(`${createHash('sha256').update(large).digest('hex').slice(0, 16)}.png`);
    expect(large.equals(await library.readMedia(id, file))).toBe(true);
  });

  it('may come before their article, which is not seen until it is there', async () => {
    const library = await tempLibrary();
    const id = newId();
    await library.addMedia(id, picture, 'jpg');
    expect(await listed(library)).toEqual({ articles: [], damaged: [] });
    await library.create(draft({ id }));
    expect((await listed(library)).articles).toHaveLength(1);
  });

  it('a file of the same name with other bytes is refused as damaged and left', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    await library.addMedia(id, picture, 'png');
    const file = join(folderOf(library, id), 'media', `${hash}.png`);
    await writeFile(file, picture.subarray(0, 100));
    expect((await refused(library.addMedia(id, picture, 'png'))).code).toBe('damaged');
    expect((await refused(library.readMedia(id, `${hash}.png`))).code).toBe('damaged');
    expect(await readFile(file)).toHaveLength(100);
  });

  it.each(['0000000000000000.png', '../article.json', '..\\article.json', `${hash}.svg`, '', `${hash}.png/../../article.json`])(
    '%j is not found',
    async (name) => {
      const library = await tempLibrary();
      const { id } = await library.create(draft());
      expect((await refused(library.readMedia(id, name))).code).toBe('not-found');
    },
  );

  it.skipIf(process.platform === 'win32')('a pipe or a device under a picture’s name is damage, and nothing waits for it', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    await library.addMedia(id, picture, 'png');
    const media = join(folderOf(library, id), 'media');
    execFileSync('mkfifo', [join(media, '0000000000000001.png')]);
    await symlink('/dev/zero', join(media, '0000000000000002.png'));
    await symlink('/etc/passwd', join(media, '0000000000000003.png'));
    for (const name of ['0000000000000001.png', '0000000000000002.png', '0000000000000003.png']) {
      expect(await refused(library.readMedia(id, name))).toMatchObject({ code: 'damaged', thing: expect.stringContaining(name) });
    }
    await rm(join(media, `${hash}.png`));
    await symlink('/dev/zero', join(media, `${hash}.png`));
    expect((await refused(library.addMedia(id, picture, 'png'))).code).toBe('damaged');
  });

  it('an empty picture and a wrong kind are refused', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    expect((await refused(library.addMedia(id, new Uint8Array(), 'png'))).code).toBe('invalid');
    expect((await refused(library.addMedia(id, picture, '../x' as 'png'))).code).toBe('not-found');
  });
});
