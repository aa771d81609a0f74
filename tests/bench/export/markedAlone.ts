import { mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { marked } from 'marked';

/** `node markedAlone.ts TEXTS OUT`: the least that an export could be, marked on each text and one file each. Prints what it took, as JSON, in ms. */

const [texts = '', out = ''] = process.argv.slice(2);
const bodies = JSON.parse(readFileSync(texts, 'utf8')) as string[];
mkdirSync(out, { recursive: true });
const before = process.cpuUsage();
const begun = performance.now();
for (const [index, body] of bodies.entries()) await writeFile(join(out, `${index}.html`), marked.parse(body, { async: false }));
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ wall: performance.now() - begun, cpu: (user + system) / 1000 }));
