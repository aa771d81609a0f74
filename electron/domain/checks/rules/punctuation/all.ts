import type { ArticleRule, TextRule } from '../../prose/textRule.ts';
import { bracketStop } from './bracketStop.ts';
import { collectivePause } from './collectivePause.ts';
import { colonBeforeSpeech } from './colonBeforeSpeech.ts';
import { commaBeforeAnd } from './commaBeforeAnd.ts';
import { commaBetweenQuoted } from './commaBetweenQuoted.ts';
import { commaForPause } from './commaForPause.ts';
import { cornerQuote } from './cornerQuote.ts';
import { dashForm } from './dashForm.ts';
import { doubledMarks } from './doubledMarks.ts';
import { ellipsisForm } from './ellipsisForm.ts';
import { ellipsisWithEtc } from './ellipsisWithEtc.ts';
import { ellipsisWithMark } from './ellipsisWithMark.ts';
import { halfWidthBracket } from './halfWidthBracket.ts';
import { halfWidthMark } from './halfWidthMark.ts';
import { halfWidthQuote } from './halfWidthQuote.ts';
import { halfWidthStop } from './halfWidthStop.ts';
import { headlineStop } from './headlineStop.ts';
import { markAtEdge } from './markAtEdge.ts';
import { middleDot } from './middleDot.ts';
import { monthDayMark } from './monthDayMark.ts';
import { nestedColon } from './nestedColon.ts';
import { nestedMarks } from './nestedMarks.ts';
import { ordinalComma } from './ordinalComma.ts';
import { ordinalMark } from './ordinalMark.ts';
import { pauseForComma } from './pauseForComma.ts';
import { questionMark } from './questionMark.ts';
import { quoteEnd } from './quoteEnd.ts';
import { rangeMark } from './rangeMark.ts';
import { stackedMarks } from './stackedMarks.ts';
import { titleMarkMissing } from './titleMarkMissing.ts';
import { titleMarkMisuse } from './titleMarkMisuse.ts';
import { unpairedMark } from './unpairedMark.ts';

/** GB/T 15834-2011, General rules for punctuation. */
export const punctuationRules: readonly TextRule[] = [
  halfWidthMark,
  halfWidthStop,
  halfWidthBracket,
  halfWidthQuote,
  ellipsisForm,
  ellipsisWithMark,
  ellipsisWithEtc,
  dashForm,
  rangeMark,
  stackedMarks,
  doubledMarks,
  nestedMarks,
  commaBetweenQuoted,
  commaBeforeAnd,
  bracketStop,
  collectivePause,
  commaForPause,
  pauseForComma,
  nestedColon,
  colonBeforeSpeech,
  questionMark,
  markAtEdge,
  cornerQuote,
  quoteEnd,
  ordinalComma,
  ordinalMark,
  headlineStop,
  monthDayMark,
  middleDot,
  titleMarkMisuse,
  titleMarkMissing,
];

/** The same standard, across an article's texts. */
export const punctuationArticleRules: readonly ArticleRule[] = [unpairedMark];
