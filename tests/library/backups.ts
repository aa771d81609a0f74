import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { onTestFinished } from 'vitest';
import { type Disk, nodeDisk } from '../../electron/library/disk.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { draft } from './sample.ts';
import { filesBelow, open, tempFolder } from './tempLibrary.ts';

export const generator = 'Copydesk 0.1.0';

/** Names that a file system, an archive or a screen may stumble over. */
export const oddNames = [
  '🌊 汛期.txt',
  'e\u0301té.txt',
  '\u202eright to left\u200f.txt',
  `${'长'.repeat(83)}.md`,
  ' blank .txt',
  '#%&{}$!@`=.x',
  'C.json',
];

/** An open library with articles, pictures, odd files of a person's, trash and damaged ones; closed after the test. */
export async function richLibrary(
  disk?: Disk,
): Promise<{ readonly library: Library; readonly folder: string; readonly out: string; readonly ids: readonly string[] }> {
  const folder = join(await tempFolder(), '稿库 一');
  const library = await open(folder, disk ? { disk } : {});
  onTestFinished(() => library.close());
  const ids: string[] = [];
  for (let number = 0; number < 3; number++) {
    const article = await library.create(draft({ title: `第${number}篇` }));
    await library.addMedia(article.id, new Uint8Array(5000).fill(number + 1), 'png');
    ids.push(article.id);
    // The snapshot that follows a creation is there before anything is counted or put in its place.
    await library.snapshots(article.id);
  }
  const trashed = '019f1af9-b400-7520-8bcb-ee5b7ede5cac';
  const others = [
    ...oddNames.map((name) => `备忘/${name}`),
    `trash/${trashed}/article.json`,
    `trash/${trashed}/media/0123456789abcdef.png`,
    // No id that an article of ours can have.
    'trash/11111111-1111-4111-8111-111111111111/article.json',
    'articles/2026/08/11111111-1111-4111-8111-111111111111/media/a.jpg',
    'damaged/2026/x.json',
    'backups/format-1/library.json',
    'articles/2026/07/旧稿.txt',
    `articles/2026/07/${ids[0]}/revisions/1.json`,
  ];
  for (const path of others) await put(join(folder, path), `${path}\n`.repeat(20));
  return { library, folder, out: await tempFolder(), ids };
}

export async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** What is in a small zip, read by another hand than ours. */
export async function unzipped(file: string): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await readFile(file)));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]));
}

/** Every file of a library that belongs into a backup, as it stands on disk. */
export async function backedUp(folder: string): Promise<Record<string, string>> {
  const paths = (await filesBelow(folder)).filter((path) => !path.split('/').some((part) => part.startsWith('.')));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await readFile(join(folder, path))).toString('latin1')] as const)));
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).sort();
}

/** The real disk, which takes only so many bytes in files that are written, and then nothing in silence. */
export function diskWithRoom(bytes: () => number): Disk {
  const real = nodeDisk();
  let left = bytes();
  return {
    ...real,
    open: async (path) => {
      left = bytes();
      const file = await real.open(path);
      return {
        ...file,
        write: async (content, offset) => {
          const taken = Math.min(left, content.length - offset);
          left -= taken;
          return taken === 0 ? 0 : file.write(content.subarray(0, offset + taken), offset);
        },
      };
    },
  };
}

/** The real disk, on which one bit of a file that is read in parts has turned over. */
export function diskWithFlip(at: () => number | undefined): Disk {
  const real = nodeDisk();
  return {
    ...real,
    openRead: async (path) => {
      const file = await real.openRead(path);
      return {
        ...file,
        read: async (buffer, position) => {
          const length = await file.read(buffer, position);
          const place = (at() ?? -1) - position;
          if (place >= 0 && place < length) buffer[place] = (buffer[place] ?? 0) ^ 0x10;
          return length;
        },
      };
    },
  };
}
