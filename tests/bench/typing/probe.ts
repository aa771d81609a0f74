/** Runs inside the page: when each key's sign is on the screen, in the text (its echo) and on the page beside it. */

/** Times in ms. `echo` and `preview` are from the key event's own time stamp to after the paint; -1 while not seen. */
export interface KeyTimes {
  readonly at: number;
  readonly tail: string;
  echo: number;
  preview: number;
}

declare global {
  interface Window {
    benchKeys: KeyTimes[];
  }
}

/**
 * A sign counts as painted when the task after the frame that holds it begins: mutation → animation frame → message. A
 * mutation inside a frame's callbacks belongs to that frame already.
 * @param text selector of the editor's text, in which the sign echoes
 * @param frame selector of the preview's iframe
 */
export function installProbe({ text, frame }: { text: string; frame: string }): void {
  const page = document.querySelector<HTMLIFrameElement>(frame)?.contentDocument;
  const source = document.querySelector(text);
  if (!page || !source) throw new Error('no text or no preview to watch');
  window.benchKeys = [];
  let typed = '';
  let inFrame = false;
  const soon = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  };
  const original = window.requestAnimationFrame.bind(window);
  // True while a frame's callback runs and for the microtasks it queued, in which mutations are told.
  window.requestAnimationFrame = (callback) =>
    original((time) => {
      inFrame = true;
      callback(time);
      queueMicrotask(() => {
        inFrame = false;
      });
    });
  const whenPainted = (then: () => void) => {
    if (inFrame) soon(then);
    else original(() => soon(then));
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (!/^[a-z ]$/.test(event.key)) return;
      typed = (typed + event.key).slice(-10);
      // A blank at the end of the typed words may be drawn as nothing: it has no time of its own.
      if (event.key === ' ') return;
      window.benchKeys.push({ at: event.timeStamp, tail: typed, echo: -1, preview: -1 });
    },
    true,
  );
  const changed = (records: readonly MutationRecord[]): string =>
    records
      .map((record) =>
        record.type === 'characterData' ? (record.target as Text).data : [...record.addedNodes].map((node) => node.textContent).join(' '),
      )
      .join(' ');
  const watch = (root: Node, kind: 'echo' | 'preview') => {
    const seen = new WeakSet<KeyTimes>();
    new MutationObserver((records) => {
      const waiting = window.benchKeys.slice(-12).filter((key) => !seen.has(key));
      if (waiting.length === 0) return;
      const now = changed(records);
      const shown = waiting.filter((key) => now.includes(key.tail));
      if (shown.length === 0) return;
      for (const key of shown) seen.add(key);
      whenPainted(() => {
        for (const key of shown) key[kind] = performance.now() - key.at;
      });
    }).observe(root, { subtree: true, childList: true, characterData: true });
  };
  watch(source, 'echo');
  watch(page, 'preview');
}
