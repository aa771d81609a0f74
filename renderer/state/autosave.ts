/**
 * When to save: soon after the last keystroke, and at the latest so long after the first unsaved one. Saves of one
 * article never overlap. A failed save is tried again, later and later, until it succeeds; nothing is given up.
 */

export interface Pace {
  /** Quiet time after the last change, in ms. */
  readonly quiet: number;
  /** Longest time that a change waits while typing goes on, in ms. */
  readonly longest: number;
  /** Waits between tries after a failure, in ms; the last one repeats. */
  readonly retries: readonly number[];
}

/** A save takes some ms itself, so these stay below "within one second, at the latest every three". */
export const newsroomPace: Pace = { quiet: 500, longest: 2300, retries: [1000, 2000, 5000, 10_000, 30_000] };

export type SaveOutcome = 'saved' | 'failed' | 'stopped';

export interface Autosave {
  /** Something changed. */
  touch(): void;
  /** Saves what is unsaved now; resolves when nothing is left to save or the save failed. */
  flush(): Promise<SaveOutcome>;
  /** True while something is unsaved or being saved. */
  readonly pending: boolean;
  /** Forgets all timers. What is unsaved stays unsaved: flush first. */
  dispose(): void;
}

/** @param save writes everything unsaved; `stopped` means that a person must decide first (a conflict) */
export function makeAutosave(save: () => Promise<SaveOutcome>, pace: Pace = newsroomPace): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirtySince: number | undefined;
  let running: Promise<SaveOutcome> | undefined;
  let failures = 0;
  let disposed = false;

  const arm = (delay: number) => {
    clearTimeout(timer);
    if (!disposed) timer = setTimeout(() => void run(), delay);
  };

  const run = (): Promise<SaveOutcome> => {
    clearTimeout(timer);
    if (running) return running;
    if (dirtySince === undefined) return Promise.resolve('saved');
    const started = dirtySince;
    dirtySince = undefined;
    running = attempt().then(
      (outcome) => {
        running = undefined;
        settle(outcome, started);
        return outcome;
      },
      (error: unknown) => {
        // A save that throws is a bug, which the window's console shall show; the text is still unsaved and tried again.
        running = undefined;
        settle('failed', started);
        throw error;
      },
    );
    return running;
  };

  const attempt = async () => save();

  const settle = (outcome: SaveOutcome, started: number) => {
    if (outcome === 'saved') {
      failures = 0;
      if (dirtySince !== undefined) arm(delayFrom(dirtySince));
      return;
    }
    const meanwhile = dirtySince !== undefined;
    dirtySince = Math.min(dirtySince ?? started, started);
    if (outcome === 'stopped') {
      failures = 0;
      // The person may take long to decide; what was typed during the save must not wait for the next key.
      if (meanwhile) arm(pace.quiet);
      return;
    }
    const wait = pace.retries[Math.min(failures, pace.retries.length - 1)] ?? 1000;
    failures += 1;
    arm(wait);
  };

  const delayFrom = (since: number) => Math.max(0, Math.min(pace.quiet, since + pace.longest - performance.now()));

  return {
    touch: () => {
      dirtySince ??= performance.now();
      if (!running && failures === 0) arm(delayFrom(dirtySince));
    },
    flush: async () => {
      let outcome = running ? await running : await run();
      while (outcome === 'saved' && dirtySince !== undefined) outcome = await run();
      return outcome;
    },
    get pending() {
      return running !== undefined || dirtySince !== undefined;
    },
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
