import { pathToFileURL } from 'node:url';
import { makeImporter } from '../../../electron/importer/importer.ts';

/** `node readOften.ts FILE TIMES THREAD`: reads it so often, each in the built thread, and prints what each took, in ms. */

const [path = '', times = '1', thread = ''] = process.argv.slice(2);
const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: pathToFileURL(thread) });
const taken: number[] = [];
for (let time = 0; time < Number(times); time++) {
  const begun = performance.now();
  await importer.readFile(path);
  taken.push(performance.now() - begun);
}
process.stdout.write(JSON.stringify(taken));
