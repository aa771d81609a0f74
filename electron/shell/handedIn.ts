import { isAbsolute, resolve } from 'node:path';

const ending = '.copydesk';

/** The hand-offs among the words of a command line, as absolute paths. Options, of Chromium and of ours, begin with a hyphen. */
export function handedIn(words: readonly string[], folder: string): readonly string[] {
  const named = words.filter((word) => !word.startsWith('-') && word.toLowerCase().endsWith(ending));
  return named.map((word) => (isAbsolute(word) ? word : resolve(folder, word)));
}

/** Files that another start of the program sent, whatever it sent: hand-offs by their absolute paths, nothing else. */
export function handedOn(data: unknown): readonly string[] {
  const { files } = (typeof data === 'object' && data !== null ? data : {}) as { readonly files?: unknown };
  const paths = Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
  return paths.filter((path) => isAbsolute(path) && handedIn([path], '/').length > 0);
}
