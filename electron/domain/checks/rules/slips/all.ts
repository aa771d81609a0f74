import type { TextRule } from '../../prose/textRule.ts';

export const slipRules: readonly TextRule[] = [];
