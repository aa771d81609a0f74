import type { Finding } from './finding.ts';

/** The fields in the order of the editor's form; findings come in it. */
const fieldOrder = [
  'channel',
  'kicker',
  'title',
  'outlets',
  'shortTitle',
  'subtitle',
  'source',
  'authors',
  'editor',
  'publishAt',
  'summary',
  'keywords',
  'cover',
  'body',
  'media',
];

/** The order of findings: as the editor's form has the fields, then by their place in the field. */
export function byPlace(a: Pick<Finding, 'field' | 'start' | 'end'>, b: Pick<Finding, 'field' | 'start' | 'end'>): number {
  return rank(a.field) - rank(b.field) || compare(a.field, b.field) || a.start - b.start || a.end - b.end;
}

function rank(field: string): number {
  const index = fieldOrder.indexOf(field.split('.', 1)[0] ?? '');
  return index < 0 ? fieldOrder.length : index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
