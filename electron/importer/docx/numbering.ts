import { childOf, type Element, elementsOf, settingOf, switchOf } from '../foreign/xml.ts';
import type { Label } from './document.ts';
import { writeNumber } from './numbers.ts';

/** Automatic numbers: they stand nowhere in the text, Word draws them. */

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`, `%1.%2` */
  readonly text: string;
  /** A level above it starts this one anew; false: it goes on. */
  readonly restarts: boolean;
  /** Numbers of other levels in digits. */
  readonly isLegal: boolean;
}

export interface Numbering {
  /** The label of the next paragraph of this list; counts it. Undefined when the list is none. */
  next(list: string, depth: number): Label | undefined;
}

export function readNumbering(root: Element | undefined): Numbering {
  const abstracts = new Map<string, ReadonlyMap<number, Level>>();
  const lists = new Map<
    string,
    { readonly abstract: string; readonly levels: ReadonlyMap<number, Level>; readonly starts: ReadonlyMap<number, number> }
  >();
  for (const element of elementsOf(root)) {
    if (element.name === 'w:abstractNum') abstracts.set(element.attributes['w:abstractNumId'] ?? '', levelsOf(element));
  }
  for (const element of elementsOf(root)) {
    if (element.name !== 'w:num') continue;
    const abstract = settingOf(element, 'w:abstractNumId') ?? '';
    const overrides = elementsOf(element).filter(({ name }) => name === 'w:lvlOverride');
    const levels = new Map(abstracts.get(abstract) ?? []);
    const starts = new Map<number, number>();
    for (const override of overrides) {
      const depth = Number(override.attributes['w:ilvl'] ?? 0);
      const level = childOf(override, 'w:lvl');
      if (level) levels.set(depth, levelOf(level));
      const start = settingOf(override, 'w:startOverride');
      if (start !== undefined) starts.set(depth, Number(start) || 0);
    }
    lists.set(element.attributes['w:numId'] ?? '', { abstract, levels, starts });
  }
  /** By abstract list: lists of one kind count on together, unless they say where to start. */
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    next: (list, depth) => {
      const found = lists.get(list);
      const level = found?.levels.get(depth);
      if (!found || !level) return undefined;
      const count = counts.get(found.abstract) ?? [];
      counts.set(found.abstract, count);
      const start = begun.has(`${list} ${depth}`) ? undefined : found.starts.get(depth);
      begun.add(`${list} ${depth}`);
      count[depth] = start ?? (count[depth] === undefined ? level.start : count[depth] + 1);
      for (let below = depth + 1; below < 9; below++) if (found.levels.get(below)?.restarts !== false) delete count[below];
      return labelOf(found.levels, count, depth, level);
    },
  };
}

function levelsOf(element: Element): ReadonlyMap<number, Level> {
  const levels = elementsOf(element).filter(({ name }) => name === 'w:lvl');
  return new Map(levels.map((level) => [Number(level.attributes['w:ilvl'] ?? 0), levelOf(level)]));
}

function levelOf(element: Element): Level {
  return {
    start: Number(settingOf(element, 'w:start') ?? 0) || 0,
    format: settingOf(element, 'w:numFmt') ?? 'decimal',
    text: settingOf(element, 'w:lvlText') ?? '',
    restarts: settingOf(element, 'w:lvlRestart') !== '0',
    isLegal: switchOf(element, 'w:isLgl') ?? false,
  };
}

function labelOf(levels: ReadonlyMap<number, Level>, count: readonly number[], depth: number, level: Level): Label | undefined {
  const number = count[depth] ?? 0;
  if (level.format === 'bullet') return { text: '', kind: 'bullet', depth, number };
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const place = Number(digit) - 1;
    const other = levels.get(place);
    const format = level.isLegal && place !== depth ? 'decimal' : (other?.format ?? 'decimal');
    return writeNumber(count[place] ?? other?.start ?? 0, format);
  });
  if (text.trim() === '') return undefined;
  const kind = /^\d{1,9}[.)]$/.test(text.trim()) ? 'ordered' : 'text';
  return { text: text.trim(), kind, depth, number };
}
