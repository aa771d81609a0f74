import { failureOf } from '#domain/result.ts';
import { openLibrary } from '../../../electron/library/library.ts';
import { builtThread } from '../../fixtures/built.ts';

// A process that opens the library in argv[2] and keeps it until it is told to close, or killed. With COPYDESK_RACE set it says that it
// is ready and opens the library when it is told to, so that many do at once.
const indexThread = builtThread('index');
if (process.env.COPYDESK_RACE) {
  process.send?.('ready');
  await new Promise((resolve) => process.once('message', resolve));
}
try {
  const library = await openLibrary(process.argv[2] ?? '', {
    clock: { now: () => new Date().toISOString() },
    ...(indexThread ? { indexThread } : {}),
  });
  process.send?.('open');
  process.on('message', async () => {
    await library.close();
    process.send?.('closed');
    process.disconnect?.();
  });
} catch (error) {
  process.send?.(failureOf(error)?.code ?? String(error));
  process.disconnect?.();
}
