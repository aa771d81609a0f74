import { hitsOf, type TextRule } from '../../prose/textRule.ts';
import { longSentences, shortSentences } from './lengthExamples.ts';

/** 字 in a sentence; a reader on a telephone has lost its beginning by then. */
const limit = 100;

export const longSentence: TextRule = {
  id: 'long-sentence',
  level: 'hint',
  places: ['paragraph', 'item', 'summary'],
  clause: '新闻惯例：句长',
  message: '这一句有{{count}}字，宜断成两句。',
  english: 'This sentence has {{count}} characters; two would read better.',
  check: ({ masked }) =>
    hitsOf(masked, /[^。！？!?\n]+/g, (match) => {
      if (match[0].length <= limit) return undefined;
      const count = match[0].match(/\p{Script=Han}/gu)?.length ?? 0;
      return count > limit ? { start: match.index, end: match.index + match[0].length, detail: { count } } : undefined;
    }),
  examples: { bad: longSentences, good: shortSentences },
};
