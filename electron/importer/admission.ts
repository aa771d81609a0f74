import type { PackageProblem } from '#domain/portal/manifest.ts';
import { isSafePath, pathKey } from '#domain/portal/safepath.ts';
import type { FailureCode } from '#domain/result.ts';
import type { PackageLimits } from './limits.ts';

/** What Explorer and Finder leave in a folder that somebody merely looked at. */
const droppings = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$|^__MACOSX\//;

/** Collects a package's files and what is wrong with them, by the same rules for folder and zip. */
export interface Admission {
  readonly files: Map<string, Uint8Array>;
  readonly problems: PackageProblem[];
  report(code: FailureCode, file: string, message: string): void;
  /** Whether a file of this name and size may be read. Says why not, unless it is nothing of anybody's. */
  admit(path: string, bytes: number): boolean;
}

export function makeAdmission(limits: PackageLimits): Admission {
  const problems: PackageProblem[] = [];
  const seen = new Set<string>();
  let total = 0;
  const report = (code: FailureCode, file: string, message: string) => {
    problems.push({ code, file: printable(file), message });
  };
  const refuse = (code: FailureCode, file: string, message: string) => {
    report(code, file, message);
    return false;
  };
  return {
    files: new Map(),
    problems,
    report,
    admit(path, bytes) {
      if (droppings.test(path)) return false;
      if (!isSafePath(path)) return refuse('unsafe-name', path, 'the name is not safe');
      if (seen.has(pathKey(path))) return refuse('unsafe-name', path, 'the name stands twice, or differs only in case');
      seen.add(pathKey(path));
      if (bytes > limits.fileBytes) return refuse('too-large', path, `it is larger than ${limits.fileBytes} bytes`);
      total += bytes;
      return total <= limits.totalBytes || refuse('too-large', path, `with it the package is larger than ${limits.totalBytes} bytes`);
    },
  };
}

/** A name from outside, fit for one line of a terminal. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).slice(0, 200);
}
