import { expect, test } from 'vitest';
import { startBackupSchedule, type Timer } from '../../electron/backupSchedule.ts';

/** A timer that goes off when the test says so. */
function handTimer() {
  const waiting: { readonly action: () => void; readonly milliseconds: number }[] = [];
  const timer: Timer = (action, milliseconds) => {
    const entry = { action, milliseconds };
    waiting.push(entry);
    return () => void waiting.splice(waiting.indexOf(entry), 1);
  };
  return { timer, waiting, ring: () => waiting.splice(0, 1)[0]?.action() };
}

/** A daily backup that ends when the test says so, or when it is told to. */
function handBackup() {
  const calls: AbortSignal[] = [];
  let end: () => void = () => undefined;
  const daily = (signal: AbortSignal) => {
    calls.push(signal);
    return new Promise<void>((resolve) => {
      end = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  };
  return { daily, calls, end: () => end() };
}

test('a minute after the start, then an hour after each end; never two at once', async () => {
  const { timer, waiting, ring } = handTimer();
  const { daily, calls, end } = handBackup();
  const schedule = startBackupSchedule(daily, timer);
  expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([60_000]);
  for (const round of [1, 2, 3]) {
    ring();
    expect(calls).toHaveLength(round);
    expect(waiting).toEqual([]);
    end();
    await new Promise(setImmediate);
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([3_600_000]);
  }
  await schedule.stop();
  expect(waiting).toEqual([]);
});

test('stopping ends a backup under way, and nothing comes after', async () => {
  const { timer, waiting, ring } = handTimer();
  const { daily, calls } = handBackup();
  const schedule = startBackupSchedule(daily, timer);
  ring();
  await schedule.stop();
  expect(calls.map(({ aborted }) => aborted)).toEqual([true]);
  expect(waiting).toEqual([]);
});

test('stopped before the first one, it does nothing', async () => {
  const { timer, waiting } = handTimer();
  const { daily, calls } = handBackup();
  await startBackupSchedule(daily, timer).stop();
  expect([waiting, calls]).toEqual([[], []]);
});
