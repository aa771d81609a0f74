import { z } from 'zod';
import type { Article } from '../article.ts';
import { quoteAt } from '../quoting.ts';
import type { Finding } from './finding.ts';

/**
 * What a newsroom has decided to leave as it is. An ignored finding stays in the list, with who said so and why; it no longer
 * stands in the way of an export.
 */

/** UTF-16 units kept on either side of an ignored stretch: while they stay, the decision holds. */
const context = 16;
const longestQuote = 2000;
const longestMessage = 500;

const ruleId = z.string().max(64);
const reason = z.string().trim().min(1).max(500);
const person = z.string().max(200);
const instant = z.iso.datetime({ offset: true });

/** The stretch of one finding, as it read when it was ignored, and what was said of it there. Older decisions do not say what was said. */
const placeSchema = z.strictObject({
  field: z.string().max(200),
  quote: z.string().max(longestQuote),
  before: z.string().max(context),
  after: z.string().max(context),
  /** The finding's message: of two at one place only the one is meant. */
  says: z.string().max(longestMessage).optional(),
  /** Of a finding about portals' own limits: at which of them. */
  portals: z.array(z.string().max(64)).max(200).optional(),
});

/** One decision for one article; kept in its review.json. `place` is there when it is about one finding, not about the whole rule. */
export const ignoredSchema = z.strictObject({
  rule: ruleId,
  place: placeSchema.optional(),
  reason,
  by: person,
  at: instant,
  deletedAt: instant.optional(),
});
export type Ignored = Readonly<z.infer<typeof ignoredSchema>>;
export type IgnoredPlace = Readonly<z.infer<typeof placeSchema>>;

/** Rules that a house does without, by id; kept in the library's settings. */
export const houseIgnoredSchema = z.record(
  ruleId,
  z.strictObject({
    reason,
    by: person,
    at: instant,
    /** What the rule said when it was decided, for people who do not know it by its id. Older decisions do not say. */
    says: z.string().max(longestMessage).optional(),
  }),
);
export type HouseIgnored = Readonly<z.infer<typeof houseIgnoredSchema>>;

export interface Decisions {
  /** The article's own, by id. */
  readonly article: Readonly<Record<string, Ignored>>;
  readonly house: HouseIgnored;
}

export const noDecisions: Decisions = { article: {}, house: {} };

/** The text of an article's field by its name (`title`, `source.name`, `media.<id>.alt`); empty where it is no text. */
export function fieldText(article: Partial<Article>, field: string): string {
  let value: unknown = article;
  for (const part of field.split('.')) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
  }
  return typeof value === 'string' ? value : '';
}

/**
 * Where a finding stands and what it says, so that it is known again after edits elsewhere.
 * @param portals whose own limits it is about, where it is about such
 */
export function placeOf(
  article: Partial<Article>,
  { field, start, end, message }: Pick<Finding, 'field' | 'start' | 'end' | 'message'>,
  portals?: readonly string[],
): IgnoredPlace {
  const text = fieldText(article, field);
  const place = { field, ...quoteAt(text, start, end, longestQuote, context), says: message.slice(0, longestMessage) };
  return portals ? { ...place, portals: [...portals] } : place;
}

/**
 * The findings, those that somebody decided to leave marked as such.
 * @param portal key of the one they were found for
 */
export function withDecisions<F extends Finding>(
  article: Article,
  findings: readonly F[],
  { article: own, house }: Decisions,
  portal?: string,
): readonly F[] {
  const standing = Object.entries(own).filter(([, { deletedAt }]) => deletedAt === undefined);
  if (standing.length === 0 && Object.keys(house).length === 0) return findings;
  // By what has to be the same: thousands of decisions cost no finding more than a few.
  const byKey = new Map<string, Decided[]>();
  for (const each of standing) {
    const key = keyOf(each[1].rule, each[1].place);
    const same = byKey.get(key);
    if (same) same.push(each);
    else byKey.set(key, [each]);
  }
  const rules = new Set(standing.map(([, { rule }]) => rule));
  return findings.map((finding): F => {
    const decided = rules.has(finding.rule)
      ? decidedOf(byKey, finding.rule, placeOf(article, finding, portal === undefined ? undefined : [portal]))
      : undefined;
    if (decided) {
      const [id, { reason, by, at, place }] = decided;
      return { ...finding, ignored: { scope: place ? 'finding' : 'article', id, reason, by, at } };
    }
    const everywhere = Object.hasOwn(house, finding.rule) ? house[finding.rule] : undefined;
    if (!everywhere) return finding;
    const { reason, by, at } = everywhere;
    return { ...finding, ignored: { scope: 'house', reason, by, at } };
  });
}

type Decided = readonly [id: string, decision: Ignored];

function decidedOf(byKey: ReadonlyMap<string, readonly Decided[]>, rule: string, now: IgnoredPlace): Decided | undefined {
  const here = byKey.get(keyOf(rule, now))?.find(([, { place }]) => place && isStill(place, now));
  return here ?? byKey.get(keyOf(rule, undefined))?.[0];
}

function keyOf(rule: string, place: IgnoredPlace | undefined): string {
  return JSON.stringify(place ? [rule, place.field, place.quote] : [rule]);
}

/** Of the same words in the same field: a neighbourhood that was cut short by an end of the text may have grown. */
function isStill(decided: IgnoredPlace, now: IgnoredPlace): boolean {
  if (decided.says !== undefined && decided.says !== now.says) return false;
  if (decided.portals && !now.portals?.every((portal) => decided.portals?.includes(portal))) return false;
  return now.before.endsWith(decided.before) && now.after.startsWith(decided.after);
}
