import type { TextRule } from '../../prose/textRule.ts';
import { brokenFrame } from './brokenFrame.ts';
import { confusedDe } from './confusedDe.ts';
import { doubledPhrase } from './doubledPhrase.ts';
import { doubledWord } from './doubledWord.ts';
import { longParagraph } from './longParagraph.ts';
import { longSentence } from './longSentence.ts';
import { mixedSentence } from './mixedSentence.ts';
import { untilDate } from './untilDate.ts';
import { variantWord } from './variantWord.ts';
import { wrongConjunction } from './wrongConjunction.ts';
import { wrongIdiom } from './wrongIdiom.ts';
import { wrongLike } from './wrongLike.ts';
import { wrongName } from './wrongName.ts';
import { wrongWord } from './wrongWord.ts';

/** What the hand got wrong: signs, words, frames; and what is too long. */
export const slipRules: readonly TextRule[] = [
  wrongIdiom,
  wrongWord,
  wrongName,
  variantWord,
  doubledWord,
  doubledPhrase,
  confusedDe,
  brokenFrame,
  mixedSentence,
  wrongConjunction,
  wrongLike,
  untilDate,
  longSentence,
  longParagraph,
];
