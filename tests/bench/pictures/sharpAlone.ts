import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { mapBounded } from '../../../electron/library/queue.ts';

/** `node sharpAlone.ts LIST OUT`: the least the pictures could cost, sharp on each and one file each. Prints what that took, as JSON, in ms. */

const [list = '', out = ''] = process.argv.slice(2);
const pictures = JSON.parse(await readFile(list, 'utf8')) as string[];
// As the product: two at once, two threads each, nothing kept.
sharp.concurrency(2);
sharp.cache(false);
const make = async (file: string, index: number) => {
  const made = await sharp(await readFile(file), { sequentialRead: true })
    .autoOrient()
    .resize({ width: 1200 })
    .jpeg({ quality: 82 })
    .toBuffer();
  await writeFile(join(out, `${index}.jpg`), made);
};
await make(pictures[0] ?? '', 0);
const delay = monitorEventLoopDelay({ resolution: 1 });
const before = process.cpuUsage();
const begun = performance.now();
delay.enable();
await mapBounded(pictures, 2, (file) => make(file, pictures.indexOf(file)));
delay.disable();
const wall = performance.now() - begun;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000, longest: delay.max / 1e6, p99: delay.percentile(99.9) / 1e6 }));
