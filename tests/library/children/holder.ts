import { failureOf } from '#domain/result.ts';
import { openLibrary } from '../../../electron/library/library.ts';

// A process that opens the library in argv[2] and keeps it until it is told to close, or killed.
try {
  const library = await openLibrary(process.argv[2] ?? '', { clock: { now: () => new Date().toISOString() } });
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
