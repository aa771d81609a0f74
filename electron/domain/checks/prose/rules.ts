import { complianceRules } from '../rules/compliance/all.ts';
import { consistencyRules } from '../rules/consistency/all.ts';
import { numeralArticleRules, numeralRules } from '../rules/numerals/all.ts';
import { punctuationArticleRules, punctuationRules } from '../rules/punctuation/all.ts';
import { slipRules } from '../rules/slips/all.ts';
import type { ArticleRule, TextRule } from './textRule.ts';

/** Every rule about one text. A new one is a file in its group's folder and a line in the group's `all.ts`. */
export const textRules: readonly TextRule[] = [...punctuationRules, ...numeralRules, ...slipRules, ...complianceRules];

/** Every rule about what an article's texts say of each other. */
export const articleRules: readonly ArticleRule[] = [...punctuationArticleRules, ...numeralArticleRules, ...consistencyRules];
