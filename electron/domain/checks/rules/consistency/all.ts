import type { ArticleRule } from '../../prose/textRule.ts';

export const consistencyRules: readonly ArticleRule[] = [];
