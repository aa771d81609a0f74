/** In the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Free space kept between card, mark and window, in CSS pixels. */
const gap = 6;
const margin = 10;

/** Where a card stands: under a box, above it where there is no room below, never outside the window. */
export function cardPlace(beside: Box, card: Size, window: Size): { readonly left: number; readonly top: number } {
  const left = Math.max(margin, Math.min(beside.left, window.width - margin - card.width));
  const below = beside.bottom + gap;
  const above = beside.top - gap - card.height;
  const fits = below + card.height <= window.height - margin;
  return { left, top: fits ? below : Math.max(margin, above >= margin ? above : window.height - margin - card.height) };
}
