import type { ArticleChanges } from '../article.ts';
import type { IntakeCode } from './codes.ts';

/** One kind of change that intake made to a text, with how often. Nothing is changed without one. */
export interface IntakeWarning<Code extends string = string> {
  /** `dropped-navigation`, `fullwidth-punctuation`, `section-heads`… the window translates by code. */
  readonly code: Code;
  /** One plain sentence in Chinese, with the count and, where it helps, the text concerned. */
  readonly message: string;
  readonly count: number;
  /** Every line (or piece of one) that is no longer in the body, in full, in the order of the text. `message` quotes only a few. */
  readonly dropped?: readonly string[];
}

/** A text that came in, as the fields it fills and what was done to it. */
export interface Intake {
  readonly draft: ArticleChanges;
  readonly warnings: readonly IntakeWarning<IntakeCode>[];
}
