import { body } from '../state/body.ts';
import type { PreviewPage } from './page.ts';

/** How long, in ms, scrolling that we caused ourselves may still be reported. */
const echo = 160;

export interface ScrollLink {
  setPage(page: PreviewPage): void;
  textScrolled(): void;
  pageScrolled(): void;
  stop(): void;
}

/** Text and page follow each other by block: whichever a person scrolls leads, the other follows in the next frame. */
export function makeScrollLink(): ScrollLink {
  let page: PreviewPage | undefined;
  let movedPage = 0;
  let movedText = 0;
  let frame = 0;
  const inNextFrame = (move: () => void) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(move);
  };
  return {
    setPage: (given) => {
      page = given;
    },
    textScrolled: () => {
      if (performance.now() - movedText < echo) return;
      inNextFrame(() => {
        const source = body();
        if (!source || !page) return;
        movedPage = performance.now();
        page.scrollTo(source.top());
      });
    },
    pageScrolled: () => {
      if (performance.now() - movedPage < echo) return;
      inNextFrame(() => {
        const source = body();
        if (!source || !page) return;
        movedText = performance.now();
        source.scrollTo(page.top());
      });
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
