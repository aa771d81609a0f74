/** When the daily backup is looked after: soon after the start, and every hour from then on. */

/** Starting comes first. Milliseconds. */
const afterStart = 60_000;
const every = 3_600_000;

/** The machine's own unless a test brings another. Gives back what calls it off. */
export type Timer = (action: () => void, milliseconds: number) => () => void;

const machineTimer: Timer = (action, milliseconds) => {
  const timeout = setTimeout(action, milliseconds);
  // A program that has nothing else to do need not wait for it.
  timeout.unref();
  return () => clearTimeout(timeout);
};

/**
 * Never two at once: the next hour is counted from the end of the last backup. A backup that failed is tried again then.
 * @param daily never throws; ends soon once its signal is aborted
 * @returns `stop` ends a backup under way, and resolves when nothing of it runs any more
 */
export function startBackupSchedule(daily: (signal: AbortSignal) => Promise<void>, timer: Timer = machineTimer): { stop(): Promise<void> } {
  const ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let callOff: () => void = () => undefined;
  const wait = (milliseconds: number) => {
    if (ending.signal.aborted) return;
    callOff = timer(() => {
      running = daily(ending.signal).then(() => wait(every));
    }, milliseconds);
  };
  wait(afterStart);
  return {
    stop: () => {
      ending.abort();
      callOff();
      return running;
    },
  };
}
