import type { ArticleChanges } from '../article.ts';
import { readAgency } from './bylines.ts';
import { countCharacters } from './characters.ts';
import { keepMetaLine, type PlacedPart, takeMetaLine } from './fields.ts';
import {
  type HeadingField,
  isClearKicker,
  isTextLabel,
  isTitleLike,
  readKeywords,
  readLabelledHeading,
  readSubtitle,
  readSummary,
} from './headline.ts';
import type { Line } from './lines.ts';
import { type MetaLine, readMetaLine } from './metaline.ts';
import { repairWidth } from './repair.ts';
import { classifyAround, type Top } from './top.ts';
import type { Ledger } from './warnings.ts';
import { findContinuations, readRun } from './wrap.ts';

/** The beginning of the article: headline, 来源 line, share line, summary and keywords, up to the first line of the text. */
export interface Opening {
  readonly fields: Pick<ArticleChanges, 'title' | 'kicker' | 'subtitle' | 'summary' | 'keywords'>;
  /** The lines of the body, in the order of the text. */
  readonly body: readonly Line[];
}

interface State {
  readonly lines: readonly Line[];
  readonly continues: readonly boolean[];
  readonly fields: { -readonly [K in keyof Opening['fields']]: Opening['fields'][K] };
  /** Lines taken out of the body. */
  readonly taken: Set<number>;
  readonly parts: PlacedPart[];
  readonly ledger: Ledger;
}

const longestSummary = 1000;

/**
 * @param lines all lines above the furniture at the bottom
 * @param known fields that are settled already: with a title, the lines are those below it
 */
export function readOpening(lines: readonly Line[], top: Top, parts: PlacedPart[], ledger: Ledger, known: Opening['fields'] = {}): Opening {
  const state: State = { lines, continues: findContinuations(lines), fields: { ...known }, taken: new Set(top.dropped.keys()), parts, ledger };
  let at = skipAround(state, top.end);
  at = readLabelledHeadings(state, at);
  at = state.fields.title === undefined ? readTitle(state, top, at) : at;
  readBelowTitle(state, at);
  if (state.fields.title === undefined) ledger.note('no-title');
  return { fields: state.fields, body: lines.filter((_, line) => !state.taken.has(line)) };
}

type HeadlineField = HeadingField | 'summary';

function setField(state: State, field: HeadlineField, text: string): void {
  state.fields[field] = repairWidth(text, state.ledger);
}

function drop(state: State, code: Parameters<Ledger['drop']>[0], at: number): void {
  state.taken.add(at);
  state.ledger.drop(code, textAt(state, at), at);
}

function textAt(state: State, at: number): string {
  return state.lines[at]?.text ?? '';
}

/** Share lines, buttons and 来源 lines from `from` on. */
function skipAround(state: State, from: number): number {
  let at = from;
  while (at < state.lines.length && (takeFurniture(state, at) || takeMeta(state, at))) at++;
  return at;
}

function takeFurniture(state: State, at: number): boolean {
  const found = classifyAround(textAt(state, at));
  if (!found) return false;
  drop(state, `dropped-${found.kind}`, at);
  return true;
}

/** Takes the fields of a 来源 line. A line that is not wholly understood stays in the body all the same. */
function takeMeta(state: State, at: number): boolean {
  const text = textAt(state, at);
  const meta = readMetaLine(text);
  const verdict = meta && judge(meta);
  if (!meta || !verdict) return false;
  if (verdict === 'take') {
    state.taken.add(at);
    takeMetaLine(meta, text, at, state.parts, state.ledger);
  } else keepMetaLine(meta, at, state.parts, state.ledger);
  return true;
}

/**
 * `take`: a line of labels, understood to the last character. `keep`: such a line with something else in it. Undefined:
 * text; among it a date without label or clock (a speech has one below its title) and 时间：… alone (a notice's own).
 */
function judge(meta: MetaLine): 'take' | 'keep' | undefined {
  const telling = meta.parts.filter((part) => part.kind !== 'counter');
  if (meta.rest.length > 0) return telling.length >= 2 && meta.rest.join('').length <= 30 ? 'keep' : undefined;
  if (meta.wrong.length > 0) return 'keep';
  const onlyTime = telling.length > 0 && telling.every((part) => part.kind === 'time');
  if (!onlyTime) return 'take';
  const published = telling.some((part) => part.kind === 'time' && (part.label === 'published' || part.label === 'updated'));
  const clock = telling.some((part) => part.kind === 'time' && part.label === 'none' && part.stamp.hasClock);
  return published || clock ? 'take' : undefined;
}

/** `引题：…`, `标题：…`, `副题：…` of a manuscript, one a line. */
function readLabelledHeadings(state: State, from: number): number {
  let at = from;
  for (; at < state.lines.length; at++) {
    const heading = readLabelledHeading(textAt(state, at));
    if (!heading || state.fields[heading.field] !== undefined) break;
    setField(state, heading.field, heading.value);
    const agency = readAgency(textAt(state, at));
    if (agency) state.parts.push({ part: { kind: 'source', name: agency, relation: 'plain' }, place: at });
    drop(state, 'moved-headings', at);
  }
  return at;
}

/** Finds the headline at `at`, or among the lines above the navigation; returns the line after it. */
function readTitle(state: State, top: Top, at: number): number {
  let titleAt = canBeTitle(state, at) ? at : -1;
  let next = at;
  if (titleAt >= 0) {
    titleAt = skipPageTitle(state, titleAt);
    if (canBeTitle(state, titleAt + 1) && isKicker(state, titleAt)) {
      setField(state, 'kicker', textAt(state, titleAt));
      state.taken.add(titleAt++);
    }
    next = titleAt + 1;
  } else titleAt = top.unknown.findLast((line) => isTitleLike(textAt(state, line))) ?? -1;
  if (titleAt < 0) return at;
  setField(state, 'title', textAt(state, titleAt));
  state.taken.add(titleAt);
  for (const line of top.unknown) {
    if (line === titleAt) continue;
    if (repeatsTitle(textAt(state, line), textAt(state, titleAt))) drop(state, 'dropped-page-title', line);
    else state.ledger.note('above-title');
  }
  return next;
}

/** A column's name, an unfinished line; or any short line over a headline that has its ——副题 directly below. */
function isKicker(state: State, at: number): boolean {
  return isClearKicker(textAt(state, at)) || (readSubtitle(textAt(state, at + 2)) !== undefined && countCharacters(textAt(state, at), 30) <= 30);
}

/** 字 above which an indented line is a paragraph rather than a centred headline. */
const longestIndentedTitle = 40;

function canBeTitle(state: State, at: number): boolean {
  const line = state.lines[at];
  if (!line || state.continues[at] || !isTitleLike(line.text)) return false;
  if (line.indent.length >= 2 && countCharacters(line.text, longestIndentedTitle) > longestIndentedTitle) return false;
  const meta = readMetaLine(line.text);
  return meta === undefined || judge(meta) === undefined;
}

/** `标题_某某之窗` (what the browser shows in its tab) above the headline proper. */
function skipPageTitle(state: State, at: number): number {
  let next = at + 1;
  while (classifyAround(textAt(state, next))) next++;
  if (!canBeTitle(state, next) || !repeatsTitle(textAt(state, at), textAt(state, next))) return at;
  drop(state, 'dropped-page-title', at);
  for (let line = at + 1; line < next; line++) takeFurniture(state, line);
  return next;
}

function repeatsTitle(text: string, title: string): boolean {
  return text === title || (title.length >= 4 && text.startsWith(title) && /^\s?[_\-—–|｜－]\s?\S/.test(text.slice(title.length)));
}

/** Lines between headline and text that may be passed over as unclear: a second line of the headline, an unmarked subtitle. */
const mostUnclear = 2;

function readBelowTitle(state: State, from: number): void {
  let at = from;
  let unclear = 0;
  while (at < state.lines.length) {
    const text = textAt(state, at);
    const subtitle = state.fields.title !== undefined && state.fields.subtitle === undefined && at === from ? readSubtitle(text) : undefined;
    if (subtitle !== undefined) {
      setField(state, 'subtitle', subtitle);
      state.taken.add(at++);
    } else if (takeFurniture(state, at) || takeMeta(state, at) || takeKeywords(state, at) || takeDate(state, at)) at++;
    else if (isTextLabel(text)) {
      drop(state, 'dropped-labels', at);
      break;
    } else {
      const end = takeSummary(state, at);
      if (end === at && !(unclear < mostUnclear && isUnclear(state, at))) break;
      if (end === at) unclear++;
      at = Math.max(end, at + 1);
    }
  }
  state.ledger.note('unclear-headline', unclear);
}

/** `日期：2026-03-05` directly below another such line belongs to it; alone it may be the date of what is announced. */
function takeDate(state: State, at: number): boolean {
  const text = textAt(state, at);
  if (!/^(?:日\s{0,4}期|发稿日期|供稿日期)\s?[:：]/.test(text) || !state.taken.has(at - 1) || state.parts.at(-1)?.place !== at - 1) return false;
  const meta = readMetaLine(text);
  if (meta?.parts.length !== 1 || meta.rest.length + meta.wrong.length > 0) return false;
  state.taken.add(at);
  takeMetaLine(meta, text, at, state.parts, state.ledger);
  return true;
}

/** A short line with a 来源 line close below: it belongs to the headline rather than to the text, but what is it? */
function isUnclear(state: State, at: number): boolean {
  if (!isTitleLike(textAt(state, at)) || state.parts.length > 0) return false;
  for (let next = at + 1; next <= at + mostUnclear; next++) {
    const meta = readMetaLine(textAt(state, next));
    if (meta && judge(meta)) return true;
    if (!isTitleLike(textAt(state, next)) && readSubtitle(textAt(state, next)) === undefined) return false;
  }
  return false;
}

function takeKeywords(state: State, at: number): boolean {
  const words = state.fields.keywords === undefined ? readKeywords(textAt(state, at)) : undefined;
  if (!words) return false;
  state.fields.keywords = [...words];
  drop(state, 'moved-keywords', at);
  return true;
}

/** Takes `摘要：…` (or the paragraph below a label that stands alone); returns the line after it, `at` when there is none. */
function takeSummary(state: State, at: number): number {
  const value = state.fields.summary === undefined ? readSummary(textAt(state, at)) : undefined;
  if (value === undefined) return at;
  const start = value === '' ? at + 1 : at;
  if (start >= state.lines.length) return at;
  const run = readRun(state.lines, state.continues, start);
  const summary = value === '' ? run.text : (readSummary(run.text) ?? '');
  if (countCharacters(summary, longestSummary) > longestSummary) return at;
  setField(state, 'summary', summary);
  for (let line = at; line < run.end; line++) drop(state, 'moved-summary', line);
  return run.end;
}
