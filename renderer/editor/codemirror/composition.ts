import type { EditorView } from '@codemirror/view';

/**
 * While an input method composes, nothing may be dispatched to the view but what the input method itself does: any
 * other change to the composed line throws the half-typed word away. What others want waits here.
 */
export interface CompositionGate {
  isComposing(): boolean;
  /** Runs at once, or in the order given once the composition is over. */
  whenNotComposing(run: () => void): void;
  /** Ends a composition by force (the article is being left) and runs what waits. */
  settle(): void;
  destroy(): void;
}

export function watchComposition(view: EditorView): CompositionGate {
  let waiting: (() => void)[] = [];
  let settling: ReturnType<typeof setTimeout> | undefined;
  const isComposing = () => view.compositionStarted || settling !== undefined;
  const flush = () => {
    while (waiting.length > 0 && !isComposing()) waiting.shift()?.();
  };
  // The view reads the input method's last change from the page just after this event; only then is it our turn.
  const ended = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      settling = undefined;
      flush();
    }, 0);
  };
  view.contentDOM.addEventListener('compositionend', ended);
  return {
    isComposing,
    whenNotComposing: (run) => {
      if (isComposing()) waiting.push(run);
      else run();
    },
    settle: () => {
      if (view.compositionStarted) view.contentDOM.blur();
      clearTimeout(settling);
      settling = undefined;
      const left = waiting;
      waiting = [];
      for (const run of left) run();
    },
    destroy: () => {
      clearTimeout(settling);
      waiting = [];
      view.contentDOM.removeEventListener('compositionend', ended);
    },
  };
}
