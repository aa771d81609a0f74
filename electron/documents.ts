import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where articles go unless told otherwise: `Copydesk` in this person's documents, the same folder the desktop opens. */
export function defaultLibrary(): string {
  return join(process.platform === 'linux' ? linuxDocuments(homedir(), process.env) : join(homedir(), 'Documents'), 'Copydesk');
}

/** On Linux the folder has a name in the person's language (文档), written down by xdg-user-dirs. */
export function linuxDocuments(home: string, environment: NodeJS.ProcessEnv): string {
  const usual = join(home, 'Documents');
  const { XDG_CONFIG_HOME } = environment;
  const file = join(XDG_CONFIG_HOME && isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : join(home, '.config'), 'user-dirs.dirs');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // A machine without a desktop has no such file.
    return usual;
  }
  const written = /^\s*XDG_DOCUMENTS_DIR="(.*)"\s*$/m.exec(text)?.[1]?.replace(/\\(.)/g, '$1');
  if (written === undefined) return usual;
  const path = written.replace(/^\$HOME(?=\/|$)/, home);
  return isAbsolute(path) ? path : usual;
}
