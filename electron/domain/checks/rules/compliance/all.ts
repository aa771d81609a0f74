import type { TextRule } from '../../prose/textRule.ts';

export const complianceRules: readonly TextRule[] = [];
