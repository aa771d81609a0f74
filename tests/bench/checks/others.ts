import { diffChars } from 'diff';
import { run } from 'zhlint';
import type { Article } from '#domain/article.ts';
import type { Finding } from '#domain/checks/finding.ts';

/** Another program's view of a text: each place it would change is a finding. */
export interface Proofreader {
  readonly title: string;
  readonly check: (article: Article) => readonly Finding[];
  /** Texts on which it threw. */
  readonly failures: () => number;
}

type Program = readonly [string, (text: string) => string];

/** Its parts for other systems are not all to be had, so no lock file can name it: `npm i --no-save autocorrect-node` puts it beside the rest. */
const unlisted = 'autocorrect-node';

async function programs(): Promise<readonly Program[]> {
  const zhlint: Program = ['zhlint', (text) => run(text, { rules: { preset: 'default' } }).result];
  try {
    const { format } = (await import(unlisted)) as { format: (text: string) => string };
    return [zhlint, ['autocorrect', format]];
  } catch {
    return [zhlint];
  }
}

/** The other programs, that have read nothing yet. */
export async function proofreaders(): Promise<readonly Proofreader[]> {
  return (await programs()).map(([title, correct]) => {
    let failed = 0;
    const read = (field: string, text: string): readonly Finding[] => {
      if (text === '') return [];
      try {
        return changesOf(title, field, text, correct(text));
      } catch {
        // That it cannot read a text is one of its figures.
        failed += 1;
        return [];
      }
    };
    return { title, failures: () => failed, check: ({ title: head, body }) => [...read('title', head), ...read('body', body)] };
  });
}

/**
 * Where the corrected text differs, in UTF-16 units of the first. Blanks put between Chinese and figures are left out: they are a
 * taste of these programs, and would be nine tenths of what is false.
 */
function changesOf(title: string, field: string, text: string, corrected: string): readonly Finding[] {
  const findings: Finding[] = [];
  let at = 0;
  let open: { start: number; end: number } | undefined;
  for (const { value, added, removed } of diffChars(text, corrected)) {
    if (value.trim() === '' && (added || removed)) {
      if (removed) at += value.length;
    } else if (!added && !removed) {
      if (open) findings.push({ rule: title, level: 'warning', message: '。', field, ...open });
      open = undefined;
      at += value.length;
    } else {
      const end = removed ? at + value.length : at;
      open = { start: open?.start ?? at, end };
      at = end;
    }
  }
  if (open) findings.push({ rule: title, level: 'warning', message: '。', field, ...open });
  return findings;
}
