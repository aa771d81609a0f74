import { countCharacters } from './characters.ts';
import { type FurnitureKind, isButtonLine, isPagination, isShareLine } from './furniture.ts';
import type { Line } from './lines.ts';
import { readMetaLine } from './metaline.ts';
import { isNavigationLine, isPageDate, isSiteName, navigationRun, readGreeting, readTrail } from './navigation.ts';

/** What stands above the headline. */
export interface Top {
  /** Lines that are furniture, by number. */
  readonly dropped: ReadonlyMap<number, FurnitureKind>;
  /** Lines above the last navigation that are no known furniture: perhaps a page title, perhaps text. */
  readonly unknown: readonly number[];
  /** Where the article may begin. */
  readonly end: number;
  /** The words of the last trail of links. */
  readonly trail: readonly string[];
}

const reach = 120;
const mostUnknown = 12;

/**
 * Looks for the last greeting, navigation or trail of links before the text. Everything above it is above the article:
 * what is known goes, what is not is left to the headline to tell. Ends at a sentence or at a line of 来源 and time.
 */
export function findTop(lines: readonly Line[], channels: ReadonlySet<string>): Top {
  const kinds = new Map<number, FurnitureKind>();
  const unknown: number[] = [];
  const sites: string[] = [];
  let trail: readonly string[] = [];
  let end = 0;
  for (let at = 0; at < Math.min(lines.length, reach); ) {
    const text = lines[at]?.text ?? '';
    const found = classify(lines, at, channels, unknown.length > 0);
    if (found) {
      for (let line = at; line < at + found.lines; line++) kinds.set(line, found.kind);
      if (found.site) sites.push(found.site);
      if (found.trail) trail = found.trail;
      at += found.lines;
      if (found.strong) end = at;
      continue;
    }
    if (!mayStandAbove(text) || unknown.length >= mostUnknown) break;
    unknown.push(at++);
  }
  const dropped = new Map([...kinds].filter(([line]) => line < end));
  const left: number[] = [];
  for (const line of unknown.filter((number) => number < end)) {
    if (isSiteName(lines[line]?.text ?? '', sites)) dropped.set(line, 'site-name');
    else if (isPageDate(lines[line]?.text ?? '')) dropped.set(line, 'greeting');
    else left.push(line);
  }
  return { dropped, unknown: left, end, trail };
}

interface Found {
  readonly kind: FurnitureKind;
  readonly lines: number;
  /** It tells that the article has not begun yet; buttons and share lines do not. */
  readonly strong: boolean;
  readonly site?: string;
  readonly trail?: readonly string[];
}

function classify(lines: readonly Line[], at: number, channels: ReadonlySet<string>, belowText: boolean): Found | undefined {
  const text = lines[at]?.text ?? '';
  const greeting = readGreeting(text, belowText);
  if (greeting) return { kind: 'greeting', lines: 1, strong: true, site: greeting.site };
  const trail = readTrail(text);
  if (trail) return { kind: 'trail', lines: 1, strong: true, trail };
  if (isNavigationLine(text, channels, belowText)) return { kind: 'navigation', lines: 1, strong: true };
  const run = navigationRun(lines, at, channels, belowText);
  if (run > 0) return { kind: 'navigation', lines: run, strong: true };
  return classifyAround(text);
}

/** Furniture that stands above as well as below a headline. */
export function classifyAround(text: string): Found | undefined {
  if (isShareLine(text)) return { kind: 'share', lines: 1, strong: false };
  if (isButtonLine(text)) return { kind: 'buttons', lines: 1, strong: false };
  if (isPagination(text)) return { kind: 'pagination', lines: 1, strong: false };
  return undefined;
}

function mayStandAbove(text: string): boolean {
  if (text.length > 200 || countCharacters(text, 60) > 60 || /[。！？；]$/.test(text)) return false;
  const meta = readMetaLine(text);
  return meta === undefined || meta.parts.every((part) => part.kind === 'time' && part.label === 'none');
}
