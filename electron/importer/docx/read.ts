import { openLedger } from '#domain/intake/warnings.ts';
import { instantInZone, isRealTime, type Offset, offsetsOf } from '#domain/intake/zone.ts';
import { refusal } from '#domain/result.ts';
import { foreignLimits } from '../foreign/limits.ts';
import type { ForeignDraft, ForeignStart } from '../foreign/messages.ts';
import { type Parts, withParts } from '../foreign/parts.ts';
import { mainPart, type Relation, readRelations, targetsOf } from '../foreign/relations.ts';
import { type Element, elementsOf, readXml } from '../foreign/xml.ts';
import { type BlockReading, readBlock, readBlocks } from './blocks.ts';
import { readComments, type WordComment } from './comments.ts';
import type { Block } from './document.ts';
import { draftOf } from './draft.ts';
import { type Notices, openNotices } from './notices.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

/** Everything of a Word document that is looked at, read. */
export interface ReadDocument {
  readonly blocks: readonly Block[];
  /** By kind and id. */
  readonly notes: ReadonlyMap<string, readonly Block[]>;
  readonly comments: readonly WordComment[];
  readonly core: Element | undefined;
}

/** @throws damaged, too-large, bad-checksum, unsupported, empty */
export function readDocx({ path, name, timeZone }: ForeignStart): Promise<ForeignDraft> {
  return withParts(path, name, async (parts) => {
    const notices = openNotices();
    const offsetAt = offsetsOf(timeZone);
    const document = await readDocument(parts, name, notices, offsetAt);
    const draft = await draftOf(document, parts, { thing: name, notices, ledger: openLedger(), offsetAt });
    if (draft.draft.body === '' && !draft.draft.title) throw refusal('empty', name, 'import', 'there is no text in it');
    const size = JSON.stringify([draft.draft, draft.remarks, draft.warnings]).length;
    if (size > foreignLimits.output) throw refusal('too-large', name, 'import', 'its text is too long', { length: size });
    return draft;
  });
}

async function readDocument(parts: Parts, name: string, notices: Notices, offsetAt: Offset): Promise<ReadDocument> {
  const main = await mainPart(parts, name);
  const relations = await readRelations(parts, main, name);
  const rootOf = async (type: string): Promise<Element | undefined> => {
    const [part] = targetsOf(relations, type);
    return part && parts.has(part) ? readXml(parts.text(part), name, part) : undefined;
  };
  const styles = readStyles(await rootOf('styles'));
  const numbering = readNumbering(await rootOf('numbering'));
  const readingOf = (own: ReadonlyMap<string, Relation>): BlockReading => {
    const reading: BlockReading = {
      styles,
      relations: own,
      notices,
      numbering,
      dateOf: (attributes) => dateOf(attributes, offsetAt),
      blocksOf: (element) => readBlocks(element, reading),
      fields: [],
    };
    return reading;
  };
  const reading = readingOf(relations);
  const blocks: Block[] = [];
  await readXml(parts.text(main), name, main, { inside: 'w:body', take: (element) => void blocks.push(...readBlock(element, reading)) });
  const notes = new Map<string, readonly Block[]>();
  for (const kind of ['footnote', 'endnote'] as const) {
    const [part] = targetsOf(relations, `${kind}s`);
    if (!part || !parts.has(part)) continue;
    const own = readingOf(await readRelations(parts, part, name));
    for (const note of elementsOf(await readXml(parts.text(part), name, part))) {
      if ((note.attributes['w:type'] ?? 'normal') === 'normal') notes.set(`${kind} ${note.attributes['w:id'] ?? ''}`, readBlocks(note, own));
    }
  }
  await tellDropped(parts, relations, name, notices, readingOf);
  const comments = readComments(await rootOf('comments'), await rootOf('commentsExtended'), readingOf(new Map()));
  const core = parts.has('docProps/core.xml') ? await readXml(parts.text('docProps/core.xml'), name, 'docProps/core.xml') : undefined;
  return { blocks, notes, comments, core };
}

/** Headers and footers are no part of the text; their words are told. */
async function tellDropped(
  parts: Parts,
  relations: ReadonlyMap<string, Relation>,
  name: string,
  notices: Notices,
  readingOf: (own: ReadonlyMap<string, Relation>) => BlockReading,
): Promise<void> {
  const told = new Set<string>();
  for (const kind of ['header', 'footer'] as const) {
    for (const part of targetsOf(relations, kind)) {
      if (!parts.has(part)) continue;
      const words = wordsIn(readBlocks(await readXml(parts.text(part), name, part), readingOf(new Map())));
      if (words === '' || told.has(words)) continue;
      told.add(words);
      notices.drop(`dropped-${kind}`, words);
    }
  }
}

/** All words of blocks on one line, whatever they stand in. */
function wordsIn(blocks: readonly Block[]): string {
  const words = blocks.map((block): string => {
    if (block.type === 'table') return block.rows.map(({ cells }) => cells.map((cell) => wordsIn(cell.blocks)).join(' ')).join(' ');
    return block.pieces
      .map((piece) => (piece.type === 'text' || piece.type === 'ruby' ? piece.text : piece.type === 'box' ? wordsIn(piece.blocks) : ''))
      .join('');
  });
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

/** Word writes the clock on the wall and calls it UTC; newer versions add the true one. */
function dateOf(attributes: Readonly<Record<string, string>>, offsetAt: Offset): string | null {
  const utc = attributes['w16du:dateUtc'];
  if (utc && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(utc) && !Number.isNaN(Date.parse(utc))) return utc;
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(attributes['w:date'] ?? '');
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const time = { year, month, day, hour, minute, second };
  return isRealTime(time) ? instantInZone(time, offsetAt) : null;
}
