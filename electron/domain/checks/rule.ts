import type { Article, ArticleChanges } from '../article.ts';
import type { Block } from '../markdown/tokens.ts';
import type { Profile } from '../portal/profile.ts';
import type { Finding } from './finding.ts';
import type { HouseFacts } from './house/houseFacts.ts';

/** What a rule looks at. */
export interface Subject {
  readonly article: Article;
  /** The article's body, parsed. */
  readonly blocks: readonly Block[];
  /** The portal the article is for, where that is known. */
  readonly profile?: Profile;
  readonly house: HouseFacts;
}

/** What a rule says: its id and, unless the remark has one of its own, its level are added by whoever runs it. */
export type Remark = Omit<Finding, 'rule' | 'level'> & Partial<Pick<Finding, 'level'>>;

/** A change to a sound article, to the portal it is for and to its house, under which the rule speaks (bad) or stays silent (good). */
export interface Example {
  readonly article: ArticleChanges;
  readonly profile?: Partial<Profile>;
  readonly house?: Partial<HouseFacts>;
  /** Of what it says here, where that is not the rule's own. */
  readonly level?: Finding['level'];
}

/** One rule, one file. It is pure, and linear in the length of the text. */
export interface Rule {
  readonly id: string;
  /** An error refuses the export unless a person overrides it with a reason. */
  readonly level: Finding['level'];
  /** It is about a portal's own limits: what is decided of it at one portal says nothing of another. */
  readonly isOfPortal?: true;
  check(subject: Subject): readonly Remark[];
  /** Run as tests. */
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
}

/** A remark about the whole of a field. */
export function about(field: string, message: string, text = '', extra: Partial<Remark> = {}): Remark {
  return { field, message, start: 0, end: text.length, ...extra };
}

/** True for a text that shows nothing: empty, or only blanks and invisible characters. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\u2800\u3164]/u.test(text);
}

/** Where `part` stands in `text`, or at its beginning if it cannot be found as it is written. */
export function place(text: string, part: string): { readonly start: number; readonly end: number } {
  const start = part === '' ? -1 : text.indexOf(part);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + part.length };
}
