import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openNewsroom } from '../../../electron/compose.ts';
import { makeChosenFiles } from '../../../electron/hosts/chosen.ts';

/**
 * `node hostStall.ts LIBRARY OUT`: a newsroom exports every article as a window asks for it. Prints how late the thread that answers
 * windows was meanwhile, at the longest and for one turn in a thousand, as JSON, in ms.
 */

const [library = '', out = ''] = process.argv.slice(2);
const files = makeChosenFiles();
const { dispatch, close } = await openNewsroom({ library, files });
const ask = async (call: string, input: unknown) => {
  const reply = await dispatch({ call, input }, { client: 'bench' });
  if (!reply.ok) throw new Error(`${call}: ${reply.failure.message}`);
};
await ask('article.list', { limit: 0, settled: true });
const target = files.offerToWrite(out, 'folder');
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
await ask('package.batch', { filter: {}, portal: 'plain', target, override: '试版' });
delay.disable();
await close();
process.stdout.write(JSON.stringify({ longest: delay.max / 1e6, p99: delay.percentile(99.9) / 1e6 }));
