/** Where a window may open: pure, so that the arithmetic of several screens is tested without any. Units are screen pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is remembered of a window from one start to the next. */
export interface WindowMemory {
  readonly bounds: Area;
  readonly maximized: boolean;
}

export const smallest = { width: 960, height: 600 } as const;
const usual = { width: 1440, height: 900 } as const;

/** Memory from a file that anyone may have edited; undefined when it is none. */
export function readMemory(text: string): WindowMemory | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Nothing of worth is lost: the window opens where a first one would.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { bounds, maximized } = value as Record<string, unknown>;
  if (typeof bounds !== 'object' || bounds === null) return undefined;
  const { x, y, width, height } = bounds as Record<string, unknown>;
  const numbers = [x, y, width, height];
  if (!numbers.every((number): number is number => Number.isInteger(number) && Math.abs(number as number) < 100_000)) return undefined;
  const [left = 0, top = 0, wide = 0, high = 0] = numbers;
  return { bounds: { x: left, y: top, width: wide, height: high }, maximized: maximized === true };
}

/**
 * Where to open: where it was, if enough of its title bar can still be seen and dragged there; else in the middle of the
 * first screen. Never larger than the screen, never smaller than the desk needs (unless the screen is).
 * @param screens work areas; the first is the one to open on otherwise
 */
export function placeWindow(memory: WindowMemory | undefined, screens: readonly Area[]): Area {
  const [first = { x: 0, y: 0, ...usual }] = screens;
  const kept = memory?.bounds;
  const screen = kept && screens.find((each) => grips(kept, each));
  const on = screen ?? first;
  const width = within(kept?.width ?? usual.width, smallest.width, on.width);
  const height = within(kept?.height ?? usual.height, smallest.height, on.height);
  if (kept && screen) return { x: kept.x, y: kept.y, width, height };
  return { x: on.x + Math.floor((on.width - width) / 2), y: on.y + Math.floor((on.height - height) / 2), width, height };
}

function within(length: number, least: number, most: number): number {
  return Math.min(Math.max(length, least), most);
}

/** At least 200 × 40 pixels of the window's upper edge are on this screen. */
function grips(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return across >= 200 && window.y >= screen.y && window.y <= screen.y + screen.height - 40;
}
