import { type Prose, quotationsIn } from '../../prose/prose.ts';
import type { Hit, TextRule } from '../../prose/textRule.ts';
import { makeWordList, outermost } from '../../prose/wordList.ts';
import type { Confusion } from './confusion.ts';

/** A rule that finds the wrong forms of a list and puts the right ones there. */
export function confusionRule(confusions: readonly Confusion[], rule: Omit<TextRule, 'check'>): TextRule {
  const entries = confusions.map(([word, right, inside]) => ({ word, right, inside: inside ?? [], doubtful: inside !== undefined }));
  const find = makeWordList(entries);
  return {
    ...rule,
    check: (prose) => {
      const found = outermost(find(prose.masked));
      if (found.length === 0) return [];
      const said = saidOf(prose);
      return found
        .filter(({ start, end }) => !said(start, end))
        .map(
          ({ entry, start, end }): Hit => ({
            start,
            end,
            fix: entry.right,
            ...(entry.doubtful && rule.level === 'error' ? { level: 'warning' } : {}),
          }),
        );
    },
  };
}

/**
 * Whether a stretch is in a work's title or stands alone between quotation marks: a pun, a brand, or the very word that a text
 * about mistakes speaks of. To be asked in the order of the stretches.
 */
function saidOf(prose: Prose): (start: number, end: number) => boolean {
  const quotations = quotationsIn(prose);
  const alone = new Set(quotations.map(({ from, to }) => `${from + 1} ${to - 1}`));
  const titles = quotations.filter(({ opening }) => opening === '《' || opening === '〈');
  let next = 0;
  let reach = 0;
  return (start, end) => {
    for (let title = titles[next]; title && title.from < start; title = titles[++next]) reach = Math.max(reach, title.to);
    return end < reach || alone.has(`${start} ${end}`);
  };
}
