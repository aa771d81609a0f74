/** What to do about a file that is not read, by what the importer calls it (`electron/importer/magic.ts`): a key of `unsupported`. */
export function adviceFor(kind: string): 'picture' | 'pdf' | 'password' | 'word' | 'office' | 'packageFolder' | 'other' {
  if (kind === 'package-folder') return 'packageFolder';
  if (/picture$|^an SVG/.test(kind)) return 'picture';
  if (kind === 'a PDF') return 'pdf';
  if (/password/.test(kind)) return 'password';
  if (/Excel|PowerPoint|OFD|EPUB|OpenDocument/.test(kind)) return 'office';
  return /Word|WPS|wps|RTF|Office/.test(kind) ? 'word' : 'other';
}
