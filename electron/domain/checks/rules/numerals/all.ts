import type { TextRule } from '../../prose/textRule.ts';

export const numeralRules: readonly TextRule[] = [];
