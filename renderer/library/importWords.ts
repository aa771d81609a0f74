import type { TFunction } from 'i18next';
import { needsAttention } from '#domain/intake/attention.ts';
import { failureText } from '../i18n/failure.ts';
import { warningText } from '../i18n/intake.ts';
import type { ImportRow } from '../state/importing.ts';

/** What the report of an import says of one file. */
export interface ImportWords {
  /** Where it stands in the import. */
  readonly key: string;
  readonly file: string;
  readonly outcome: 'imported' | 'present' | 'refused' | 'waiting';
  /** The article's title, or why there is none. */
  readonly says: string;
  /** The article that came of it or was here. */
  readonly id: string | null;
  /** Articles of the library that it is about, besides. */
  readonly others: readonly { readonly id: string | null; readonly title: string; readonly words: string }[];
  /** What is lost, in doubt or to be decided: never folded away. */
  readonly open: readonly string[];
  readonly changes: readonly string[];
  /** How many changes. */
  readonly count: number;
  /** What only a programmer reads. */
  readonly detail: string;
}

export function wordsOfImport(t: TFunction, language: string, row: ImportRow, at: number): ImportWords {
  const nothing = { key: `${at}`, file: row.file, id: null, others: [], open: [], changes: [], count: 0, detail: '' };
  if ('failure' in row) {
    const { failure } = row;
    const says = failureText(t, { ...failure, thing: '' });
    return { ...nothing, outcome: failure.code === 'cancelled' ? 'waiting' : 'refused', says, detail: failure.message };
  }
  if ('present' in row) {
    const { id, title } = row.present;
    return { ...nothing, outcome: 'present', id, says: title || t('library.untitled'), changes: [t('importReport.present')] };
  }
  const { id, title, warnings } = row.imported;
  const tidied = warnings.filter(({ code }) => !needsAttention(code));
  const say = (warning: (typeof warnings)[number]) => warningText(t, language, warning);
  return {
    ...nothing,
    outcome: 'imported',
    id,
    says: title || t('library.untitled'),
    others: othersOf(t, row.imported),
    open: warnings.filter(({ code }) => needsAttention(code)).map(say),
    changes: tidied.map(say),
    count: tidied.reduce((sum, { count }) => sum + count, 0),
  };
}

function othersOf(t: TFunction, { title, similar, beside }: Extract<ImportRow, { imported: unknown }>['imported']): ImportWords['others'] {
  const named = (other: string) => other || t('library.untitled');
  const others = similar.filter(({ id }) => id !== beside?.id);
  const twin = others.find(({ same }) => same);
  // Of a text that is here several times one is enough.
  const alike = others
    .filter((like) => !like.same || like === twin)
    .map((like) => ({
      id: like.id,
      title: named(like.title),
      words: t(like.same ? 'notice.sameAs' : 'notice.similarTo', { title: named(title), other: named(like.title) }),
    }));
  if (!beside) return alike;
  const words = t(beside.place === 'trash' ? 'importReport.trashed' : 'importReport.beside', { title: named(beside.title) });
  // What lies in the trash cannot be opened.
  return [{ id: beside.place === 'trash' ? null : beside.id, title: named(beside.title), words }, ...alike];
}

/** What needs somebody comes first. */
const order: readonly ImportWords['outcome'][] = ['refused', 'waiting', 'present', 'imported'];

export function inOrder(rows: readonly ImportWords[]): readonly ImportWords[] {
  const wanting = ({ open, others }: ImportWords) => (open.length + others.length > 0 ? 0 : 1);
  return order.flatMap((outcome) => rows.filter((row) => row.outcome === outcome).sort((one, other) => wanting(one) - wanting(other)));
}

export function summaryOf(t: TFunction, rows: readonly ImportWords[]): string {
  const done = rows.filter(({ outcome }) => outcome === 'imported').length;
  return t('importReport.summary', { done, count: rows.length });
}

/** The report as text to be passed on: one file a line, what is said of it indented below. */
export function reportText(t: TFunction, rows: readonly ImportWords[]): string {
  const lines = inOrder(rows).flatMap(({ file, outcome, says, others, open, changes }) => [
    `${t(`importReport.outcome.${outcome}`)}\t${file}\t${says}`,
    ...[...others.map(({ words }) => words), ...open, ...changes].map((line) => `\t${line}`),
  ]);
  return [summaryOf(t, rows), ...lines, ''].join('\n');
}
