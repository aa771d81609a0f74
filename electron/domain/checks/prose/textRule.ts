import type { Finding } from '../finding.ts';
import type { Place, Prose } from './prose.ts';

/** What a rule found in one text. Offsets are UTF-16 units of the prose's text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** Text for start..end that would put it right, where that is certain. */
  readonly fix?: string;
  /** Values for the message's `{{…}}`; `text` (the stretch) and `fix` are there by themselves. */
  readonly detail?: Readonly<Record<string, string | number>>;
  /** Where it is not the rule's own. */
  readonly level?: Finding['level'];
  /** Keys of the channels whose articles it is for; all when it does not say. */
  readonly channels?: readonly string[];
}

/** What every rule about words has. */
export interface Wording {
  /** Never changes: ignored findings and overrides name it. */
  readonly id: string;
  /** An error refuses the export unless a person overrides it with a reason. */
  readonly level: Finding['level'];
  /** The standard and its clause, or whose custom it is: `GB/T 15834-2011 4.1.3`. */
  readonly clause: string;
  /** One sentence for the newsroom, in Chinese, with `{{text}}`, `{{fix}}` and what the hit's detail names. */
  readonly message: string;
  /** The same for an English window. */
  readonly english: string;
}

/**
 * A rule about one text by itself: a paragraph, a heading, a field. Pure, and linear in the length of the text, so that only
 * what changed has to be read again.
 */
export interface TextRule extends Wording {
  /** Places it is about; all when it does not say. */
  readonly places?: readonly Place[];
  check(prose: Prose): readonly Hit[];
  /** Own news sentences, run as tests. */
  readonly examples: { readonly bad: readonly TextExample[]; readonly good: readonly TextExample[] };
}

/**
 * A text (of a paragraph where no place is named) in which ⟦…⟧ marks what the rule must find, no more and no less, and
 * ⟦wrong→right⟧ with which fix; `⟦wrong→⟧` takes it out.
 */
export type TextExample = string | { readonly text: string; readonly place: Place };

/** Something a rule about the whole article remembers of one text. */
export interface Mention {
  readonly start: number;
  readonly end: number;
}

export interface Gathered<M extends Mention> {
  /** Index of the text among the article's. */
  readonly prose: number;
  readonly place: Place;
  readonly mention: M;
}

export interface ArticleHit extends Hit {
  readonly prose: number;
}

/**
 * A rule about what texts say of each other. `gather` reads one text (its answer is kept while the text does not change),
 * `judge` compares what all texts gave, in the article's order. Made by {@link articleRule}.
 */
export interface ArticleRule extends Wording {
  gather(prose: Prose): readonly Mention[];
  judge(all: readonly Gathered<Mention>[]): readonly ArticleHit[];
  /** Each example is an article: its paragraphs, marked as those of a text's rule. */
  readonly examples: { readonly bad: readonly (readonly TextExample[])[]; readonly good: readonly (readonly TextExample[])[] };
}

export function articleRule<M extends Mention>(
  rule: Wording & {
    gather(prose: Prose): readonly M[];
    judge(all: readonly Gathered<M>[]): readonly ArticleHit[];
    readonly examples: ArticleRule['examples'];
  },
): ArticleRule {
  // What `judge` is given came from this rule's own `gather`.
  return rule as unknown as ArticleRule;
}

/** Every place where a pattern (global) fits, as a hit; where `read` gives none, it is no finding. */
export function hitsOf(text: string, pattern: RegExp, read: (match: RegExpExecArray) => Hit | undefined): readonly Hit[] {
  return matchesIn(text, pattern).flatMap((match) => read(match) ?? []);
}

const none: readonly RegExpExecArray[] = [];

/** Every match of a pattern (global). Not `matchAll`: it makes a pattern of its own for every text, and most texts have no match. */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return none;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

/** The stretch that a match covers, or one of its named or numbered parts where the pattern has indices (`d`). */
export function stretchOf(match: RegExpExecArray, fix?: string): Hit {
  const hit = { start: match.index, end: match.index + match[0].length };
  return fix === undefined ? hit : { ...hit, fix };
}
