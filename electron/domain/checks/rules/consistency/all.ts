import type { ArticleRule } from '../../prose/textRule.ts';
import { countOfList } from './countOfList.ts';
import { figureDiffers } from './figureDiffers.ts';
import { numberingSkips } from './numberingSkips.ts';
import { officeDiffers } from './officeDiffers.ts';
import { organisationNameVariant } from './organisationNameVariant.ts';
import { percentOverHundred } from './percentOverHundred.ts';
import { personNameVariant } from './personNameVariant.ts';
import { shortNameBeforeFull } from './shortNameBeforeFull.ts';
import { sumOfParts } from './sumOfParts.ts';
import { weekdayOfDate } from './weekdayOfDate.ts';

/** What an article says of one thing in two places. */
export const consistencyRules: readonly ArticleRule[] = [
  weekdayOfDate,
  sumOfParts,
  percentOverHundred,
  countOfList,
  numberingSkips,
  personNameVariant,
  officeDiffers,
  organisationNameVariant,
  figureDiffers,
  shortNameBeforeFull,
];
