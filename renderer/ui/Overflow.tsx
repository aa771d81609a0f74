import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './overflow.css';

interface Props {
  /** What the control holds. */
  readonly text: string;
  /** From here on it is too long, a UTF-16 offset; null while it fits. */
  readonly from: number | null;
  /** One input or text area. */
  readonly children: ReactNode;
}

/**
 * Marks the end of a text that is too long, behind the control that holds it: a copy of the text in transparent letters,
 * of which only the mark is seen. The control itself stays untouched, and with it caret, input method and screen reader.
 */
export function Overflow({ text, from, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const copy = useRef<HTMLDivElement>(null);
  const [composing, setComposing] = useState(false);
  const marked = useHeld(from, composing);
  const isMarked = marked !== null;
  useEffect(() => (isMarked ? follow(frame.current, copy.current) : undefined), [isMarked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer text may have scrolled, or have got a scroll bar
  useLayoutEffect(() => place(frame.current, copy.current), [text, isMarked]);
  return (
    <div className="overflow" ref={frame} onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)}>
      {marked === null ? null : (
        <div className="overflow-copy" aria-hidden="true" ref={copy}>
          <div>
            {text.slice(0, marked)}
            <mark>{text.slice(marked)}</mark>
          </div>
        </div>
      )}
      {children}
    </div>
  );
}

/** While an input method composes, its letters are not yet the text: the mark stays where it was. */
function useHeld(from: number | null, composing: boolean): number | null {
  const held = useRef(from);
  if (!composing) held.current = from;
  return held.current;
}

type Control = HTMLInputElement | HTMLTextAreaElement;

function controlIn(frame: HTMLElement | null): Control | null {
  return frame?.querySelector<Control>('input, textarea') ?? null;
}

/** What decides where each letter stands. */
const looks = [
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-stretch',
  'font-variant',
  'font-feature-settings',
  'letter-spacing',
  'word-spacing',
  'line-height',
  'text-indent',
  'text-align',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
] as const;

/** Takes the look of the control over, and keeps the copy below it while it scrolls or is resized. */
function follow(frame: HTMLElement | null, copy: HTMLElement | null): (() => void) | undefined {
  const control = controlIn(frame);
  if (!frame || !control || !copy) return undefined;
  const style = getComputedStyle(control);
  for (const look of looks) copy.style.setProperty(look, style.getPropertyValue(look));
  copy.dataset.lines = control instanceof HTMLTextAreaElement ? 'many' : 'one';
  const again = () => place(frame, copy);
  const observer = new ResizeObserver(again);
  observer.observe(control);
  // The scrolling of a control does not bubble.
  const events = ['scroll', 'keyup', 'pointerup', 'select'] as const;
  for (const event of events) frame.addEventListener(event, again, true);
  again();
  return () => {
    observer.disconnect();
    for (const event of events) frame.removeEventListener(event, again, true);
  };
}

function place(frame: HTMLElement | null, copy: HTMLElement | null): void {
  const control = controlIn(frame);
  if (!control || !copy) return;
  // A scroll bar of the control narrows its lines.
  const bars = control.offsetWidth - control.clientWidth - control.clientLeft * 2;
  copy.style.width = `${control.offsetWidth - Math.max(0, bars)}px`;
  copy.style.height = `${control.offsetHeight}px`;
  copy.scrollTop = control.scrollTop;
  copy.scrollLeft = control.scrollLeft;
}
