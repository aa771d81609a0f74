import type { Article } from '../article.ts';
import type { Block } from '../markdown/tokens.ts';
import type { Profile } from '../portal/profile.ts';
import type { Finding } from './finding.ts';
import { type HouseFacts, untoldFacts } from './house/houseFacts.ts';
import { ruleSetOf } from './house/houseRuleSet.ts';
import { byPlace } from './place.ts';
import { makeTextChecker, type TextChecker } from './prose/textChecker.ts';
import type { Rule, Subject } from './rule.ts';
import { authorNotStaff } from './rules/authorNotStaff.ts';
import { bodyMissing } from './rules/bodyMissing.ts';
import { channelUnknown } from './rules/channelUnknown.ts';
import { coverUnknown } from './rules/coverUnknown.ts';
import { directionCharacters } from './rules/directionCharacters.ts';
import { editorMissing } from './rules/editorMissing.ts';
import { editorNotStaff } from './rules/editorNotStaff.ts';
import { editorPlaceholder } from './rules/editorPlaceholder.ts';
import { fieldTooLong } from './rules/fieldTooLong.ts';
import { forbiddenLiteral } from './rules/forbiddenLiteral.ts';
import { houseListUnread } from './rules/houseListUnread.ts';
import { linkAddressMissing } from './rules/linkAddressMissing.ts';
import { linkTextMissing } from './rules/linkTextMissing.ts';
import { pageBreakUnsupported } from './rules/pageBreakUnsupported.ts';
import { pageTitleTooLong } from './rules/pageTitleTooLong.ts';
import { pictureAltMissing } from './rules/pictureAltMissing.ts';
import { pictureCaptionMissing } from './rules/pictureCaptionMissing.ts';
import { pictureExternal } from './rules/pictureExternal.ts';
import { pictureUnknown } from './rules/pictureUnknown.ts';
import { placeholderLeft } from './rules/placeholderLeft.ts';
import { publishTimeMissing } from './rules/publishTimeMissing.ts';
import { reprintOriginMissing } from './rules/reprintOriginMissing.ts';
import { sourceMissing } from './rules/sourceMissing.ts';
import { sourceNotListed } from './rules/sourceNotListed.ts';
import { sourceVague } from './rules/sourceVague.ts';
import { tableRowWidth } from './rules/tableRowWidth.ts';
import { titleControlCharacters } from './rules/titleControlCharacters.ts';
import { titleMissing } from './rules/titleMissing.ts';

/** Every rule. A new one is a file in `rules/` and a line here. */
export const rules: readonly Rule[] = [
  titleMissing,
  titleControlCharacters,
  sourceMissing,
  sourceVague,
  sourceNotListed,
  reprintOriginMissing,
  editorMissing,
  editorPlaceholder,
  editorNotStaff,
  authorNotStaff,
  publishTimeMissing,
  channelUnknown,
  bodyMissing,
  houseListUnread,
  directionCharacters,
  pictureUnknown,
  pictureExternal,
  pictureAltMissing,
  pictureCaptionMissing,
  coverUnknown,
  linkTextMissing,
  linkAddressMissing,
  placeholderLeft,
  tableRowWidth,
  forbiddenLiteral,
  pageTitleTooLong,
  pageBreakUnsupported,
  fieldTooLong,
];

/** Ids of those that are about a portal's own limits. */
export const portalRules: ReadonlySet<string> = new Set(rules.filter(({ isOfPortal }) => isOfPortal).map(({ id }) => id));

/**
 * What is wrong with an article, in the order of its fields, then of the place in the field.
 * @param blocks the article's body, parsed
 * @param profile with it, that portal's limits are checked too
 * @param house its own words, its people, whom it reprints from
 * @param words kept between two calls, it reads only what changed; of the rules for this house's words
 */
export function checkArticle(
  article: Article,
  blocks: readonly Block[],
  profile?: Profile,
  house: HouseFacts = untoldFacts,
  words: TextChecker = makeTextChecker(ruleSetOf(house.words)),
): readonly Finding[] {
  const subject: Subject = { article, blocks, profile, house };
  return [
    ...rules.flatMap((rule) => rule.check(subject).map((remark): Finding => ({ rule: rule.id, level: rule.level, ...remark }))),
    ...words.check(article),
  ].sort(byPlace);
}
