import type { Article } from '../article.ts';
import type { Block } from '../markdown/tokens.ts';
import type { Profile } from '../portal/profile.ts';
import { checkArticle, portalRules } from './check.ts';
import type { Finding } from './finding.ts';
import type { HouseFacts } from './house/houseFacts.ts';
import { type Decisions, withDecisions } from './ignored.ts';
import { byPlace } from './place.ts';
import type { TextChecker } from './prose/textChecker.ts';

/** A finding of an article that goes to several portals. */
export interface PlacedFinding extends Finding {
  /** Keys of the portals where it is so; empty where it is so at every one that was looked at. */
  readonly portals: readonly string[];
  /** Of one about portals' own limits: the keys of all of them where it is so. */
  readonly limits?: readonly string[];
}

/** What articles are held against beside the portals. */
export interface CheckedBy {
  readonly house: HouseFacts;
  readonly words: TextChecker;
  readonly decisions: Decisions;
}

/**
 * What is wrong with an article at the portals it goes to, in the order of places. What several say in the same words is said
 * once; what somebody decided to leave at one of them stands apart from what another says.
 */
export function checkAtPortals(
  article: Article,
  blocks: readonly Block[],
  profiles: readonly Profile[],
  { house, words, decisions }: CheckedBy,
): readonly PlacedFinding[] {
  const found = words.check(article);
  const known: TextChecker = { check: () => found };
  const at = profiles.length === 0 ? [undefined] : profiles;
  const merged = new Map<string, { readonly finding: Finding; readonly portals: string[] }>();
  for (const profile of at) {
    for (const finding of withDecisions(article, checkArticle(article, blocks, profile, house, known), decisions, profile?.key)) {
      const { rule, level, field, start, end, message, ignored } = finding;
      const key = JSON.stringify([rule, level, field, start, end, message, ignored?.scope, ignored?.id]);
      const entry = merged.get(key);
      if (entry) entry.portals.push(profile?.key ?? '');
      else merged.set(key, { finding, portals: [profile?.key ?? ''] });
    }
  }
  return [...merged.values()]
    .map(({ finding, portals }) => ({
      ...finding,
      portals: portals.length === at.length ? [] : portals,
      ...(portalRules.has(finding.rule) ? { limits: portals } : {}),
    }))
    .sort(byPlace);
}
