import type { IntakeCode } from './codes.ts';
import type { IntakeWarning } from './draft.ts';

/** What was done to something while it was read, collected as it happens and told in words at the end. */

/** The codes of one source, without its name before them. */
export type KindOf<Source extends string> = IntakeCode extends infer Code ? (Code extends `${Source}-${infer Kind}` ? Kind : never) : never;

/** One kind of it: how often, and what is no longer there. */
export interface Notice {
  readonly count: number;
  readonly dropped: readonly string[];
  readonly changes: readonly string[];
}

/** A kind's sentence, by its code. Their order is the order in which they are told. */
export type NoticeWords<Code extends string> = Readonly<Record<Code, (notice: Notice) => string>>;

export interface Notices<Code extends string> {
  /** Something was done `count` times; nothing happens for 0. */
  note(code: Code, count?: number): void;
  /** Text left the body. `place`: its line, so that what was dropped can be told in the order of the text. */
  drop(code: Code, text: string, place?: number): void;
  /** Text was changed where it stands: each change as `before → after`. `count` when one of them stands for several. */
  change(code: Code, changes: readonly string[], count?: number): void;
  /** Every warning, in the order of the words. */
  warnings(): readonly IntakeWarning<IntakeCode>[];
}

/** Of one kind of change so many are told one by one; a text of half a million marks would be told twice. */
const mostChanges = 500;

interface Found {
  count: number;
  readonly dropped: { readonly text: string; readonly place: number }[];
  readonly changes: string[];
}

type Prefix = '' | 'docx-' | 'web-';

/** @param prefix what stands before each code of a warning: `docx-`, `web-`, nothing for plain text */
export function collectNotices<Code extends string, Before extends Prefix>(prefix: Before, words: NoticeWords<Code>): Notices<Code> {
  const found = new Map<Code, Found>();
  const entry = (code: Code) => {
    const known = found.get(code) ?? { count: 0, dropped: [], changes: [] };
    found.set(code, known);
    return known;
  };
  return {
    note: (code, count = 1) => {
      if (count > 0) entry(code).count += count;
    },
    drop: (code, text, place = 0) => {
      const known = entry(code);
      known.count++;
      known.dropped.push({ text, place });
    },
    change: (code, changes, count = changes.length) => {
      if (count === 0) return;
      const known = entry(code);
      known.count += count;
      known.changes.push(...changes.slice(0, mostChanges - known.changes.length));
    },
    warnings: () =>
      (Object.keys(words) as Code[]).flatMap((code) => {
        const known = found.get(code);
        return known ? [warningOf(`${prefix}${code}` as IntakeCode, words[code], known)] : [];
      }),
  };
}

function warningOf(code: IntakeCode, words: (notice: Notice) => string, { count, dropped, changes }: Found): IntakeWarning<IntakeCode> {
  const texts = dropped.toSorted((a, b) => a.place - b.place).map(({ text }) => text);
  return {
    code,
    message: words({ count, dropped: texts, changes }),
    count,
    ...(texts.length > 0 ? { dropped: texts } : {}),
    ...(changes.length > 0 ? { changes } : {}),
  };
}

/** The first three, 40 characters each. */
export function quoteSome(texts: readonly string[]): string {
  const first = texts.slice(0, 3).map((text) => `“${shortened(text)}”`);
  return first.join('、') + (texts.length > 3 ? ' 等' : '');
}

function shortened(text: string): string {
  const characters = [...text.slice(0, 100)];
  return characters.length <= 40 ? text : `${characters.slice(0, 40).join('')}…`;
}
