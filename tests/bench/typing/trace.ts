/** What Chromium's own trace says about the window's main thread. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, as are `dur` and `tdur`. */
  readonly ts: number;
  readonly dur?: number;
  /** The part of `dur` in which the thread had a core. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export const traceCategories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'];

export interface LongestTask {
  /** By the clock, in ms: with garbage collection, and with the time that other programs had the core. */
  readonly whole: number;
  /** Of the thread's own time, in ms, without garbage collection: what our code and the page's layout cost. */
  readonly ours: number;
}

/** In a task in which one of these runs the page works; the others are Chromium's own housekeeping. */
const pageWork =
  /^(?:FunctionCall|EvaluateScript|EventDispatch|TimerFire|FireAnimationFrame|FireIdleCallback|UpdateLayoutTree|Layout|PrePaint|Paint|ParseHTML)$/;

/** @param json what `browser.stopTracing()` gives */
export function longestTask(json: Buffer): LongestTask {
  const { traceEvents } = JSON.parse(json.toString()) as { traceEvents: readonly TraceEvent[] };
  const events = mainThread(traceEvents);
  const longest = { whole: 0, ours: 0 };
  for (const [index, task] of events.entries()) {
    if (task.name !== 'RunTask') continue;
    const inside = eventsInside(events, index);
    if (!inside.some(({ name }) => pageWork.test(name))) continue;
    const own = (task.tdur ?? task.dur ?? 0) - collecting(inside);
    longest.whole = Math.max(longest.whole, (task.dur ?? 0) / 1000);
    longest.ours = Math.max(longest.ours, own / 1000);
  }
  return longest;
}

/** The events of the renderer that ran the most script, in order, outer before inner. */
function mainThread(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const threads = mains.map(({ pid, tid }) => events.filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid));
  const calls = (thread: readonly TraceEvent[]) => thread.filter(({ name }) => name === 'FunctionCall').length;
  const [busiest = []] = threads.sort((a, b) => calls(b) - calls(a));
  return busiest.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}

function eventsInside(events: readonly TraceEvent[], index: number): readonly TraceEvent[] {
  const task = events[index];
  const end = (task?.ts ?? 0) + (task?.dur ?? 0);
  const after = events.findIndex(({ ts }, at) => at > index && ts >= end);
  return events.slice(index + 1, after < 0 ? undefined : after);
}

/** Microseconds of the thread spent on garbage; a collection's inner events are not counted twice. */
function collecting(events: readonly TraceEvent[]): number {
  let sum = 0;
  let end = 0;
  for (const { name, ts, dur = 0, tdur = dur } of events) {
    if (ts < end || !/^(?:MinorGC|MajorGC|V8\.GC|BlinkGC|CppGC)/.test(name)) continue;
    sum += tdur;
    end = ts + dur;
  }
  return sum;
}
