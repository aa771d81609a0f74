/** What Chromium's own trace says about the window's main thread. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

export const traceCategories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'blink.user_timing'];

/** Main-thread tasks in ms: `whole` as they ran, `ours` without the collecting of garbage inside them. */
export interface Tasks {
  readonly whole: readonly number[];
  readonly ours: readonly number[];
}

/** Names of a garbage collection's outermost events. */
const garbage = /^(?:MinorGC|MajorGC|V8\.GC_|BlinkGC|CppGC|V8\.GCScavenger|V8\.GCFinalizeMC)/;
/** A task in which one of these runs does the page's work; the others are Chromium's own housekeeping. */
const pageWork = /^(?:FunctionCall|EvaluateScript|EventDispatch|TimerFire|FireAnimationFrame|FireIdleCallback|RunMicrotasks|UpdateLayoutTree|Layout|PrePaint|Paint|ParseHTML)$/;

/** @param json what `browser.stopTracing()` gives */
export function mainThreadTasks(json: Buffer): Tasks {
  const { traceEvents } = JSON.parse(json.toString()) as { traceEvents: readonly TraceEvent[] };
  const thread = busiestMainThread(traceEvents);
  const mine = traceEvents.filter((event) => event.ph === 'X' && event.pid === thread?.pid && event.tid === thread.tid).sort((a, b) => a.ts - b.ts);
  const tasks = mine.filter(({ name }) => name === 'RunTask');
  const whole: number[] = [];
  const ours: number[] = [];
  let next = 0;
  for (const task of tasks) {
    const end = task.ts + (task.dur ?? 0);
    while ((mine[next]?.ts ?? Number.POSITIVE_INFINITY) < task.ts) next += 1;
    let works = false;
    let collecting = 0;
    let collected = 0;
    for (let at = next; (mine[at]?.ts ?? Number.POSITIVE_INFINITY) < end; at += 1) {
      const event = mine[at];
      if (!event || event.name === 'RunTask') continue;
      works ||= pageWork.test(event.name);
      if (garbage.test(event.name) && event.ts >= collected) {
        collecting += event.dur ?? 0;
        collected = event.ts + (event.dur ?? 0);
      }
    }
    if (!works) continue;
    whole.push((task.dur ?? 0) / 1000);
    ours.push(((task.dur ?? 0) - collecting) / 1000);
  }
  return { whole, ours };
}

/** The renderer whose main thread ran the most script: the one of our window. */
function busiestMainThread(events: readonly TraceEvent[]): { readonly pid: number; readonly tid: number } | undefined {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const work = ({ pid, tid }: TraceEvent) => events.filter((event) => event.pid === pid && event.tid === tid && event.name === 'FunctionCall').length;
  return mains.map((main) => ({ main, count: work(main) })).sort((a, b) => b.count - a.count)[0]?.main;
}
