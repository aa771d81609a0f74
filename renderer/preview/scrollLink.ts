import { body } from '../state/body.ts';
import { inForm, outOfForm } from '../state/textForm.ts';
import type { PreviewPage } from './page.ts';

export interface ScrollLink {
  setPage(page: PreviewPage): void;
  textScrolled(): void;
  pageScrolled(): void;
  stop(): void;
}

/**
 * Text and page follow each other by block: whichever a person scrolls leads, the other follows in the next frame. Neither
 * reports the scrolling that we caused ourselves (the editor by itself, the page by where it was put).
 */
export function makeScrollLink(): ScrollLink {
  let page: PreviewPage | undefined;
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
      inNextFrame(() => {
        const source = body();
        if (!source || !page) return;
        const { offset, fraction } = source.top();
        page.scrollTo({ offset: inForm(offset), fraction });
      });
    },
    pageScrolled: () => {
      if (page?.movedByItself()) return;
      inNextFrame(() => {
        const source = body();
        if (!source || !page) return;
        const { offset, fraction } = page.top();
        source.scrollTo({ offset: outOfForm(offset), fraction });
      });
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
