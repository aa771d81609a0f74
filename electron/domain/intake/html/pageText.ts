import type { ArticleChanges } from '../../article.ts';
import { findBottom } from '../bottom.ts';
import { findBylines } from '../bylines.ts';
import { decideFields, type PlacedPart, takeMetaLine } from '../fields.ts';
import { isClearKicker, isTitleLike, readSubtitle } from '../headline.ts';
import type { Line } from '../lines.ts';
import { readMetaLine } from '../metaline.ts';
import { readOpening } from '../opening.ts';
import { classifyAround } from '../top.ts';
import type { Ledger } from '../warnings.ts';
import type { Offset } from '../zone.ts';
import { type Block, lineOf, linesOf, type Paragraph } from './blocks.ts';
import type { Notices } from './notices.ts';
import type { PageFacts } from './pageFacts.ts';

/** Headline, 来源 line and 责任编辑 of a page, wherever they stand, and the blocks that are its text. */

export interface OpenedPage {
  readonly fields: ArticleChanges;
  readonly body: readonly Block[];
}

interface Opening {
  readonly facts: PageFacts;
  /** What the browser shows in its tab. */
  readonly tabTitle: string;
  readonly offsetAt: Offset;
  readonly ledger: Ledger;
  readonly notices: Notices;
}

/** Lines above the text among which the headline is looked for, and lines around it that may tell 来源 and time. */
const reach = 60;
const near = 8;
const top = 12;

export function openPage(blocks: readonly Block[], opening: Opening): OpenedPage {
  const { facts, tabTitle, offsetAt, ledger, notices } = opening;
  const from = blocks.findIndex(({ main }) => main);
  const to = blocks.findLastIndex(({ main }) => main) + 1;
  const above = blocks.slice(0, Math.max(0, from)).filter(isLine);
  const below = blocks.slice(to).filter(isLine);
  const inside = blocks.filter(({ main }) => main);
  const title = findTitle(above.slice(-reach), inside, facts.title, tabTitle);
  const parts: PlacedPart[] = [];
  const around = title.at && above.includes(title.at) ? above.slice(above.indexOf(title.at) + 1) : above;
  const heading = headingAround(above, title.at);
  const summary = leadOf(around);
  const titleFields = title.text === '' ? {} : { title: title.text.slice(0, 500), ...heading, ...(summary ? { summary } : {}) };
  collectParts([...around.slice(-near), ...below.slice(0, near)], parts);
  for (const block of blocks) if (!block.main && block !== title.at) for (const line of linesOf(block)) notices.drop('dropped-around', line);
  const rest = inside.filter((block) => block !== title.at);
  const opened = openText(rest, titleFields, parts, opening);
  const known = new Set(parts.map(({ part }) => part.kind));
  const more = facts.parts.filter(({ part }) => !known.has(part.kind));
  for (const [at, part] of facts.parts.entries()) if (more.includes(part)) notices.drop('meta-tags', facts.told[at] ?? '');
  const decided = decideFields([...parts, ...more], bylinesIn(opened.body), offsetAt, ledger);
  const source = facts.url === '' ? decided.source : { kind: 'original' as const, name: '', originalTitle: '', ...decided.source, url: facts.url };
  return { fields: { ...opened.fields, ...decided, ...(source ? { source } : {}) }, body: opened.body };
}

function isLine(block: Block): block is Paragraph {
  return block.type === 'paragraph' && lineOf(block) !== '';
}

/** A sentence of its own between 来源 line and text is the page's summary. */
function leadOf(lines: readonly Paragraph[]): string | undefined {
  const last = lines.at(-1);
  const text = last ? lineOf(last) : '';
  return text.length >= 15 && text.length <= 300 && text.endsWith('。') && readMetaLine(text) === undefined ? text : undefined;
}

interface Title {
  readonly text: string;
  /** Where it stands in the page. */
  readonly at: Paragraph | undefined;
}

/** The line that the browser's tab repeats; else a lone `h1`; else what the page says to machines. */
function findTitle(above: readonly Paragraph[], inside: readonly Block[], told: string, tabTitle: string): Title {
  const lines = [...above, ...inside.slice(0, 6).filter(isLine)].filter((line) => line.label === undefined && isTitleLike(lineOf(line)));
  const repeated = lines.filter((line) => {
    const text = lineOf(line);
    return text.length >= 4 && (text === told || tabTitle.startsWith(text)) && !isSiteOf(text, tabTitle);
  });
  const at = repeated.find(({ level }) => level === 1) ?? repeated.toSorted((a, b) => lineOf(b).length - lineOf(a).length)[0] ?? loneHead(lines);
  if (at) return { text: lineOf(at), at };
  return { text: told || withoutSite(tabTitle), at: undefined };
}

/** `某某之窗` alone in a tab is no headline. */
function isSiteOf(text: string, tabTitle: string): boolean {
  return tabTitle !== text && /(?:网|在线|之窗|门户)$/.test(text) && text.length <= 10;
}

function loneHead(lines: readonly Paragraph[]): Paragraph | undefined {
  const heads = lines.filter(({ level }) => level === 1);
  return heads.length === 1 ? heads[0] : undefined;
}

/** `标题_频道_某某之窗`, `标题 - 某某网`. */
function withoutSite(tabTitle: string): string {
  const [first = ''] = tabTitle.split(/\s*[_|｜]\s*|\s+[-–—]+\s+|-{2,}/);
  return isTitleLike(first) ? first.trim() : '';
}

function headingAround(above: readonly Paragraph[], title: Paragraph | undefined): Pick<ArticleChanges, 'kicker' | 'subtitle'> {
  const at = title ? above.indexOf(title) : -1;
  if (at < 0) return {};
  const before = above[at - 1];
  const kicker = before && isClearKicker(lineOf(before)) ? lineOf(before) : undefined;
  const after = above[at + 1];
  const subtitle = after ? readSubtitle(lineOf(after)) : undefined;
  return { ...(kicker ? { kicker } : {}), ...(subtitle ? { subtitle } : {}) };
}

/** 来源 and time from lines that leave with the page around the text. */
function collectParts(lines: readonly Paragraph[], parts: PlacedPart[]): void {
  for (const [at, line] of lines.entries()) {
    const meta = readMetaLine(lineOf(line));
    const isTold = meta?.parts.some(({ kind }) => kind !== 'counter' && kind !== 'credit' && kind !== 'authors');
    if (!meta || !isTold || meta.rest.join('').length > 40) continue;
    for (const part of meta.parts) if (part.kind !== 'counter' && part.kind !== 'credit') parts.push({ part, place: at });
  }
}

/** The text itself: what stands at its beginning and its end is taken off it. */
function openText(blocks: readonly Block[], known: ArticleChanges, parts: PlacedPart[], { ledger }: Opening): OpenedPage {
  const first: Paragraph[] = [];
  for (const block of blocks) {
    if (first.length >= top || block.type === 'table' || block.label || block.pieces.some(({ type }) => type === 'picture')) break;
    if (isLine(block)) first.push(block);
  }
  const taken = new Set<Block>();
  const lines = first.map(asLine);
  const opened = readOpening(lines, { dropped: new Map(), unknown: [], end: 0, trail: [] }, parts, ledger, known);
  for (const [at, paragraph] of first.entries()) {
    const line = lines[at];
    if (line && !opened.body.includes(line)) taken.add(paragraph);
  }
  takeBottom(blocks, taken, parts, ledger);
  for (const [at, block] of blocks.entries()) {
    const found = isLine(block) && !taken.has(block) && block.pieces.every(({ type }) => type === 'text') ? classifyAround(lineOf(block)) : undefined;
    if (!found) continue;
    taken.add(block);
    ledger.drop(`dropped-${found.kind}`, lineOf(block as Paragraph), at);
  }
  return { fields: opened.fields, body: blocks.filter((block) => !taken.has(block)) };
}

function asLine(paragraph: Paragraph): Line {
  return { text: lineOf(paragraph), indent: '', trailing: false, gap: 0 };
}

function takeBottom(blocks: readonly Block[], taken: Set<Block>, parts: PlacedPart[], ledger: Ledger): void {
  const start = blocks.findLastIndex((block) => block.type === 'table' || block.pieces.some(({ type }) => type === 'picture')) + 1;
  const last = blocks
    .slice(start)
    .filter(isLine)
    .filter((block) => !taken.has(block))
    .slice(-60);
  const bottom = findBottom(last.map(asLine), 0, new Set(), false);
  // Something must be left of the text.
  if (bottom.start === 0 && start === 0) return;
  for (const [at, kind] of bottom.dropped) {
    const block = last[at];
    if (!block) continue;
    taken.add(block);
    ledger.drop(`dropped-${kind}`, lineOf(block), 1_000_000 + at);
  }
  for (const [at, meta] of bottom.meta) {
    const block = last[at];
    if (!block) continue;
    taken.add(block);
    takeMetaLine(meta, lineOf(block), 1_000_000 + at, parts, ledger);
  }
}

function bylinesIn(body: readonly Block[]) {
  const texts = body.filter(isLine).map(lineOf);
  const ends = texts.length <= 6 ? texts : [...texts.slice(0, 3), ...texts.slice(-3)];
  return ends.flatMap(findBylines);
}
