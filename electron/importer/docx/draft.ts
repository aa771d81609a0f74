import { type ArticleChanges, maxBodyLength } from '#domain/article.ts';
import type { Ledger } from '#domain/intake/warnings.ts';
import type { Offset } from '#domain/intake/zone.ts';
import { refusal } from '#domain/result.ts';
import type { Anchor } from '#domain/review.ts';
import type { ForeignDraft } from '../foreign/messages.ts';
import type { Parts } from '../foreign/parts.ts';
import { notePieces, writeBody } from './body.ts';
import type { Block, Paragraph, Piece } from './document.ts';
import { flatten, labelPiece } from './flatten.ts';
import { type Line, type Mark, writeLine } from './line.ts';
import type { Notices } from './notices.ts';
import { lineOf, openDocument } from './opening.ts';
import { readPictures } from './pictures.ts';
import { fromProperties } from './properties.ts';
import type { ReadDocument } from './read.ts';
import { type Marked, remarksOf } from './remarks.ts';

/** A document that was read as a draft with its remarks. */

interface Making {
  /** The file, for messages. */
  readonly thing: string;
  readonly notices: Notices;
  readonly ledger: Ledger;
  readonly offsetAt: Offset;
}

export async function draftOf(document: ReadDocument, parts: Parts, { thing, notices, ledger, offsetAt }: Making): Promise<ForeignDraft> {
  const album = await readPictures([...document.blocks, ...[...document.notes.values()].flat()], parts, notices);
  const opened = openDocument(flatten(document.blocks), offsetAt, ledger);
  const noteIds: string[] = [];
  const noteMark = (piece: Extract<Piece, { type: 'note' }>) => `<sup>\\[${noteIds.push(`${piece.kind} ${piece.id}`)}\\]</sup>`;
  const body = writeBody(opened.body, { thing, notices, album, noteMark });
  const below = writeBody(endnotesOf(noteIds, document.notes, notices), { thing, notices, album, noteMark: () => '' });
  const lead = body.text !== '' && below.text !== '' ? `${body.text}\n\n` : body.text;
  const text = lead + below.text;
  if (text.length > maxBodyLength) {
    throw refusal('too-large', thing, 'import', `its body is longer than ${maxBodyLength} characters`, { length: text.length, limit: maxBodyLength });
  }
  const fields = fromProperties(document.core, opened.fields, notices);
  const whole: Marked = { field: 'body', text, marks: [...body.marks, ...below.marks.map((mark) => shiftedBy(mark, lead.length))] };
  const marked = [whole, ...opened.taken.flatMap((paragraph) => markedField(paragraph, opened.fields, notices))];
  const remarks = remarksOf(marked, document.comments);
  notices.note('suggestions', remarks.suggestions.length);
  notices.note('comments', remarks.comments.length);
  const ofText = ledger.warnings().filter(({ code }) => code !== 'no-title' || !fields.title);
  return { draft: { ...fields, body: text }, warnings: [...notices.warnings(), ...ofText], pictures: album.placed, remarks };
}

function shiftedBy(mark: Mark, by: number): Mark {
  return mark.type === 'comment' ? { ...mark, at: mark.at + by } : { ...mark, at: mark.at + by, end: mark.end + by };
}

function endnotesOf(ids: readonly string[], notes: ReadonlyMap<string, readonly Block[]>, notices: Notices): readonly Block[] {
  const paragraph = (pieces: readonly Piece[]): Paragraph => {
    return { type: 'paragraph', role: 'body', level: 0, centred: false, label: undefined, pieces, end: undefined };
  };
  const named = ids.map((id, at) => paragraph(notePieces(`[${at + 1}]`, flatten(notes.get(id) ?? []))));
  // One that no mark in the text names is still somebody's words.
  const loose = [...notes].filter(([id]) => !ids.includes(id)).map(([, blocks]) => paragraph(notePieces('*', flatten(blocks))));
  notices.note('notes', named.length + loose.length);
  return named.length + loose.length === 0 ? [] : [paragraph([labelPiece('注释：')]), ...named, ...loose];
}

const fieldNames = ['title', 'kicker', 'subtitle', 'summary'] as const satisfies readonly Anchor['field'][];

/** Remarks in a paragraph that became a field; those of a line that left the text are about the whole. */
function markedField(paragraph: Paragraph, fields: ArticleChanges, notices: Notices): readonly Marked[] {
  const line: Line = writeLine(paragraph.pieces, { notices, noteMark: () => '', bare: true, plain: true });
  if (line.marks.length === 0) return [];
  const words = lineOf(paragraph);
  for (const field of fieldNames) {
    const text = fields[field] ?? '';
    const from = words === '' ? -1 : text.indexOf(words);
    if (from >= 0) return [{ field, text, marks: line.marks.map((mark) => shiftedBy(mark, from)) }];
  }
  const atStart = line.marks.map((mark): Mark => (mark.type === 'comment' ? { ...mark, at: 0 } : { ...mark, at: 0, end: 0 }));
  return [{ field: 'body', text: '', marks: atStart.filter((mark) => mark.type === 'comment' || mark.text !== '') }];
}
