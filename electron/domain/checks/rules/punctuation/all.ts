import type { TextRule } from '../../prose/textRule.ts';
import { halfWidthMark } from './halfWidthMark.ts';

/** GB/T 15834-2011, General rules for punctuation. */
export const punctuationRules: readonly TextRule[] = [halfWidthMark];
