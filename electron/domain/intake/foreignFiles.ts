/** Files that a newsroom has and Copydesk does not read. Each is named as what it is, with advice, in the person's language. */
export const foreignFiles = [
  'doc',
  'wps',
  'not-docx',
  'old-office',
  'locked',
  'spreadsheet',
  'presentation',
  'rtf',
  'pdf',
  'ofd',
  'epub',
  'odt',
  'picture',
  'svg',
  'xml',
  'archive',
  'media',
  'database',
  'program',
  'utf-32',
] as const;
export type ForeignFile = (typeof foreignFiles)[number];

export function isForeignFile(kind: unknown): kind is ForeignFile {
  return foreignFiles.some((known) => known === kind);
}
