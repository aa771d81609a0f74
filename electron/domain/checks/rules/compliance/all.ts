import type { TextRule } from '../../prose/textRule.ts';
import { advertisingSuperlative } from './advertisingSuperlative.ts';
import { bankCard } from './bankCard.ts';
import { homeAddress } from './homeAddress.ts';
import { idNumber } from './idNumber.ts';
import { mobileNumber } from './mobileNumber.ts';
import { outdatedWord } from './outdatedWord.ts';
import { placeholderWord } from './placeholderWord.ts';
import { plateNumber } from './plateNumber.ts';
import { protectedName } from './protectedName.ts';
import { suspectCalledCriminal } from './suspectCalledCriminal.ts';
import { vagueSource } from './vagueSource.ts';

/** What the law or the custom of newsrooms forbids to print. What an article's own fields need is a rule of `check.ts`. */
export const complianceRules: readonly TextRule[] = [
  idNumber,
  mobileNumber,
  bankCard,
  plateNumber,
  homeAddress,
  protectedName,
  suspectCalledCriminal,
  advertisingSuperlative,
  outdatedWord,
  placeholderWord,
  vagueSource,
];
