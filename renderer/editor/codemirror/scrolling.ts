import { EditorView } from '@codemirror/view';

/** The viewport's top as a place in the text, so that editor and page can follow each other by block. */

export interface ScrollPlace {
  /** Start of the line at the top of the viewport, in UTF-16 code units. */
  readonly offset: number;
  /** How much of that line's height is above the viewport, 0 to 1. */
  readonly fraction: number;
}

export interface Scrolling {
  position(): ScrollPlace;
  /** Brings a place to the top. Does not report itself as a scroll. */
  scrollTo(offset: number, fraction: number): void;
  destroy(): void;
}

/** Scroll events within this time after `scrollTo` are its own doing, in ms. */
const ownScrolling = 100;

/** @param onScroll told of scrolling that a person did, not of `scrollTo` */
export function watchScrolling(view: EditorView, onScroll: () => void): Scrolling {
  const { scrollDOM } = view;
  let ownUntil = 0;
  let frame = 0;
  const scrolled = () => {
    if (performance.now() > ownUntil) onScroll();
  };
  const set = (offset: number, fraction: number) => {
    const block = view.lineBlockAt(offset);
    scrollDOM.scrollTop = topOf(view) + block.top + fraction * block.height;
    ownUntil = performance.now() + ownScrolling;
  };
  scrollDOM.addEventListener('scroll', scrolled, { passive: true });
  return {
    position: () => {
      const height = scrollDOM.scrollTop - topOf(view);
      const block = view.lineBlockAtHeight(Math.max(0, height));
      const fraction = block.height > 0 ? (height - block.top) / block.height : 0;
      return { offset: block.from, fraction: Math.min(1, Math.max(0, fraction)) };
    },
    scrollTo: (offset, fraction) => {
      const at = Math.min(Math.max(0, offset), view.state.doc.length);
      const drawn = view.viewport.from <= at && at <= view.viewport.to;
      if (drawn || view.compositionStarted) {
        set(at, fraction);
        return;
      }
      ownUntil = performance.now() + ownScrolling;
      // Far lines have estimated heights only: the view draws them at the top in its next measuring; the callback asked
      // for after it runs in the same frame and sets the part of the line.
      view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 0 }) });
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => set(at, fraction));
    },
    destroy: () => {
      cancelAnimationFrame(frame);
      scrollDOM.removeEventListener('scroll', scrolled);
    },
  };
}

/** Distance from the top of the scrolled content to the first line, in px: the padding above it. */
function topOf(view: EditorView): number {
  return view.documentTop - view.scrollDOM.getBoundingClientRect().top + view.scrollDOM.scrollTop;
}
