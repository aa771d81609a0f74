import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openNewsroom } from '../../../electron/compose.ts';
import { makeChosenFiles } from '../../../electron/hosts/chosen.ts';

/**
 * `node desk.ts LIBRARY LIST OUT`: a newsroom exports the articles of a list, one after the other, as a window asks for it. Prints what
 * that took, as JSON, in ms and MB.
 */

const [library = '', list = '', out = ''] = process.argv.slice(2);
const files = makeChosenFiles();
const { dispatch, close } = await openNewsroom({ library, files });
const ask = async (call: string, input: unknown) => {
  const reply = await dispatch({ call, input }, { client: 'bench' });
  if (!reply.ok) throw new Error(`${call}: ${reply.failure.message}`);
  return reply.value as never;
};
const ids = JSON.parse(await readFile(list, 'utf8')) as string[];
const target = files.offerToWrite(out, 'folder');
const send = (id: string) => ask('package.export', { id, portal: 'plain', target, override: '试版', replace: true });
// The first one starts the thread and loads sharp.
await send(ids[0] ?? '');

const delay = monitorEventLoopDelay({ resolution: 1 });
const before = process.cpuUsage();
const begun = performance.now();
delay.enable();
for (const id of ids) await send(id);
delay.disable();
const wall = performance.now() - begun;
const { user, system } = process.cpuUsage(before);
await close();
process.stdout.write(
  JSON.stringify({
    wall,
    cpu: (user + system) / 1000,
    longest: delay.max / 1e6,
    p99: delay.percentile(99.9) / 1e6,
    peak: process.resourceUsage().maxRSS / 1024,
  }),
);
