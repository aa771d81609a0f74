import { type ArticleChanges, type Author, maxBodyLength } from '../article.ts';
import { refusal } from '../result.ts';
import { type Bottom, findBottom } from './bottom.ts';
import { findBylines, readAgency } from './bylines.ts';
import type { Intake } from './draft.ts';
import { escapeHead, escapeParagraph } from './escape.ts';
import { decideFields, type PlacedPart, takeMetaLine } from './fields.ts';
import { readKeywords } from './headline.ts';
import { headLevels } from './heads.ts';
import { countInvisible, type Line, splitLines } from './lines.ts';
import { readMetaLine, stripBrackets } from './metaline.ts';
import { readOpening } from './opening.ts';
import { repairWidth } from './repair.ts';
import { noteCounts } from './tidy.ts';
import { findTop, type Top } from './top.ts';
import { type Ledger, openLedger } from './warnings.ts';
import { findContinuations, readRun } from './wrap.ts';
import { offsetsOf } from './zone.ts';

export interface IntakeOptions {
  /** IANA name: times without an offset are read in it. */
  readonly timeZone: string;
  /** The portal's channels: their names are navigation, and a trail of links may tell the article's own. */
  readonly channels?: readonly { readonly key: string; readonly name: string }[];
}

/**
 * Plain text of a portal page or a press release as a draft. Fields that the text does not tell are left out. Every line
 * of the text is in the body, in a field, or in some warning's `dropped`; the body keeps the order of the text.
 * @throws a refusal `empty` (nothing but blanks), `invalid` (no such time zone), `too-large` (the body would be over the limit)
 */
export function intakeText(text: string, options: IntakeOptions): Intake {
  const offsetAt = offsetsOf(options.timeZone);
  const ledger = openLedger();
  const { lines, counts } = splitLines(text);
  if (lines.length === 0) throw refusal('empty', 'text', 'import', 'there is no text in it');
  noteCounts(ledger, counts);
  const channels = new Set((options.channels ?? []).map((channel) => channel.name));
  const top = findTop(lines, channels);
  const isPortal = [...top.dropped.values()].some((kind) => kind === 'greeting' || kind === 'navigation' || kind === 'trail');
  const bottom = findBottom(lines, top.end, channels, isPortal);
  const parts: PlacedPart[] = [];
  const opening = readOpening(lines.slice(0, bottom.start), top, parts, ledger);
  dropFurniture(lines, top, bottom, parts, ledger);
  const keywords = [...new Set([...(opening.fields.keywords ?? []), ...keywordsBelow(lines, bottom, ledger)])].slice(0, 50);
  const paragraphs = readParagraphs(opening.body, ledger);
  const body = writeBody(paragraphs, ledger);
  const channel = channelOf(top.trail, options.channels ?? []);
  const fields = decideFields(parts, bylinesOf(paragraphs, parts, ledger), offsetAt, ledger);
  const draft: ArticleChanges = { ...opening.fields, ...(keywords.length > 0 ? { keywords } : {}), ...fields, ...(channel ? { channel } : {}), body };
  const { title = '', kicker = '', subtitle = '', summary = '' } = draft;
  ledger.note('invisible-characters', countInvisible([title, kicker, subtitle, summary, body].join('\n')));
  return { draft, warnings: ledger.warnings() };
}

function dropFurniture(lines: readonly Line[], top: Top, bottom: Bottom, parts: PlacedPart[], ledger: Ledger): void {
  for (const [place, kind] of [...top.dropped, ...bottom.dropped]) ledger.drop(`dropped-${kind}`, lines[place]?.text ?? '', place);
  for (const [place, meta] of [...bottom.meta].sort(([a], [b]) => a - b)) takeMetaLine(meta, lines[place]?.text ?? '', place, parts, ledger);
}

function keywordsBelow(lines: readonly Line[], bottom: Bottom, ledger: Ledger): readonly string[] {
  const text = bottom.keywords === undefined ? '' : (lines[bottom.keywords]?.text ?? '');
  const words = readKeywords(text);
  if (!words || bottom.keywords === undefined) return [];
  ledger.drop('moved-keywords', text, bottom.keywords);
  return words;
}

/** Joins what was hard-wrapped: one string a paragraph. */
function readParagraphs(lines: readonly Line[], ledger: Ledger): readonly string[] {
  const continues = findContinuations(lines);
  const paragraphs: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const run = readRun(lines, continues, at);
    paragraphs.push(run.text);
    ledger.note('joined-lines', run.end - at - 1);
    at = run.end;
  }
  return paragraphs;
}

/** @throws a refusal `too-large` */
function writeBody(paragraphs: readonly string[], ledger: Ledger): string {
  const levels = headLevels(paragraphs);
  const blocks = paragraphs.map((paragraph, at) => {
    const repaired = repairWidth(paragraph, ledger);
    const level = levels[at] ?? 0;
    const escaped = level === 0 ? escapeParagraph(repaired) : escapeHead(repaired);
    ledger.note('escaped-markdown', escaped.count);
    if (level > 0) ledger.note('section-heads');
    return level === 0 ? escaped.text : `${'#'.repeat(level)} ${escaped.text}`;
  });
  const body = blocks.join('\n\n');
  if (body.length <= maxBodyLength) return body;
  throw refusal('too-large', 'text', 'import', `its body is longer than ${maxBodyLength} characters`, { length: body.length, limit: maxBodyLength });
}

/** Paragraphs of the beginning and the end in which a byline may stand. */
const bylineReach = 3;

/** People named near the ends of the text; an editor or source in its last brackets, or an agency in its dateline, goes to `parts`. */
function bylinesOf(paragraphs: readonly string[], parts: PlacedPart[], ledger: Ledger): readonly Author[] {
  const last = paragraphs.at(-1) ?? '';
  const closing = /[（(][^（()）]{4,60}[)）]$/.exec(last.slice(-64))?.[0];
  const meta = closing === undefined ? undefined : readMetaLine(stripBrackets(closing));
  if (meta && meta.rest.length + meta.wrong.length === 0) {
    const credits = meta.parts.filter((part) => part.kind === 'editor' || part.kind === 'source');
    for (const part of credits) parts.push({ part, place: Number.MAX_SAFE_INTEGER });
    if (credits.length > 0) ledger.note('editor-in-text');
  }
  const agency = parts.some(({ part }) => part.kind === 'source') ? undefined : readAgency(paragraphs[0] ?? '');
  if (agency) {
    parts.push({ part: { kind: 'source', name: agency, relation: 'plain' }, place: Number.MAX_SAFE_INTEGER });
    ledger.note('source-in-text');
  }
  const ends = paragraphs.length <= 2 * bylineReach ? paragraphs : [...paragraphs.slice(0, bylineReach), ...paragraphs.slice(-bylineReach)];
  return ends.flatMap(findBylines);
}

function channelOf(trail: readonly string[], channels: readonly { readonly key: string; readonly name: string }[]): string | undefined {
  return trail
    .toReversed()
    .map((step) => channels.find((channel) => channel.name === step)?.key)
    .find((key) => key !== undefined);
}
