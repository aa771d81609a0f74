import type { ArticleRule, TextRule } from '../../prose/textRule.ts';
import { approximateComma } from './approximateComma.ts';
import { approximateDoubled } from './approximateDoubled.ts';
import { arabicInWord } from './arabicInWord.ts';
import { dateForm } from './dateForm.ts';
import { dayWord } from './dayWord.ts';
import { decimalZero } from './decimalZero.ts';
import { eraYear } from './eraYear.ts';
import { exactWithAbout } from './exactWithAbout.ts';
import { fullWidthNumeral } from './fullWidthNumeral.ts';
import { largeUnitRange } from './largeUnitRange.ts';
import { markInNumber } from './markInNumber.ts';
import { mixedDate } from './mixedDate.ts';
import { mixedNumeral } from './mixedNumeral.ts';
import { mixedRange } from './mixedRange.ts';
import { ordinalForm } from './ordinalForm.ts';
import { percentMixed } from './percentMixed.ts';
import { percentRange } from './percentRange.ts';
import { quantityForm } from './quantityForm.ts';
import { severalHan } from './severalHan.ts';
import { thousandsMixed } from './thousandsMixed.ts';
import { twoForm } from './twoForm.ts';
import { weekdayNumeral } from './weekdayNumeral.ts';
import { yearShortened } from './yearShortened.ts';
import { zeroForm } from './zeroForm.ts';

/** GB/T 15835-2011, General rules for writing numerals in public texts. */
export const numeralRules: readonly TextRule[] = [
  yearShortened,
  percentRange,
  largeUnitRange,
  decimalZero,
  zeroForm,
  mixedNumeral,
  fullWidthNumeral,
  approximateComma,
  approximateDoubled,
  weekdayNumeral,
  eraYear,
  percentMixed,
  mixedDate,
  arabicInWord,
  thousandsMixed,
  severalHan,
  dayWord,
  markInNumber,
  quantityForm,
  ordinalForm,
  mixedRange,
  twoForm,
  exactWithAbout,
];

/** The same standard, across an article's texts. */
export const numeralArticleRules: readonly ArticleRule[] = [dateForm];
