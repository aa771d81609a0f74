import type { IntakeCode } from './codes.ts';
import type { IntakeWarning } from './draft.ts';

/** What was done to something while it was read, collected as it happens and told in words at the end. */

/** The codes of one source, without its name before them. */
export type KindOf<Source extends string> = IntakeCode extends infer Code ? (Code extends `${Source}-${infer Kind}` ? Kind : never) : never;

/** One kind of it: how often, and what is no longer there. */
export interface Notice {
  readonly count: number;
  readonly dropped: readonly string[];
}

/** A kind's sentence, by its code. Their order is the order in which they are told. */
export type NoticeWords<Code extends string> = Readonly<Record<Code, (notice: Notice) => string>>;

export interface Notices<Code extends string> {
  note(code: Code, count?: number): void;
  drop(code: Code, text: string): void;
  warnings(): readonly IntakeWarning<IntakeCode>[];
}

/** @param source what stands before each code of a warning: `docx`, `web` */
export function collectNotices<Source extends 'docx' | 'web'>(source: Source, words: NoticeWords<KindOf<Source>>): Notices<KindOf<Source>> {
  type Code = KindOf<Source>;
  const found = new Map<Code, { count: number; dropped: string[] }>();
  const entry = (code: Code) => {
    const known = found.get(code) ?? { count: 0, dropped: [] };
    found.set(code, known);
    return known;
  };
  return {
    note: (code, count = 1) => {
      if (count > 0) entry(code).count += count;
    },
    drop: (code, text) => {
      const known = entry(code);
      known.count++;
      known.dropped.push(text);
    },
    warnings: () =>
      (Object.keys(words) as Code[]).flatMap((code) => {
        const notice = found.get(code);
        if (!notice) return [];
        const { count, dropped } = notice;
        return [{ code: `${source}-${code}` as IntakeCode, message: words[code](notice), count, ...(dropped.length > 0 ? { dropped } : {}) }];
      }),
  };
}

/** The first three of what was dropped, shortened. */
export function quoteSome(texts: readonly string[]): string {
  const first = texts.slice(0, 3).map((text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`);
  return first.join('、') + (texts.length > 3 ? ' 等' : '');
}
